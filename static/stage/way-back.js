// @ts-check
/**
 * The way back of one step of learning, painted over the finished pass: how the loss changes with each number goes from
 * right to left, and then the weights move. At its beginning stands the loss, at its end how it has changed. Loaded with what shows learning. Allocates nothing while only time moves.
 */

import { LEGIBLE_RADIUS_PX } from "../core/columns.js";
import { smooth } from "../core/easing.js";
import { progressOf } from "../core/frame.js";
import { HIDDEN } from "../core/hidden.js";
import { formatValue, MINUS } from "../core/number-format.js";
import { listOf } from "../core/times.js";
import { VEIL } from "./lit-path.js";
import { MovedWeights } from "./moved-weights.js";
import { paintLoss } from "./loss-words.js";
import { paintTravel } from "./pulses.js";
import { StepEdges } from "./step-edges.js";
import { coverNetwork } from "./veil.js";

/**
 * @import { LayerLayout, Palette, Pen, Picture, Timeline } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 * @import { Sprites } from "./sprites.js"
 */

/**
 * The numbers of one step, by name: "slope:dense1.preActivations" is how the loss changes with that array,
 * "carried:dense2" what goes back along each edge, "factor:activation1" the slope of the function, and
 * "change:dense2.weights" how far each weight moves. `target` is what the outputs should be; `loss` says in words what the
 * loss is and, later, what it has become, beside one of the outputs.
 * @typedef {{get: (name: string) => Float64Array | undefined, target: ArrayLike<number>, loss?: import("./loss-words.js").LossWords}} Step
 */

/** What the discs of a layer show from a phase on: a name of the step's numbers. @typedef {{phase: number, layer: number, name: string, factor: string}} Shown */

const ROUND = 2 * Math.PI;
/** How opaque a disc's colour is at most: digits on it keep a contrast of 4.5 : 1. */
const OPACITY = 0.5;
/** How much of a light picture recedes: pale edges would not be seen under the veil of a dark one. */
const LIGHT_VEIL = 0.66;
/** Smaller slopes are written with an exponent. */
const SMALL = 0.005;
/** Phases that change nothing on the discs. */
const SILENT = ["loss", "blame", "update"];
/** When a number has been multiplied with the slope of its function, as a part of the phase. */
const MULTIPLIED = 0.6;
/** How wide digits may be, in radii. */
const WIDEST = 1.64;

export class WayBack {
  #step;
  #timeline;
  #pass;
  #edges;
  #moved;
  #from;
  #update;
  /** @type {Shown[]} */
  #shown = [];
  /** The phase in which pulses travel back from each layer, by the layer they reach. @type {Map<number, number>} */
  #travels = new Map();
  /** @type {Map<string, readonly string[]>} */
  #written = new Map();
  /** @param {Step} step @param {Timeline} timeline there, back, and there again @param {Timeline} pass the one there again, alone */
  constructor(step, timeline, pass) {
    this.#step = step;
    this.#timeline = timeline;
    this.#pass = pass;
    this.#edges = new StepEdges(step);
    this.#moved = new MovedWeights(this.#edges);
    const { phases } = timeline;
    this.#from = phases.findIndex(({ direction }) => direction === "backwards");
    this.#update = phases.findIndex(({ name }) => name === "update");
    phases.forEach(({ direction, name, operation, layer }, phase) => {
      if (direction !== "backwards") return;
      const { kind, takes } = operation;
      if (name === "carry") this.#travels.set(layer - 1, phase);
      else if (!SILENT.includes(name))
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
    // The pass after the step is painted by itself, and what the loss has become beside it.
    if (timeline === this.#pass && frame.phaseIndex === timeline.phases.length - 1)
      return paintLoss(pen, picture, palette, fonts, this.#step.loss, "after", 1);
    if (timeline !== this.#timeline || !trace || frame.phaseIndex < this.#from) return;
    const begun = smooth(progressOf(frame, this.#from) * 3);
    coverNetwork(pen, picture, palette, fonts, (palette.dark ? VEIL : LIGHT_VEIL) * begun);
    this.#paintTarget(pen, picture, palette, begun);
    for (const [l, phase] of this.#travels) {
      const progress = progressOf(frame, phase);
      if (progress > 0 && progress < 1)
        paintTravel(pen, this.#edges.picture("carried", picture), palette, sprites, l, progress, true);
    }
    this.#moved.paint(pen, picture, palette, fonts, progressOf(frame, this.#update));
    for (const shown of this.#shown)
      if (!this.#isOver(picture, shown)) this.#paintLayer(pen, picture, palette, fonts, shown);
    paintLoss(pen, picture, palette, fonts, this.#step.loss, "before", begun);
    pen.globalAlpha = 1;
  };

  /** The digits of an array, written once. @param {string} name @param {(value: number) => string} format */
  #digits(name, format) {
    const digits = this.#written.get(name) ?? listOf(this.#step.get(name) ?? []).map(format);
    this.#written.set(name, digits);
    return digits;
  }

  /** A ring around each output that should be the answer. @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {number} alpha */
  #paintTarget(pen, { layout, timeline }, palette, alpha) {
    const outputs = /** @type {LayerLayout} */ (layout.layers.at(-1));
    if (!timeline.inShares) return;
    pen.globalAlpha = alpha;
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
  #paintLayer(pen, { layout, frame, revealed }, palette, fonts, { phase, layer, name, factor }) {
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
    const most = this.#edges.strength(name);
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
      pen.fillText(revealed ? HIDDEN : (words[j] ?? ""), cx, cy + 0.5, WIDEST * radius);
    }
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
