// @ts-check
/** How the neurons of a layer are arranged: as the image they are, in one column where it fits, else in a grid; and how large they are. */

import { clamp } from "./clamp.js";

/**
 * Of pixels, which are squares, the radius is half a side.
 * @typedef {{rows: number, columns: number, pixels: boolean, rowPx: number, columnPx: number, radius: number}} Arrangement
 */

/** A column with smaller cells, or with more neurons, becomes a grid. */
const SMALLEST_CELL_PX = 9;
const LONGEST_COLUMN = 40;
const LARGEST_GRID_CELL_PX = 20;
const LARGEST_PIXEL_PX = 30;
const SMALLEST_RADIUS_PX = 2.5;
const LARGEST_RADIUS_PX = 30;
/** The least radius with room for digits. Where all layers may have it, discs come as close to each other as they must. */
export const LEGIBLE_RADIUS_PX = 12;
/** Discs that are at least about so large all have one size. */
const ALIKE_RADIUS_PX = 10;
const READABLE_ROW_PX = 44;
/** From so many neurons on a square number of them is taken for an image. */
const SMALLEST_IMAGE = 400;
/** The part of the way across that discs may take; the rest is for edges. */
const MOST_TAKEN = 0.62;
/** On a narrower stage other grids are higher, to leave room for the square of an image. */
const NARROW_PX = 420;
/** How wide a grid may be, in distances of layers: the square of an image and another one on a narrow stage, and any on a wide one. */
const SHARES = { image: 2.6, slender: 0.55, wide: 1.25 };

/**
 * Rows and columns of an image: those it is said to have, or the square that so many neurons are taken for.
 * @param {number} count @param {readonly number[]} [shape]
 */
function imageOf(count, [rows = 0, columns = 0] = []) {
  if (rows * columns === count && columns > 1) return { rows, columns, pixels: true };
  const side = Math.sqrt(count);
  return count > SMALLEST_IMAGE && Number.isInteger(side) ? { rows: side, columns: side, pixels: true } : null;
}

/**
 * Rows and columns for `count` neurons: one column where it fits, else a grid higher than wide.
 * @param {number} count @param {number} rowsThatFit @param {number} slenderness how many times higher
 * @example grid(64, 20, 2) // { rows: 11, columns: 6, pixels: false }
 */
function grid(count, rowsThatFit, slenderness) {
  if (count <= Math.min(rowsThatFit, LONGEST_COLUMN)) return { rows: count, columns: 1, pixels: false };
  const wanted = Math.ceil(Math.sqrt(count * slenderness));
  const columns = Math.ceil(count / Math.min(rowsThatFit, wanted));
  return { rows: Math.ceil(count / columns), columns, pixels: false };
}

/**
 * Arranges every layer on a stage of `acrossPx` by `downPx`, so that discs neither overlap nor leave the edges without room.
 * @param {readonly number[]} layers neurons per layer @param {number} acrossPx @param {number} downPx
 * @param {readonly number[]} [shape] rows and columns of the image that the inputs are
 * @returns {Arrangement[]}
 */
export function arrange(layers, acrossPx, downPx, shape) {
  const rowsThatFit = Math.max(1, Math.floor(downPx / SMALLEST_CELL_PX));
  const gapPx = acrossPx / Math.max(1, layers.length - 0.4);
  const narrow = acrossPx < NARROW_PX;
  const slenderness = narrow ? Math.max(2, (2 * downPx) / gapPx) : 2;
  const grids = layers.map((count, l) => (l === 0 && imageOf(count, shape)) || grid(count, rowsThatFit, slenderness));
  const mostRows = Math.max(1, ...grids.filter(({ columns }) => columns === 1).map(({ rows }) => rows));
  const baseRowPx = downPx / mostRows;
  const rowsPx = grids.map(({ rows, columns }) => {
    // Small layers stand a little wider apart than the largest; beside a crowded layer they keep a readable distance.
    const roomyPx = Math.max(baseRowPx * (1 + 0.45 * (1 - rows / mostRows)), READABLE_ROW_PX);
    return columns > 1 ? Infinity : Math.min(downPx / rows, roomyPx);
  });
  const closest = Math.min(gapPx * 0.27, ...rowsPx.map((rowPx) => rowPx * 0.45));
  const least = closest < LEGIBLE_RADIUS_PX ? SMALLEST_RADIUS_PX : LEGIBLE_RADIUS_PX;
  const arrangements = grids.map(({ rows, columns, pixels }, l) => {
    if (columns > 1) {
      const many = rows * columns > SMALLEST_IMAGE;
      const share = SHARES[!narrow || (pixels && !many) ? "wide" : pixels ? "image" : "slender"];
      const mostPx = pixels ? LARGEST_PIXEL_PX : LARGEST_GRID_CELL_PX;
      const cellPx = Math.min(downPx / rows, (gapPx * share) / columns, mostPx);
      return { rows, columns, pixels, rowPx: cellPx, columnPx: cellPx, radius: cellPx * (pixels ? 0.5 : 0.4) };
    }
    const rowPx = /** @type {number} */ (rowsPx[l]);
    const radius = clamp(Math.min(rowPx * 0.36, gapPx * 0.2), least, LARGEST_RADIUS_PX);
    return { rows, columns, pixels, rowPx, columnPx: 2 * radius, radius };
  });
  return fit(alike(arrangements), acrossPx, narrow);
}

/** Gives all larger discs the size of the smallest of them; pixels keep theirs. @param {Arrangement[]} arrangements */
function alike(arrangements) {
  const discs = arrangements.filter(({ pixels, radius }) => !pixels && radius >= ALIKE_RADIUS_PX);
  const common = Math.min(LARGEST_RADIUS_PX, ...discs.map(({ radius }) => radius));
  return arrangements.map((one) =>
    one.radius > common && !one.pixels ? { ...one, radius: common, columnPx: 2 * common } : one,
  );
}

/**
 * Shrinks all discs where they would leave too little room for edges. On a narrow stage the rows of high grids stay apart.
 * @param {Arrangement[]} arrangements @param {number} acrossPx @param {boolean} narrow
 */
function fit(arrangements, acrossPx, narrow) {
  const takenPx = arrangements.reduce((sum, { columns, columnPx }) => sum + columns * columnPx, 0);
  const shrink = Math.min(1, (acrossPx * MOST_TAKEN) / takenPx);
  const shrinksRows = (/** @type {Arrangement} */ { columns, pixels }) => columns > 1 && (!narrow || pixels);
  return arrangements.map((one) => ({
    ...one,
    rowPx: shrinksRows(one) ? one.rowPx * shrink : one.rowPx,
    columnPx: one.columnPx * shrink,
    radius: one.radius * shrink,
  }));
}
