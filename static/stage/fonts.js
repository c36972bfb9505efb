// @ts-check
/** The fonts of a picture, written once for a layout and a palette: a font is a string, and a frame writes none. */

/** @import { Layout, Palette } from "../types.d.ts" */

/** @typedef {Record<"caption" | "label" | "value" | "percent", string>} Fonts */

/** @param {Layout} layout @param {Palette} palette @returns {Fonts} */
export const fontsOf = (layout, { font }) => ({
  caption: `500 ${layout.captionFontPx}px ${font}`,
  label: `500 ${layout.labelFontPx}px ${font}`,
  value: `600 ${layout.valueFontPx}px ${font}`,
  percent: `650 ${layout.percentFontPx}px ${font}`,
});
