// @ts-check
/** How the neurons of a layer are arranged: in one column where it fits, else in a grid; and how large they are. */

import { clamp } from "./clamp.js";

/** @typedef {{rows: number, columns: number, rowPx: number, columnPx: number, radius: number}} Arrangement */

/** A column with smaller cells, or with more neurons, becomes a grid. */
const SMALLEST_CELL_PX = 9;
const LONGEST_COLUMN = 40;
const LARGEST_GRID_CELL_PX = 20;
const SMALLEST_RADIUS_PX = 2.5;
const LARGEST_RADIUS_PX = 30;
/** Layers whose discs have room for digits all have discs of one size. */
const LEGIBLE_RADIUS_PX = 10;
const READABLE_ROW_PX = 44;
/** From so many neurons on a square number of them is taken for an image. */
const SMALLEST_IMAGE = 400;
/** The part of the way across that discs may take; the rest is for edges. */
const MOST_TAKEN = 0.62;

/**
 * Rows and columns for `count` neurons: one column where it fits, an image's square where it is one, else a grid twice as high as wide.
 * @param {number} count @param {number} rowsThatFit
 * @example grid(784, 60) // { rows: 28, columns: 28 }
 */
function grid(count, rowsThatFit) {
  if (count <= Math.min(rowsThatFit, LONGEST_COLUMN)) return { rows: count, columns: 1 };
  const side = Math.sqrt(count);
  const wanted = Number.isInteger(side) && count > SMALLEST_IMAGE ? side : Math.ceil(Math.sqrt(count * 2));
  const columns = Math.ceil(count / Math.min(rowsThatFit, wanted));
  return { rows: Math.ceil(count / columns), columns };
}

/**
 * Arranges every layer on a stage of `acrossPx` by `downPx`, so that discs neither overlap nor leave the edges without room.
 * @param {readonly number[]} layers neurons per layer @param {number} acrossPx @param {number} downPx
 * @returns {Arrangement[]}
 */
export function arrange(layers, acrossPx, downPx) {
  const rowsThatFit = Math.max(1, Math.floor(downPx / SMALLEST_CELL_PX));
  const grids = layers.map((count) => grid(count, rowsThatFit));
  const mostRows = Math.max(1, ...grids.filter(({ columns }) => columns === 1).map(({ rows }) => rows));
  const baseRowPx = downPx / mostRows;
  const gapPx = acrossPx / Math.max(1, layers.length - 0.4);
  const arrangements = grids.map(({ rows, columns }) => {
    if (columns > 1) {
      const cellPx = Math.min(downPx / rows, (gapPx * 1.25) / columns, LARGEST_GRID_CELL_PX);
      return { rows, columns, rowPx: cellPx, columnPx: cellPx, radius: cellPx * 0.4 };
    }
    // Small layers stand a little wider apart than the largest; beside a crowded layer they keep a readable distance.
    const roomyPx = Math.max(baseRowPx * (1 + 0.45 * (1 - rows / mostRows)), READABLE_ROW_PX);
    const rowPx = Math.min(downPx / rows, roomyPx);
    const radius = clamp(Math.min(rowPx * 0.36, gapPx * 0.2), SMALLEST_RADIUS_PX, LARGEST_RADIUS_PX);
    return { rows, columns, rowPx, columnPx: 2 * radius, radius };
  });
  return fit(alike(arrangements), acrossPx);
}

/** Gives all discs with room for digits the size of the smallest of them. @param {Arrangement[]} arrangements */
function alike(arrangements) {
  const legible = arrangements.map(({ radius }) => radius).filter((radius) => radius >= LEGIBLE_RADIUS_PX);
  const common = Math.min(LARGEST_RADIUS_PX, ...legible);
  return arrangements.map((one) => (one.radius > common ? { ...one, radius: common, columnPx: 2 * common } : one));
}

/** Shrinks all discs where they would leave too little room for edges. @param {Arrangement[]} arrangements @param {number} acrossPx */
function fit(arrangements, acrossPx) {
  const takenPx = arrangements.reduce((sum, { columns, columnPx }) => sum + columns * columnPx, 0);
  const shrink = Math.min(1, (acrossPx * MOST_TAKEN) / takenPx);
  return arrangements.map((one) => ({
    ...one,
    rowPx: one.columns > 1 ? one.rowPx * shrink : one.rowPx,
    columnPx: one.columnPx * shrink,
    radius: one.radius * shrink,
  }));
}
