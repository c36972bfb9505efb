// @ts-check
/**
 * The way back of one step of learning, painted over the finished pass: how the loss changes with each number goes from
 * right to left, and then the weights move. Loaded with what shows learning. Allocates nothing while only time moves.
 */

import { LEGIBLE_RADIUS_PX } from "../core/columns.js";
import { smooth } from "../core/easing.js";
import { progressOf } from "../core/frame.js";
import { formatValue, MINUS } from "../core/number-format.js";
import { listOf } from "../core/times.js";
import { paintEdges } from "./edges.js";
import { VEIL, veilColor } from "./lit-path.js";
import { paintTravel } from "./pulses.js";

/**
 * @import { Edges, LayerLayout, Palette, Pen, Picture, Timeline } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 * @import { Sprites } from "./sprites.js"
 */

/**
 * The numbers of one step, by name: "slope:dense1.preActivations" is how the loss changes with that array,
 * "carried:dense2" what goes back along each edge, "factor:activation1" the slope of the function, and
 * "change:dense2.weights" how far each weight moves. `target` is what the outputs should be.
 * @typedef {{get: (name: string) => Float64Array | undefined, target: ArrayLike<number>}} Step
 */

/** What the discs of a layer show from a phase on: a name of the step's numbers. @typedef {{phase: number, layer: number, name: string, factor: string}} Shown */

/** What is laid over a picture to paint it with other edges. @typedef {{edges: Edges[]}} View */

const ROUND = 2 * Math.PI;
/** How opaque a disc's colour is at most: digits on it keep a contrast of 4.5 : 1. */
const OPACITY = 0.5;
/** Smaller slopes are written with an exponent. */
const SMALL = 0.005;
/** When a number has been multiplied with the slope of its function, as a part of the phase. */
const MULTIPLIED = 0.6;
/** The soft side of the veil: how many strips, and how wide each is at most. */
const SOFT_STRIPS = 10;
const SOFT_PX = 3;
/** How wide digits may be, in radii. */
const WIDEST = 1.64;

export class WayBack {
  #step;
  #timeline;
  #from;
  #update;
  /** @type {Shown[]} */
  #shown = [];
  /** The phase in which pulses travel back from each layer, by the layer they reach. @type {Map<number, number>} */
  #travels = new Map();
  /** What is measured against the largest of its kind. @type {Map<string, number>} */
  #strengths = new Map();
  /** @type {Map<string, readonly string[]>} */
  #written = new Map();
  #measured = /** @type {any} */ ({ strengths: this.#strengths });
  /** The picture with the edges of the way back, and with how far the weights move; its edges are made when those of the picture are others. @type {View} */
  #back = { edges: [] };
  /** @type {View} */
  #moved = { edges: [] };
  /** @type {readonly Edges[] | null} */
  #edges = null;

