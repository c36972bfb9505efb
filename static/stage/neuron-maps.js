// @ts-check
/**
 * What each hidden neuron gives for all values of two inputs, as a round map in its disc: in the colour of its sign, striped
 * where it is negative. Digits that the disc would show stand on a ground of their own at its foot. Loaded with what trains.
 * Allocates nothing while only time moves.
 */

import { LEGIBLE_RADIUS_PX } from "../core/columns.js";
import { discDigits } from "../core/digits.js";
import { lit } from "../core/frame.js";
import { channels } from "./decision-map.js";
import { veilColor } from "./veil.js";

/**
 * @import { LayerLayout, LayerPhases, Palette, Pen, Phase, Picture, Trace } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

/** Of each hidden layer the activations, neuron by neuron: rows from the bottom up. @typedef {{side: number, layers: readonly ArrayLike<number>[]}} Maps */

/** How much of its sign's colour a place has at most. */
const MOST = 0.8;
/** Every so many cells there is a stripe. */
const STRIPES = 8;
/** The rim of a disc stays free; around a disc without digits so does a ring of its light. */
const RIM_PX = 1;
const RING_PX = 2.5;
/** Where the digits stand below the middle, and how high and wide their ground is, in radii. */
const FOOT = 0.64;
const HALF_FOOT = 0.31;
const FOOT_WIDTH = 1.72;

export class NeuronMaps {
  #maps;
  /** The discs of each layer, painted for a palette. @type {CanvasImageSource[][]} */
  #discs = [];
  /** @type {Palette | null} */
  #palette = null;

  /** @param {Maps} maps */
  constructor(maps) {
    this.#maps = maps;
  }

  /** @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts */
  paint = (pen, picture, palette, fonts) => {
    if (palette !== this.#palette) this.#prepare(palette);
    const { layout } = picture;
    pen.globalAlpha = 1;
    for (let l = 1; l < layout.layers.length - 1; l++) {
      const { x, y, radius } = /** @type {LayerLayout} */ (layout.layers[l]);
      const discs = this.#discs[l - 1];
      // Of another network until the maps of the present one come.
      if (discs?.length !== x.length) continue;
      const legible = radius >= LEGIBLE_RADIUS_PX;
      const half = radius - (legible ? RIM_PX : RING_PX);
      for (let j = 0; j < x.length; j++)
        pen.drawImage(/** @type {any} */ (discs[j]), Number(x[j]) - half, Number(y[j]) - half, 2 * half, 2 * half);
      if (legible) paintDigits(pen, picture, palette, fonts, l);
    }
  };

  /** @param {Palette} palette */
  #prepare(palette) {
    this.#palette = palette;
    const { side, layers } = this.#maps;
    const size = side * side;
    const small = new OffscreenCanvas(side, side);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (small.getContext("2d", { willReadFrequently: true })); // prettier-ignore
    const colors = [palette.positive, palette.negative, veilColor(palette)].map((color) => channels(context, color));
    this.#discs = layers.map((values) => {
      let largest = Number.MIN_VALUE;
      for (let k = 0; k < values.length; k++) largest = Math.max(largest, Math.abs(Number(values[k])));
      /** @type {CanvasImageSource[]} */
      const discs = [];
      for (let start = 0; start < values.length; start += size) {
        const image = context.createImageData(side, side);
        fill(image, values, start, largest, colors);
        context.putImageData(image, 0, 0);
        discs.push(small.transferToImageBitmap());
      }
      return discs;
    });
  }
}

/**
 * One round map.
 * @param {ImageData} image @param {ArrayLike<number>} values @param {number} start of the neuron's among them
 * @param {number} largest of the layer's magnitudes @param {ArrayLike<number>[]} colors of what is positive, of what is negative, and the ground
 */
function fill({ data, width: side }, values, start, largest, [positive, negative, ground]) {
  const middle = (side - 1) / 2;
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const value = Number(values[start + row * side + column]);
      const color = value < 0 ? negative : positive;
      const striped = value < 0 && (row + column) % STRIPES < 2;
      const part = (striped ? 0.4 : 1) * MOST * Math.sqrt(Math.abs(value) / largest);
      const place = 4 * ((side - 1 - row) * side + column);
      for (let k = 0; k < 3; k++) data[place + k] = Number(ground?.[k]) * (1 - part) + Number(color?.[k]) * part;
      const far = Math.hypot(row - middle, column - middle) - middle;
      data[place + 3] = 255 * Math.min(1, Math.max(0, 0.5 - far));
    }
}

/** The phase whose numbers the discs of a layer show. @type {{trace: Trace | null, phase: Phase | null, sums: boolean}} */
const shown = { trace: null, phase: null, sums: false };

/** @param {Picture} picture @param {number} l */
function find({ frame, timeline, trace, previousTrace }, l) {
  const { fill: sum, lights } = /** @type {LayerPhases} */ (timeline.layers[l]);
  const light = lights.at(-1) ?? -1;
  const summed = timeline.phases[sum];
  const isLit = lit(frame, timeline, light) >= 0.5;
  const isSummed = !isLit && summed !== undefined && frame.timeMs >= summed.knownMs;
  shown.sums = isSummed;
  shown.trace = isLit || isSummed ? trace : frame.residue >= 0.5 ? previousTrace : null;
  shown.phase = (isSummed ? summed : timeline.phases[light]) ?? null;
}

/** @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {number} l */
function paintDigits(pen, picture, palette, fonts, l) {
  find(picture, l);
  const { trace, phase, sums } = shown;
  const values = phase && trace?.get(phase.shows);
  if (!trace || !values) return;
  const { x, y, radius } = /** @type {LayerLayout} */ (picture.layout.layers[l]);
  const digits = discDigits(trace, phase.shows, picture.revealed);
  const [halfWidth, halfHeight] = [(FOOT_WIDTH * radius) / 2, HALF_FOOT * radius];
  pen.font = fonts.value;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 1;
  for (let j = 0; j < x.length; j++) {
    const [cx, cy] = [Number(x[j]), Number(y[j]) + FOOT * radius];
    pen.fillStyle = veilColor(palette);
    pen.strokeStyle = !sums ? palette.rim : Number(values[j]) < 0 ? palette.negative : palette.positive;
    pen.beginPath();
    pen.roundRect(cx - halfWidth, cy - halfHeight, 2 * halfWidth, 2 * halfHeight, halfHeight);
    pen.fill();
    pen.stroke();
    pen.fillStyle = Number(values[j]) === 0 ? palette.muted : palette.text;
    pen.fillText(digits[j] ?? "", cx, cy + 0.5, 1.9 * halfWidth);
  }
}
