// @ts-check
/** What is drawn on the pad: lines of points, by pointer or by a pen that keys move. Places are parts of the pad's side, 0…1. */

import { clamp } from "../core/clamp.js";

/** @typedef {[x: number, y: number]} Point */

/**
 * `pen` is where keys have moved the pen; `down` says whether it draws.
 * @typedef {{lines: readonly (readonly Point[])[], pen: Point, down: boolean}} Drawing
 */

/** How far a key moves the pen. */
const KEY_STEP = 1 / 16;
/** Points closer to the last one than this add nothing. */
const LEAST_STEP = 0.004;

/** @type {Record<string, Point>} */
const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Nothing drawn yet; the pen is up, in the middle. @type {Drawing} */
export const EMPTY = Object.freeze({ lines: [], pen: /** @type {Point} */ ([0.5, 0.5]), down: false });

/** @param {Point} point @returns {Point} */
const inside = ([x, y]) => [clamp(x, 0, 1), clamp(y, 0, 1)];

/** The drawing with a new line that begins at a point. @param {Drawing} drawing @param {Point} point @returns {Drawing} */
export const begun = (drawing, point) => ({ ...drawing, lines: [...drawing.lines, [inside(point)]] });

/**
 * The drawing with its last line going on to a point.
 * @param {Drawing} drawing @param {Point} point
 * @returns {Drawing} the same one if the point is where the line ends already
 */
export function continued(drawing, point) {
  const line = drawing.lines.at(-1) ?? [];
  const [x, y] = inside(point);
  const [lastX, lastY] = line.at(-1) ?? [Infinity, Infinity];
  if (Math.hypot(x - lastX, y - lastY) < LEAST_STEP) return drawing;
  return { ...drawing, lines: [...drawing.lines.slice(0, -1), [...line, [x, y]]] };
}

/**
 * What a key does: arrows move the pen, Space and Enter set it down or lift it, Delete and Backspace clear all.
 * @param {Drawing} drawing @param {string} key
 * @returns {Drawing | null} null for a key that does nothing here
 * @example pressed(EMPTY, " ").down // true
 */
export function pressed(drawing, key) {
  const { pen, down } = drawing;
  if (key === "Delete" || key === "Backspace") return EMPTY;
  if (key === " " || key === "Enter")
    return down ? { ...drawing, down: false } : { ...begun(drawing, pen), down: true };
  const move = MOVES[key];
  if (!move) return null;
  const moved = inside([pen[0] + move[0] * KEY_STEP, pen[1] + move[1] * KEY_STEP]);
  return { ...(down ? continued(drawing, moved) : drawing), pen: moved };
}

/** Where the pen is, in words. @param {Drawing} drawing @example penWords(EMPTY) // "pen up, 50 % across, 50 % down" */
export function penWords({ pen: [x, y], down }) {
  const percent = (/** @type {number} */ part) => `${Math.round(part * 100)} %`;
  return `pen ${down ? "down" : "up"}, ${percent(x)} across, ${percent(y)} down`;
}

/**
 * Lines as one path; a single point is a dot.
 * @param {Drawing["lines"]} lines
 * @example pathOf([[[0, 0], [0.5, 1]]]) // "M0.0000 0.0000L0.5000 1.0000"
 */
export const pathOf = (lines) => lines.map((line) => `M${[...line, ...(line.length === 1 ? line : [])].map(placeOf).join("L")}`).join(""); // prettier-ignore

/** @param {Point} point */
const placeOf = ([x, y]) => `${x.toFixed(4)} ${y.toFixed(4)}`;
