// @ts-check
/**
 * A whole picture, painted with any pen: a canvas on the screen or off it, at any scale, or SVG. It is a function of its
 * arguments. What lingers from the sample and the network before is a part of the picture.
 */

import { paintEdges } from "./edges.js";
import { paintNames } from "./labels.js";
import { paintDiscs, paintNeurons } from "./neurons.js";
import { paintOutputs, paintTracks } from "./outputs.js";
import { paintPulses } from "./pulses.js";

/** @import { Palette, Pen, Picture } from "../types.d.ts" */
/** @import { Fonts } from "./fonts.js" */
/** @import { Sprites } from "./sprites.js" */

/** Paints ghosts (ghosts.js) and, over them, a path (lit-path.js). @typedef {typeof import("./lit-path.js").paintPath} PaintGhosts */
/** Writes how many edges are shown: see edge-counts.js. @typedef {typeof import("./edge-counts.js").paintEdgeCounts} PaintEdgeCounts */

/**
 * What stays while only time goes on: edges, discs, names, tracks.
 * @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
 * @param {PaintEdgeCounts | null} paintEdgeCounts without it the picture does not say how many edges it shows
 */
export function paintStill(pen, picture, palette, fonts, paintEdgeCounts) {
  paintEdges(pen, picture, palette);
  paintDiscs(pen, picture, palette);
  paintNames(pen, picture, palette, fonts);
  paintTracks(pen, picture, palette, fonts);
  paintEdgeCounts?.(pen, picture, palette, fonts);
}

/**
 * What moves, to be painted over what stays: light, digits, bars. Allocates nothing.
 * @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Sprites} sprites @param {Fonts} fonts
 * @param {PaintGhosts | null} paintGhosts without it the picture has no ghosts
 * @param {number} [from] @param {number} [to] the layers whose neurons are painted: from this one to before that one
 */
export function paintMoving(pen, picture, palette, sprites, fonts, paintGhosts, from, to) {
  paintNeurons(pen, picture, palette, sprites, fonts, from, to);
  paintPulses(pen, picture, palette, sprites);
  paintOutputs(pen, picture, palette, fonts);
  paintGhosts?.(pen, picture, palette, fonts, sprites);
}
