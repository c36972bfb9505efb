// @ts-check
/**
 * How the weights move at the end of a step of learning: first how far each goes, then its old value as a ghost beside the
 * new one, with digits at those that move furthest. Allocates nothing while only time moves.
 */

import { LEGIBLE_RADIUS_PX } from "../core/columns.js";
import { BEND, across, aside, endX, startX } from "../core/curve.js";
import { smooth } from "../core/easing.js";
import { formatValue } from "../core/number-format.js";
import { edgeWidth } from "../core/scale.js";
import { paintEdges } from "./edges.js";
import { coverNetwork } from "./veil.js";

/**
 * @import { Edges, LayerLayout, Layout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 * @import { StepEdges } from "./step-edges.js"
 */

/** The digits of an edge that moves, and the middle of where they stand, if there is room; `width` is the ghost's. @typedef {{layer: number, from: number, to: number, before: string, after: string, place: {x: number, y: number} | null, halfPx: number, afterPx: number, width: number}} Note */

/** When the new weights come, as a part of the phase. */
const NEW_FROM = 0.42;
/** So many weights at most have digits. */
const MOST_NOTES = 6;
/** How far from the new weight the ghost of the old one is, in CSS px. */
const BESIDE_PX = 4;
/** Where on an edge digits may stand. */
const PLACES = [0.5, 0.36, 0.64, 0.27, 0.73];
const ARROW = " → ";
/** How high a line of digits is, and how long both numbers may be, as parts of the font's size. */
const LINE = 1.6;
const LONGEST = 9.5;
const GHOST = [3, 4];
/** Where negative edges are dashed as well. */
const LONG_GHOST = [10, 7];
const SOLID = /** @type {number[]} */ ([]);

export class MovedWeights {
  #edges;
  /** @type {Layout | null} */
  #layout = null;
  /** @type {Note[]} */
  #notes = [];
  /** Whether there is no room for both numbers in one line. */
  #stacked = false;

  /** @param {StepEdges} edges */
  constructor(edges) {
    this.#edges = edges;
  }