  /** @param {Step} step @param {Timeline} timeline there and back */
  constructor(step, timeline) {
    this.#step = step;
    this.#timeline = timeline;
    const { phases } = timeline;
    this.#from = phases.findIndex(({ direction }) => direction === "backwards");
    this.#update = phases.findIndex(({ name }) => name === "update");
    phases.forEach(({ direction, name, operation, layer }, phase) => {
      if (direction === "forwards") return;
      const { kind, takes } = operation;
      if (name === "carry") this.#travels.set(layer - 1, phase);
      else if (name !== "loss" && name !== "blame")
        this.#shown.push({
          phase,
          layer: kind === "dense" ? layer - 1 : layer,
          name: `slope:${takes}`,
          factor: name === "bend" ? `factor:${operation.name}` : "",
        });
    });
  }

  /** @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {Sprites} sprites */
  paint = (pen, picture, palette, fonts, sprites) => {
    const { timeline, frame, trace } = picture;
    if (timeline !== this.#timeline || !trace || frame.phaseIndex < this.#from) return;
    if (picture.edges !== this.#edges) this.#turn(picture);
    this.#cover(pen, picture, palette, VEIL * smooth(progressOf(frame, this.#from) * 3));
    this.#paintTarget(pen, picture, palette);
    for (const [l, phase] of this.#travels) {
      const progress = progressOf(frame, phase);
      if (progress > 0 && progress < 1)
        paintTravel(pen, this.#viewOf(this.#back, picture), palette, sprites, l, progress, true);
    }
    this.#paintChanges(pen, picture, palette);
    for (const shown of this.#shown)
      if (!this.#isOver(picture, shown)) this.#paintLayer(pen, picture, palette, fonts, shown);
    pen.globalAlpha = 1;
  };

  /** The same edges with what goes back along them, and with how far each weight moves. @param {Picture} picture */
  #turn({ edges, timeline, layers }) {
    this.#edges = edges;
    timeline.operations.forEach(({ name, kind, layer }) => {
      const some = edges[layer - 1];
      if (kind !== "dense" || !some) return;
      for (const [view, array] of [[this.#back, `carried:${name}`], [this.#moved, `change:${name}.weights`]]) // prettier-ignore
        /** @type {View} */ (view).edges[layer - 1] = this.#along(some, /** @type {string} */ (array), layers[layer - 1] ?? 0); // prettier-ignore
    });
  }

  /** The same edges with another number for each. @param {Edges} edges @param {string} name of an array with one for every edge @param {number} sizeIn */
  #along(edges, name, sizeIn) {
    const all = this.#step.get(name);
    this.#strength(name);
    const { from, to } = edges;
    const amount = new Float64Array(from.length).map((_, k) => all?.[Number(to[k]) * sizeIn + Number(from[k])] ?? 0);
    return { ...edges, amount, parameter: amount, measuredBy: { amount: name, parameter: name } };
  }

  /** The picture with other edges. @param {View} view @param {Picture} picture */
  #viewOf(view, picture) {
    const { edges } = view;
    return /** @type {Picture} */ (Object.assign(view, picture, { edges, reel: this.#measured, previousReel: null }));
  }

  /** The digits of an array, written once. @param {string} name @param {(value: number) => string} format */
  #digits(name, format) {
    const digits = this.#written.get(name) ?? listOf(this.#step.get(name) ?? []).map(format);
    this.#written.set(name, digits);
    return digits;
  }

  /** The largest magnitude among some of the step's numbers. @param {string} name */
  #strength(name) {
    let most = this.#strengths.get(name);
    if (most === undefined) {
      most = Number.MIN_VALUE;
      for (const value of this.#step.get(name) ?? []) most = Math.max(most, Math.abs(value));
      this.#strengths.set(name, most);
    }
    return most;
  }

  /** Covers all but the answer. @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {number} alpha */
  #cover(pen, { layout }, palette, alpha) {
    const outputs = /** @type {LayerLayout} */ (layout.layers.at(-1));
    const edge = (outputs.x[0] ?? 0) + outputs.radius + 3;
    pen.fillStyle = veilColor(palette);
    const softPx = Math.max(0, Math.min(SOFT_PX, (layout.outputs.x - edge) / SOFT_STRIPS));
    for (let k = 0; k <= SOFT_STRIPS; k++) {
      // Its right side is soft: no line is seen beside the outputs, and their percentages stay as they are.
      const left = k ? edge + (k - 1) * softPx : 0;
      pen.globalAlpha = alpha * (1 - k / (SOFT_STRIPS + 1));
      pen.beginPath();
      pen.roundRect(left, 0, k ? softPx : edge, layout.heightPx, 0);
      pen.fill();
    }
  }

  /** A ring around each output that should be the answer. @param {Pen} pen @param {Picture} picture @param {Palette} palette */
  #paintTarget(pen, { layout, frame, timeline }, palette) {
    const outputs = /** @type {LayerLayout} */ (layout.layers.at(-1));
    if (!timeline.inShares) return;
    pen.globalAlpha = smooth(progressOf(frame, this.#from) * 3);
    pen.strokeStyle = palette.accent;
    pen.lineWidth = 2;
    for (let k = 0; k < outputs.y.length; k++) {
      if (!this.#step.target[k]) continue;
      pen.beginPath();
      pen.arc(outputs.x[k] ?? 0, outputs.y[k] ?? 0, outputs.radius + 4, 0, ROUND);
      pen.stroke();
    }
  }

  /** Whether the discs show what comes later already. @param {Picture} picture @param {Shown} shown */
  #isOver({ frame }, { layer, phase }) {
    for (const other of this.#shown)
      if (other.layer === layer && other.phase > phase && progressOf(frame, other.phase) > 0) return true;
    return false;
  }

  /** What a layer's discs show of the way back. @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {Shown} shown */
  #paintLayer(pen, { layout, frame }, palette, fonts, { phase, layer, name, factor }) {
    const amount = progressOf(frame, phase);
    const values = this.#step.get(name);
    if (!values || amount <= 0) return;
    const { x, y, radius, pixels } = /** @type {LayerLayout} */ (layout.layers[layer]);
    const legible = radius >= LEGIBLE_RADIUS_PX && !pixels;
    // The factor comes first, then the product.
    const multiplies = factor !== "" && amount < MULTIPLIED;
    const seen = factor ? 1 : smooth(amount * 2);
    const color = OPACITY * smooth(factor ? (amount - MULTIPLIED) / (1 - MULTIPLIED) : amount);
    const words = multiplies ? this.#digits(factor, factorDigits) : this.#digits(name, slopeDigits);
    const most = this.#strength(name);
    pen.font = fonts.value;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (let j = 0; j < values.length; j++) {
      const value = values[j] ?? 0;
      const [cx, cy] = [x[j] ?? 0, y[j] ?? 0];
      disc(pen, cx, cy, radius, palette.disc, seen);
      const size = (radius - 1) * (0.3 + 0.7 * Math.sqrt(Math.abs(value) / most));
      if (value) disc(pen, cx, cy, size, value < 0 ? palette.negative : palette.positive, color);
      pen.strokeStyle = value < 0 ? palette.negative : value ? palette.positive : palette.rim;
      pen.lineWidth = 1.5;
      pen.globalAlpha = seen;
      pen.beginPath();
      pen.arc(cx, cy, radius, 0, ROUND);
      pen.stroke();
      if (!legible) continue;
      pen.fillStyle = palette.text;
      pen.fillText(words[j] ?? "", cx, cy + 0.5, WIDEST * radius);
    }
  }

  /** How far each weight moves: brighter and wider, the further. @param {Pen} pen @param {Picture} picture @param {Palette} palette */
  #paintChanges(pen, picture, palette) {
    const progress = progressOf(picture.frame, this.#update);
    if (progress <= 0) return;
    paintEdges(pen, this.#viewOf(this.#moved, picture), palette);
    this.#cover(pen, picture, palette, 1 - smooth(progress * 3));
  }
}

/** @param {Pen} pen @param {number} x @param {number} y @param {number} radius @param {string} color @param {number} alpha */
function disc(pen, x, y, radius, color, alpha) {
  pen.globalAlpha = alpha;
  pen.fillStyle = color;
  pen.beginPath();
  pen.arc(x, y, Math.max(0, radius), 0, ROUND);
  pen.fill();
}

/**
 * How the loss changes, short enough for a disc: it may be very small.
 * @param {number} value @example slopeDigits(-0.0000016) // "−2e−6"
 */
function slopeDigits(value) {
  const small = value !== 0 && Math.abs(value) < SMALL;
  return small ? value.toExponential(0).replaceAll("-", MINUS) : formatValue(value);
}

/** What a neuron multiplies with, such as "× 0" of a silent ReLU. @param {number} value */
const factorDigits = (value) => `× ${slopeDigits(value).replace(/\.00$/, "")}`;
