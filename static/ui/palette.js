// @ts-check
/** The colours of a picture, read from the page's style: canvas pixels know no CSS, so they are asked for again when it changes. */

import { COLORS } from "../core/colors.js";
import { brightnessOf } from "../core/brightness.js";

/**
 * @import { ColorName } from "../core/colors.js"
 * @import { Palette } from "../types.d.ts"
 */

/** For an element outside any document, which has no computed colours and is not visible. */
const NO_COLOR = "black";

/** The palette before the first one is read. @type {Palette} */
export const UNSEEN = Object.freeze({
  .../** @type {Record<ColorName, string>} */ (Object.fromEntries(COLORS.map((name) => [name, NO_COLOR]))),
  font: "sans-serif",
  dark: false,
  dashed: false,
});

/**
 * Reads the computed colours.
 * @param {Record<ColorName, Element>} probes one element a colour, whose `color` is that token: so var() and light-dark() are resolved
 * @param {boolean} dashed whether negative edges are drawn dashed as well
 * @returns {Palette}
 */
export function readPalette(probes, dashed) {
  const read = /** @type {Record<ColorName, string>} */ ({});
  for (const name of COLORS) read[name] = getComputedStyle(probes[name]).color || NO_COLOR;
  return {
    ...read,
    font: getComputedStyle(probes.text).fontFamily,
    dark: brightnessOf(read.text).brightness > 0.4,
    dashed,
  };
}
