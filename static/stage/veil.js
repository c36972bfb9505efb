// @ts-check
/** A veil over the whole picture, for what is shown above it. */

import { brightnessOf } from "../core/brightness.js";
import { paintOutputs, paintTracks } from "./outputs.js";

/** @import { Layout, Palette, Pen, Picture } from "../types.d.ts" */
/** @import { Fonts } from "./fonts.js" */

/** Where a page's ground is transparent, the veil has these colours, on a dark ground and on a light one. */
const GROUNDS = ["#060912", "#f7f6f1"];
/** Its lower side is soft, so that no line is seen where the picture ends: how many strips, and how high each is. */
const SOFT_STRIPS = 12;
const SOFT_PX = 3;

/** @param {Pen} pen @param {Layout} layout @param {Palette} palette @param {number} alpha */
export function paintVeil(pen, { widthPx, heightPx }, palette, alpha) {
  pen.fillStyle = veilColor(palette);
  const solidPx = Math.max(0, Math.floor(heightPx) - SOFT_STRIPS * SOFT_PX);
  for (let k = 0; k <= SOFT_STRIPS; k++) {
    pen.globalAlpha = alpha * (1 - k / (SOFT_STRIPS + 1));
    pen.beginPath();
    if (k) pen.roundRect(0, solidPx + (k - 1) * SOFT_PX, widthPx, SOFT_PX, 0);
    else pen.roundRect(0, 0, widthPx, solidPx, 0);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** Covers all but the answer. @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {number} alpha */
export function coverNetwork(pen, picture, palette, fonts, alpha) {
  paintVeil(pen, picture.layout, palette, alpha);
  paintTracks(pen, picture, palette, fonts);
  paintOutputs(pen, picture, palette, fonts);
}

/** The page's own ground, where it says one. @param {Palette} palette */
export function veilColor({ background, dark }) {
  const opaque = brightnessOf(background).alpha > 0.5;
  return opaque ? background : /** @type {string} */ (GROUNDS[dark ? 0 : 1]);
}
