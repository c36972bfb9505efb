// @ts-check
/** Paints a picture as SVG, with the strokes of the canvas: for feeds, mail, print, and wherever no script runs. */

import { TOKENS } from "../core/colors.js";
import { paintEdgeCounts } from "./edge-counts.js";
import { fontsOf } from "./fonts.js";
import { paintGhosts } from "./ghosts.js";
import { paintMoving, paintStill } from "./paint.js";
import { lights } from "./sprites.js";
import { escaped, short, SvgPen } from "./svg-pen.js";

/** @import { Palette, Picture } from "../types.d.ts" */

/** @typedef {"dark" | "light"} Ground */

const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';
const CORNER_PX = 14;
/** Placeholder for the picture's own name until that is known; no text contains it. */
const OWN = "\u0001";
/** Where the sign must not depend on colour, negative edges are dashed: in print, and with forced colours. */
const ASKED_FOR_DASHES = "@media print,(forced-colors:active)";

/** The element's own colours on a ground. @param {Ground} ground @param {boolean} dashed @returns {Palette} */
export function groundPalette(ground, dashed) {
  const pick = ground === "dark" ? 1 : 0;
  const colors = Object.fromEntries(Object.entries(TOKENS).map(([name, pair]) => [name, pair[pick]]));
  return /** @type {Palette} */ ({ ...colors, font: FONT, dark: ground === "dark", dashed });
}

/**
 * A whole SVG document. With the theme "auto" it holds the picture twice, and the reader's preference decides which one is
 * shown; in print the light one.
 * @param {Picture} picture
 * @param {object} choice
 * @param {"auto" | Ground} choice.theme
 * @param {string} choice.title what the picture shows, in words
 * @param {boolean} [choice.dashed] negative edges dashed always
 * @param {number} [choice.cornerPx] how round the stage's corners are
 * @returns {string}
 */
export function svgOf(picture, { theme, title, dashed = false, cornerPx = CORNER_PX }) {
  const { widthPx, heightPx } = picture.layout;
  const grounds = /** @type {Ground[]} */ (theme === "auto" ? ["dark", "light"] : [theme]);
  const size = `width="${short(widthPx)}" height="${short(heightPx)}" viewBox="0 0 ${short(widthPx)} ${short(heightPx)}"`;
  const stages = grounds.map((ground) => stage(picture, ground, dashed, cornerPx));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" class="${OWN}" font-family="${escaped(FONT)}">` +
    `<title>${escaped(title)}</title><style>${rules(grounds)}</style>${stages.join("")}</svg>\n`;
  return svg.replaceAll(OWN, `forward-pass-${digest(svg)}`);
}

/**
 * A short name for a text, so that the ids and rules of several pictures inlined in one page do not clash.
 * @param {string} text
 */
function digest(text) {
  let hash = 0x811c9dc5; // FNV-1a
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** @param {readonly Ground[]} grounds */
function rules(grounds) {
  const negative = grounds.map((ground) => `[stroke="${groundPalette(ground, false).negative}"]`).join();
  const dashes = `${ASKED_FOR_DASHES}{.${OWN} :is(${negative}){stroke-dasharray:5 4;stroke-linecap:butt}}`;
  if (grounds.length === 1) return dashes;
  const [dark, light] = [`.${OWN}>.forward-pass-dark`, `.${OWN}>.forward-pass-light`];
  const onLight = `${dark}{display:none}${light}{display:inline}`;
  return `${light}{display:none}@media print,(prefers-color-scheme:light){${onLight}}${dashes}`;
}

/** The picture on one ground. @param {Picture} picture @param {Ground} ground @param {boolean} dashed @param {number} cornerPx */
function stage(picture, ground, dashed, cornerPx) {
  const palette = groundPalette(ground, dashed);
  const fonts = fontsOf(picture.layout, palette);
  const prefix = `${OWN}-${ground}-`;
  const names = Object.keys(lights(palette)).map((name) => [name, prefix + name]);
  const sprites = /** @type {import("./sprites.js").Sprites} */ (Object.fromEntries(names));
  const pen = new SvgPen();
  paintStill(pen, picture, palette, fonts, paintEdgeCounts);
  paintMoving(pen, picture, palette, sprites, fonts, paintGhosts);
  const { widthPx, heightPx } = picture.layout;
  const ground_ = `<rect width="${short(widthPx)}" height="${short(heightPx)}" rx="${cornerPx}" fill="url(#${prefix}depth)"/>`;
  const strokes = `<g fill="none" stroke-linecap="round">${pen.written}</g>`;
  return `<g class="forward-pass-${ground}">${definitions(pen.written, palette, ground, prefix)}${ground_}${strokes}</g>`;
}

/** The gradients that are used. @param {string} written @param {Palette} palette @param {Ground} ground @param {string} prefix */
function definitions(written, palette, ground, prefix) {
  const [depth, background] = [TOKENS.depth, TOKENS.background].map((pair) => pair[ground === "dark" ? 1 : 0]);
  const gradients = Object.entries(lights(palette))
    .filter(([name]) => written.includes(`#${prefix}${name})`))
    .map(([name, [color, stops]]) => {
      const marks = stops.map(([at, alpha]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${alpha}"/>`);
      return `<radialGradient id="${prefix}${name}">${marks.join("")}</radialGradient>`;
    });
  return (
    `<defs><radialGradient id="${prefix}depth" cy=".38" r=".9">` +
    `<stop stop-color="${depth}"/><stop offset=".72" stop-color="${background}"/></radialGradient>${gradients.join("")}</defs>`
  );
}
