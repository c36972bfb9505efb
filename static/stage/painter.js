// @ts-check
/** Paints a picture on two canvases: what stays (edges, discs, names, tracks) and, above it, what moves (light, digits, bars). */

import { areSome } from "../core/edges.js";
import { fontsOf } from "./fonts.js";
import { paintNeurons } from "./neurons.js";
import { paintMoving, paintStill } from "./paint.js";
import { paintSprites } from "./sprites.js";
import { Surface } from "./surface.js";

/** @import { Palette, Pen, Picture } from "../types.d.ts" */
/** @import { Sprites } from "./sprites.js" */
/** @import { Fonts } from "./fonts.js" */

export class Painter {
  #still;
  #moving;
  /** @type {Palette} */
  #palette;
  /** Painted when they are needed first. @type {Sprites | null} */
  #sprites = null;
  /** Those of the picture that the still canvas shows. @type {Fonts | null} */
  #fonts = null;
  /** What the still canvas was painted with; it is painted again only when that changes. @type {Picture | null} */
  #painted = null;
  #stale = true;
  /** Paints ghosts over everything else, once it is loaded. @type {import("./paint.js").PaintGhosts | null} */
  paintGhosts = null;
  /** Writes how many edges are shown, once it is loaded. @type {import("./paint.js").PaintEdgeCounts | null} */
  paintEdgeCounts = null;
  /** Paints only what changes with time, once it is loaded. @type {import("./strip.js").Strip | null} */
  strip = null;

  /** @param {HTMLCanvasElement} stillCanvas @param {HTMLCanvasElement} movingCanvas @param {Palette} palette */
  constructor(stillCanvas, movingCanvas, palette) {
    this.#still = new Surface(stillCanvas);
    this.#moving = new Surface(movingCanvas);
    this.#palette = palette;
  }

  get palette() {
    return this.#palette;
  }

  set palette(palette) {
    this.#palette = palette;
    this.#sprites = null;
    this.#stale = true;
  }

  /**
   * @param {number} widthPx @param {number} heightPx CSS px @param {import("./surface.js").CanvasDisplay} display
   * @returns {boolean} whether that has wiped what was painted
   */
  resize(widthPx, heightPx, display) {
    const changed = this.#still.resize(widthPx, heightPx, display);
    this.#moving.resize(widthPx, heightPx, display);
    this.#stale ||= changed;
    return changed;
  }

  /** Makes the next paint paint everything. */
  refresh() {
    this.#stale = true;
  }

  /** @param {Picture} picture @param {boolean} [onlyTime] whether nothing but time has moved since the last one */
  paint(picture, onlyTime = false) {
    if (this.#needsStill(picture)) this.#paintStill(picture);
    if (this.strip?.paint(picture, onlyTime, this)) return;
    this.#moving.clear();
    this.paintMoving(this.#moving.context, picture);
  }

  /**
   * Paints everything on the lower canvas, for printing: a printer replays the drawing commands, and clearing the upper
   * canvas would clear the lower one too. The next `paint` paints both again.
   * @param {Picture} picture
   */
  paintFlat(picture) {
    this.strip?.paint(picture, false, this);
    this.#paintStill(picture);
    this.paintMoving(this.#still.context, picture);
    this.#stale = true;
  }

  /**
   * Allocates nothing while only time moves.
   * @param {Pen} context @param {Picture} picture
   * @param {number} [from] @param {number} [to] the layers whose neurons are painted
   */
  paintMoving(context, picture, from, to) {
    const sprites = /** @type {Sprites} */ (this.#sprites);
    const fonts = /** @type {Fonts} */ (this.#fonts);
    paintMoving(context, picture, this.#palette, sprites, fonts, this.paintGhosts, from, to);
  }

  /** @param {Pen} context @param {Picture} picture @param {number} [from] @param {number} [to] */
  paintNeurons(context, picture, from, to) {
    const sprites = /** @type {Sprites} */ (this.#sprites);
    const fonts = /** @type {Fonts} */ (this.#fonts);
    paintNeurons(context, picture, this.#palette, sprites, fonts, from, to);
  }

  /** @param {Picture} picture */
  #needsStill(picture) {
    return this.#stale || this.#painted === null || differs(picture, this.#painted);
  }

  /** @param {Picture} picture */
  #paintStill(picture) {
    this.#sprites ??= paintSprites(this.#palette);
    this.#fonts = fontsOf(picture.layout, this.#palette);
    this.#still.clear();
    paintStill(this.#still.context, picture, this.#palette, this.#fonts, this.paintEdgeCounts);
    this.#stale = false;
    this.#painted = { ...picture };
  }
}

/** What the still canvas depends on, besides the edges. */
const STILL = /** @type {const} */ ([
  "layers",
  "reel",
  "previousReel",
  "blend",
  "layout",
  "target",
  "labels",
  "revealed",
]);

/** Whether the still canvas must be painted again. @param {Picture} now @param {Picture} before */
function differs(now, before) {
  for (let k = 0; k < STILL.length; k++) {
    const name = /** @type {typeof STILL[number]} */ (STILL[k]);
    if (now[name] !== before[name]) return true;
  }
  return now.edges !== before.edges && (now.labels.units?.length || now.edges.some(areSome));
}
