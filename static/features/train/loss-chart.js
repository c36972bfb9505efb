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
/** More rows than this would not be read. */
const MOST_ROWS = 25;

/** Evenly chosen members of a list, the first and the last among them. @template T @param {readonly T[]} all @param {number} most @returns {T[]} @example thinned([1, 2, 3, 4, 5], 3) // [1, 3, 5] */
export function thinned(all, most) {
  if (all.length <= most) return [...all];
  return times(most, (k) => /** @type {T} */ (all[Math.round((k * (all.length - 1)) / (most - 1))]));
}

/** The largest loss; never zero. @param {readonly Progress[]} progress */
const largest = (progress) =>
  progress.reduce((most, { loss, unseenLoss }) => Math.max(most, loss, unseenLoss), Number.MIN_VALUE);

/**
 * The points of a line, as SVG has them.
 * @param {readonly Progress[]} progress @param {"loss" | "unseenLoss"} name
 * @example pointsOf([{ step: 0, loss: 2, … }, { step: 4, loss: 1, … }], "loss") // "0,0 300,50"
 */
export function pointsOf(progress, name) {
  const furthest = progress.at(-1)?.step || 1;
  const most = largest(progress);
  return thinned(progress, MOST_POINTS)
    .map((one) => [(WIDTH * one.step) / furthest, HEIGHT * (1 - one[name] / most)].map((place) => +place.toFixed(2)))
    .join(" ");
}

/** How the losses went, as a picture. @param {readonly Progress[]} progress @param {number} step the one on stage */
export function chart(progress, step) {
  const x = (WIDTH * step) / (progress.at(-1)?.step || 1);
  const line = (/** @type {"loss" | "unseenLoss"} */ name) =>
    svg("polyline", { class: name, points: pointsOf(progress, name) });
  return svg(
    "svg",
    { class: "losses", viewBox: `0 -4 ${WIDTH} ${HEIGHT + 8}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    line("unseenLoss"),
    line("loss"),
    svg("line", { class: "here", x1: x, x2: x, y1: -4, y2: HEIGHT + 4 }),
  );
}

/** The same as a table. @param {readonly Progress[]} progress @param {(loss: number) => string} format */
export function table(progress, format) {
  const cells = (/** @type {string} */ tag, /** @type {string[]} */ ...texts) =>
    html("tr", {}, ...texts.map((text) => html(tag, tag === "th" ? { scope: "col" } : {}, text)));
  return html(
    "table",
    {},
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