  /**
   * @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
   * @param {number} progress of the phase
   */
  paint(pen, picture, palette, fonts, progress) {
    if (progress <= 0) return;
    const isNew = progress >= NEW_FROM;
    if (isNew) coverNetwork(pen, picture, palette, fonts, 1);
    paintEdges(pen, this.#edges.picture(isNew ? "after" : "change", picture), palette);
    const since = isNew ? (progress - NEW_FROM) / (1 - NEW_FROM) : progress;
    coverNetwork(pen, picture, palette, fonts, 1 - smooth(since * 3));
    if (isNew) this.#paintGhosts(pen, picture, palette, fonts, smooth(since * 3));
  }

  /** @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {number} alpha */
  #paintGhosts(pen, picture, palette, fonts, alpha) {
    pen.font = fonts.caption;
    if (picture.layout !== this.#layout) this.#note(pen, picture);
    pen.textBaseline = "middle";
    pen.textAlign = "left";
    pen.strokeStyle = palette.muted;
    pen.setLineDash(palette.dashed ? LONG_GHOST : GHOST);
    for (const note of this.#notes) {
      const left = /** @type {LayerLayout} */ (picture.layout.layers[note.layer]);
      const right = /** @type {LayerLayout} */ (picture.layout.layers[note.layer + 1]);
      const [x0, x1] = [startX(left, note.from), endX(right, note.to)];
      const [y0, y1] = [Number(left.y[note.from]) - BESIDE_PX, Number(right.y[note.to]) - BESIDE_PX];
      const bend = BEND * (x1 - x0);
      pen.globalAlpha = alpha * 0.8;
      pen.lineWidth = palette.dashed ? 1 : note.width;
      pen.beginPath();
      pen.moveTo(x0, y0);
      pen.bezierCurveTo(x0 + bend, y0, x1 - bend, y1, x1, y1);
      pen.stroke();
    }
    pen.setLineDash(SOLID);
    if (picture.revealed) return;
    const linePx = picture.layout.captionFontPx * LINE;
    const heightPx = linePx * (this.#stacked ? 1.8 : 1);
    const aside = this.#stacked ? linePx * 0.4 : 0;
    for (const { place, halfPx, before, after, afterPx } of this.#notes) {
      if (!place) continue;
      const left = place.x - halfPx;
      pen.globalAlpha = alpha;
      pen.fillStyle = palette.disc;
      pen.beginPath();
      pen.roundRect(left, place.y - heightPx / 2, 2 * halfPx, heightPx, linePx / 2);
      pen.fill();
      pen.fillStyle = palette.muted;
      pen.fillText(before, left + linePx / 3, place.y - aside);
      pen.fillStyle = palette.text;
      pen.fillText(after, left + linePx / 3 + afterPx, place.y + aside);
    }
  }

  /** Finds the weights that move furthest, and places for their digits. @param {Pen} pen with the font of the digits @param {Picture} picture */
  #note(pen, picture) {
    const { layout } = picture;
    this.#layout = layout;
    this.#notes = [];
    const legible = layout.layers.every(({ radius, pixels }) => radius >= LEGIBLE_RADIUS_PX && !pixels);
    if (!legible) return;
    const gaps = layout.layers.slice(1).map((layer, l) => endX(layer, 0) - startX(/** @type {LayerLayout} */ (layout.layers[l]), 0)); // prettier-ignore
    this.#stacked = Math.min(...gaps) < layout.captionFontPx * LONGEST;
    const [changes, old, now] = ["change", "before", "after"].map((kind) => this.#edges.picture(kind, picture).edges); // prettier-ignore
    const all = (changes ?? []).flatMap(
      ({ amount, from, to }, layer) =>
      [.../** @type {Float64Array} */ (amount)].map((change, k) => ({ change, layer, k, from: Number(from[k]), to: Number(to[k]) })), // prettier-ignore
    );
    all.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
    for (const { change, layer, k, from, to } of all) {
      if (!change || this.#notes.length === MOST_NOTES) return;
      const [was, is] = [old?.[layer]?.amount?.[k] ?? 0, now?.[layer]?.amount?.[k] ?? 0];
      const most = this.#edges.strength(/** @type {Edges} */ (old?.[layer]).measuredBy?.amount ?? "");
      const [one = "", after = ""] = digitsOf(was, is);
      const before = one + ARROW;
      const [beforePx, afterPx] = [pen.measureText(before).width, pen.measureText(after).width];
      const textPx = this.#stacked ? Math.max(beforePx, afterPx) : beforePx + afterPx;
      const halfPx = textPx / 2 + (layout.captionFontPx * LINE) / 3;
      const note = { layer, from, to, before, after, place: null, halfPx, afterPx: this.#stacked ? textPx - afterPx : beforePx, width: edgeWidth(Math.abs(was) / most) }; // prettier-ignore
      this.#notes.push({ ...note, place: placeOf(note, layout, this.#notes, this.#stacked) });
    }
  }
}

/** Two numbers with as many digits as it takes to see that they differ. @param {number} before @param {number} after */
function digitsOf(before, after) {
  for (let digits = 2; ; digits++) {
    const texts = [before, after].map((value) => formatValue(value, digits));
    if (texts[0] !== texts[1] || digits === 6) return texts;
  }
}

/** A place on the edge where digits cover neither others nor a neuron; null without one. @param {Note} note @param {Layout} layout @param {readonly Note[]} others @param {boolean} stacked */
function placeOf({ layer, from, to, halfPx }, layout, others, stacked) {
  const left = /** @type {LayerLayout} */ (layout.layers[layer]);
  const right = /** @type {LayerLayout} */ (layout.layers[layer + 1]);
  const [x0, y0, x1, y1] = [startX(left, from), Number(left.y[from]), endX(right, to), Number(right.y[to])];
  const heightPx = layout.captionFontPx * LINE * (stacked ? 1.8 : 1) + 3;
  const places = PLACES.map((t) => ({ x: x0 + (x1 - x0) * across(t), y: y0 + (y1 - y0) * aside(t) }));
  const isInside = (/** @type {number} */ x) => x - halfPx > x0 + 2 && x + halfPx < x1 - 2;
  return (
    places.find(({ x, y }) => isInside(x) && others.every(({ place, ...other }) =>
      !place || Math.abs(place.x - x) > other.halfPx + halfPx + 4 || Math.abs(place.y - y) > heightPx)) ?? null // prettier-ignore
  );
}
