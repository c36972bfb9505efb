// @ts-check
/** The losses of a training as two lines: on the examples it learns from and, dashed, on those it has not seen. */

import { times } from "../../core/times.js";
import { html, morph, svg } from "../../ui/markup.js";

/** @import { Progress } from "./training-types.d.ts" */

/** The chart's own units; it is stretched to its box. */
export const WIDTH = 300;
export const HEIGHT = 100;
/** More points than this would not be told apart. */
const MOST_POINTS = 300;
/** More lines across than this would stand too close. */
const MOST_POWERS = 5;
/** More rows than this would not be read. */
const MOST_ROWS = 25;

/** Evenly chosen members of a list, the first and the last among them. @template T @param {readonly T[]} all @param {number} most @returns {T[]} @example thinned([1, 2, 3, 4, 5], 3) // [1, 3, 5] */
export function thinned(all, most) {
  if (all.length <= most) return [...all];
  return times(most, (k) => /** @type {T} */ (all[Math.round((k * (all.length - 1)) / (most - 1))]));
}

/**
 * The largest and the smallest loss that the chart shows, at least a factor of ten apart: equal factors are equal heights, so
 * that a loss of 0.01 is told from one of 0.001. What is zero, or no number, stands at the edge.
 * @param {readonly Progress[]} progress
 * @returns {[high: number, low: number]}
 * @example rangeOf([{ step: 0, loss: 2, unseenLoss: 1, … }]) // [2, 0.2]
 */
export function rangeOf(progress) {
  const losses = progress
    .flatMap(({ loss, unseenLoss }) => [loss, unseenLoss])
    .filter((loss) => loss > 0 && Number.isFinite(loss));
  const high = losses.reduce((most, loss) => Math.max(most, loss), 0) || 1;
  return [high, losses.reduce((least, loss) => Math.min(least, loss), high / 10)];
}

/** Where a loss stands: 0 at the top, 1 at the bottom. @param {number} loss @param {[high: number, low: number]} range @example heightOf(1, [10, 0.1]) // 0.5 */
export function heightOf(loss, [high, low]) {
  const place = Math.log(high / loss) / Math.log(high / low);
  return Number.isNaN(place) ? 0 : Math.min(1, Math.max(0, place));
}

/** The powers of ten within a range; they are named beside the chart. @param {[high: number, low: number]} range @example powersIn([0.7, 0.02]) // [0.1] */
export function powersIn([high, low]) {
  const first = Math.ceil(Math.log10(low));
  return times(Math.max(0, Math.floor(Math.log10(high)) - first + 1), (k) => Number(`1e${first + k}`));
}

/**
 * The points of a line, as SVG has them.
 * @param {readonly Progress[]} progress @param {"loss" | "unseenLoss"} name @param {[high: number, low: number]} [range]
 * @example pointsOf([{ step: 0, loss: 10, … }, { step: 4, loss: 1, … }], "loss") // "0,0 300,100"
 */
export function pointsOf(progress, name, range = rangeOf(progress)) {
  const furthest = progress.at(-1)?.step || 1;
  return thinned(progress, MOST_POINTS)
    .map((one) =>
      [(WIDTH * one.step) / furthest, HEIGHT * heightOf(one[name], range)].map((place) => +place.toFixed(2)),
    )
    .join(" ");
}

/** How the losses went, as a picture. @param {readonly Progress[]} progress @param {number} step the one on stage */
export function chart(progress, step) {
  const x = (WIDTH * step) / (progress.at(-1)?.step || 1);
  const range = rangeOf(progress);
  const powers = powersIn(range).slice(-MOST_POWERS);
  const line = (/** @type {"loss" | "unseenLoss"} */ name) =>
    svg("polyline", { class: name, points: pointsOf(progress, name, range) });
  const across = (/** @type {number} */ power) => {
    const y = HEIGHT * heightOf(power, range);
    return svg("line", { class: "power", x1: 0, x2: WIDTH, y1: y, y2: y });
  };
  // Where the lines end, low: they begin high, across the uppermost names.
  const named = (/** @type {number} */ power) =>
    svg("text", { x: "100%", dx: -5, y: `${(100 * heightOf(power, range)).toFixed(1)}%`, dy: -3 }, String(power));
  return html(
    "div",
    { class: "chart", "aria-hidden": "true" },
    svg(
      "svg",
      { class: "losses", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none" },
      ...powers.map(across),
      line("unseenLoss"),
      line("loss"),
      svg("line", { class: "here", x1: x, x2: x, y1: -4, y2: HEIGHT + 4 }),
    ),
    // Not stretched.
    svg("svg", { class: "powers" }, ...powers.map(named)),
  );
}

/** The same as a table. @param {readonly Progress[]} progress @param {(loss: number) => string} format */
export function table(progress, format) {
  const cells = (/** @type {string} */ tag, /** @type {string[]} */ ...texts) =>
    html("tr", {}, ...texts.map((text) => html(tag, tag === "th" ? { scope: "col" } : {}, text)));
  return html(
    "table",
    { "aria-label": "Losses by step" },
    html("thead", {}, cells("th", "step", "loss", "unseen")),
    html(
      "tbody",
      {},
      ...thinned(progress, MOST_ROWS).map(({ step, loss, unseenLoss }) =>
        cells("td", String(step), format(loss), format(unseenLoss)),
      ),
    ),
  );
}

/** Puts one tree in the place of what an element has. @param {Element} into @param {Element} tree */
export function fill(into, tree) {
  if (into.firstElementChild?.nodeName === tree.nodeName) morph(into.firstElementChild, tree);
  else into.replaceChildren(tree);
}
