// @ts-check
/** Where everything is. The one geometry that drawing, hit testing and labels read. All lengths are CSS px. */

import { clamp } from "./clamp.js";
import { arrange } from "./columns.js";
import { someHidden } from "./edges.js";

/**
 * @import { Labels, LayerLayout, Layout } from "../types.d.ts"
 * @import { Arrangement } from "./columns.js"
 */

/** Narrower than this, names are short and type is small. */
const NARROW_PX = 560;
/** How long a number before its unit usually is at most. */
const NUMBER_CHARACTERS = 7;
/** Lower rows, in label heights, have their short names beside the percentages instead of over them. */
const LOW_ROW = 3.6;

/**
 * Places the neurons of all layers from left to right, each layer centred on the middle line.
 * @param {object} stage
 * @param {readonly number[]} stage.layers neurons per layer
 * @param {number} stage.widthPx @param {number} stage.heightPx
 * @param {number} [stage.labelCharacters] length of the longest input name
 * @param {number} [stage.classCharacters] length of the longest name of an output
 * @param {readonly number[]} [stage.shape] rows and columns of the image that the inputs are
 * @returns {Layout}
 * @example layoutOf({ layers: [1, 1], widthPx: 600, heightPx: 300 }).layers[0].y[0] // the middle of the room under the captions
 */
export function layoutOf({ layers, widthPx, heightPx, labelCharacters = 2, classCharacters = Infinity, shape }) {
  const margins = marginsOf(widthPx, labelCharacters, someHidden(layers));
  const { narrow, leftPx, topPx, bottomPx, outputPx } = margins;
  const acrossPx = Math.max(60, widthPx - leftPx - outputPx);
  const downPx = Math.max(40, heightPx - topPx - bottomPx);
  const arrangements = arrange(layers, acrossPx, downPx, shape);
  const takenPx = arrangements.reduce((sum, { columns, columnPx }) => sum + columns * columnPx, 0);
  const gapPx = layers.length > 1 ? (acrossPx - takenPx) / (layers.length - 1) : 0;
  let x = leftPx;
  const placed = layers.map((count, l) => {
    const arrangement = /** @type {Arrangement} */ (arrangements[l]);
    const layer = place(count, arrangement, x, topPx + downPx / 2);
    x += arrangement.columns * arrangement.columnPx + gapPx;
    return layer;
  });
  const rowHeightPx = arrangements.at(-1)?.rowPx ?? downPx;
  const barHeightPx = clamp(rowHeightPx * 0.06, 2, 6);
  const outputsPx = outputPx - (narrow ? 19 : 20 + widthPx * 0.04);
  const largestPx = Math.min(outputPx * 0.185, rowHeightPx * 0.4);
  const sideBySidePx = largestPx * 4.5 + classCharacters * margins.labelFontPx;
  const namesBeside = rowHeightPx < margins.labelFontPx * LOW_ROW && sideBySidePx < outputsPx;
  // Rather a smaller percentage than one without a name.
  const besideNamePx = Math.max(
    rowHeightPx - margins.labelFontPx * 2.25,
    (rowHeightPx - margins.labelFontPx * 0.75 - barHeightPx) / 1.71,
  );
  const largestRadius = Math.max(...placed.map(({ pixels, radius }) => (pixels ? 0 : radius)));
  return {
    widthPx,
    heightPx,
    layers: placed,
    captionY: margins.captionFontPx * (narrow ? 1.5 : 2),
    captionFontPx: margins.captionFontPx,
    labelFontPx: margins.labelFontPx,
    valueFontPx: clamp(Math.max(largestRadius * 0.56, Math.min(largestRadius * 0.67, 8.5)), 7, 13.5),
    percentFontPx: clamp(Math.min(largestPx, namesBeside || besideNamePx < 12 ? Infinity : besideNamePx), 9, 36),
    outputs: {
      x: x - gapPx + (narrow ? 9 : 20),
      widthPx: outputsPx,
      barHeightPx,
      rowHeightPx,
      namesBeside,
    },
  };
}

/** What a layout needs to know of the labels. @param {Labels} labels */
export const measuredNames = ({ inputs, classes, shape, units = [] }) => ({
  shape,
  labelCharacters: longest(inputs, units.length && longest(units) + NUMBER_CHARACTERS, 2),
  classCharacters: longest(classes) || Infinity,
});

/** The length of the longest name. @param {readonly string[]} names @param {...number} least */
const longest = (names, ...least) => names.reduce((most, name) => Math.max(most, name.length), Math.max(0, ...least));

/** The room for words around the neurons. @param {number} widthPx @param {number} labelCharacters @param {boolean} below */
function marginsOf(widthPx, labelCharacters, below) {
  const narrow = widthPx < NARROW_PX;
  const labelFontPx = narrow ? 12 : clamp(widthPx / 80, 13, 17);
  const captionFontPx = narrow ? 11.5 : clamp(widthPx / 90, 12.5, 15);
  const namePx = labelCharacters * labelFontPx * 0.6 + (narrow ? 18 : 30 + widthPx * 0.035);
  return {
    narrow,
    labelFontPx,
    captionFontPx,
    leftPx: clamp(namePx, narrow ? 32 : 64, widthPx * 0.26),
    outputPx: narrow ? clamp(widthPx * 0.25, 64, 100) : clamp(widthPx * 0.19, 120, 290),
    topPx: captionFontPx * (narrow ? 2.6 : 3.4),
    bottomPx: below ? captionFontPx * 1.9 : narrow ? 10 : 18,
  };
}

/**
 * One layer: a grid is read like a picture, row by row; a single column from top to bottom.
 * @param {number} count @param {Arrangement} arrangement @param {number} left @param {number} middle
 * @returns {LayerLayout}
 */
function place(count, { rows, columns, pixels, rowPx, columnPx, radius }, left, middle) {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    x[j] = left + columnPx * ((j % columns) + 0.5);
    y[j] = middle + (Math.floor(j / columns) - (rows - 1) / 2) * rowPx;
  }
  const halfHeight = ((rows - 1) / 2) * rowPx + radius;
  return {
    x,
    y,
    radius,
    columns,
    pixels,
    centerX: left + (columnPx * columns) / 2,
    top: middle - halfHeight,
    bottom: middle + halfHeight,
  };
}
