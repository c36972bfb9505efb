// @ts-check
/** The colours of a picture, read from the page's style: canvas pixels know no CSS, so they are asked for again when it changes. */

import { COLORS } from "../scene/colors.js";

/** @typedef {import("../types.d.ts").Palette} Palette @typedef {import("../scene/colors.js").ColorName} ColorName */

/** An element outside any document has no computed colours; it is not seen either. */
const NO_COLOR = "black";

/** The palette of what nobody has seen yet. @type {Palette} */
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
  return { ...read, font: getComputedStyle(probes.text).fontFamily, dark: luminance(read.text) > 0.4, dashed };
}

/** Relative luminance of a CSS colour, 0…1, by letting the canvas parse it. @param {string} color */
function luminance(color) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  );
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
