// @ts-check
/** Paints a picture on two canvases: what stays (edges, discs, names) and, above it, what moves (light, digits, bars). */

import { paintEdges } from "./edges.js";
import { paintNames, paintOutputs } from "./labels.js";
import { paintDiscs, paintNeurons } from "./neurons.js";
import { paintPulses } from "./pulses.js";
import { paintSprites } from "./sprites.js";
import { Surface } from "./surface.js";

/** @typedef {import("../types.d.ts").Picture} Picture @typedef {import("../types.d.ts").Palette} Palette */

/** What the still canvas shows; it is painted again only when one of these is another value than before. */
const STILL = /** @type {const} */ (["layers", "reel", "previousReel", "blend", "layout", "target", "labels"]);

export class Painter {
  #still;
  #moving;
  /** @type {Palette} */
  #palette;
  /** Painted when they are needed first. @type {import("./sprites.js").Sprites | null} */
  #sprites = null;
  /** @type {Partial<Picture>} */
  #painted = {};
  #stale = true;

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

  /** @param {number} widthPx @param {number} heightPx CSS px */
  resize(widthPx, heightPx) {
    const changed = this.#still.resize(widthPx, heightPx);
    this.#moving.resize(widthPx, heightPx);
    this.#stale ||= changed;
  }

  /** Makes the next paint paint everything. */
  refresh() {
    this.#stale = true;
  }

  /** @param {Picture} picture */
  paint(picture) {
    if (this.#needsStill(picture)) this.#paintStill(picture);
    this.#moving.clear();
    this.#paintMoving(this.#moving.context, picture);
  }

  /**
   * Paints everything on the one canvas below, for paper: a printer plays back what was painted, and the wiping of the
   * upper canvas would wipe the lower one. The next `paint` paints both anew.
   * @param {Picture} picture
   */
  paintFlat(picture) {
    this.#paintStill(picture);
    this.#paintMoving(this.#still.context, picture);
    this.#stale = true;
  }

  /** @param {CanvasRenderingContext2D} context @param {Picture} picture */
  #paintMoving(context, picture) {
    this.#sprites ??= paintSprites(this.#palette);
    paintNeurons(context, picture, this.#palette, this.#sprites);
    paintPulses(context, picture, this.#palette, this.#sprites);
    paintOutputs(context, picture, this.#palette);
  }

  /** @param {Picture} picture */
  #needsStill(picture) {
    const sparse = picture.trace?.contributions.some(({ indices }) => indices) ?? false;
    const changed =
      STILL.some((part) => picture[part] !== this.#painted[part]) || (sparse && picture.trace !== this.#painted.trace);
    return this.#stale || changed;
  }

  /** @param {Picture} picture */
  #paintStill(picture) {
    this.#still.clear();
    const context = this.#still.context;
    paintEdges(context, picture, this.#palette);
    paintDiscs(context, picture, this.#palette);
    paintNames(context, picture, this.#palette);
    this.#stale = false;
    for (const part of STILL) Object.assign(this.#painted, { [part]: picture[part] });
    this.#painted.trace = picture.trace;
  }
}
