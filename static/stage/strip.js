// @ts-check
/**
 * Makes the frames of a pass cheap: only the strip of the stage in which light moves is painted, on a small canvas of its
 * own, because browsers clear, copy and show a canvas as a whole. Posters show the rest. Loaded after the first pulse.
 * Allocates nothing while only time moves within a strip.
 */

import { changingLayers, EVERYWHERE, sidesOf, stripAt } from "../core/strips.js";
import { layerFor, Poster } from "./poster.js";

/** @import { Layout, Picture } from "../types.d.ts" */
/** @import { Painter } from "./painter.js" */

/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context */

/** @param {HTMLCanvasElement} canvas */
const contextOf = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

export class Strip {
  #still;
  #moving;
  #context;
  /** What is lit in the strip from its first moment on: painted once, copied in every frame. */
  #ground;
  #posters;
  #strip = EVERYWHERE;
  /** The left side of the strip, in pixels of the large canvases. */
  #left = 0;
  /** The layers whose neurons change in the strip: from this one to before that one. */
  #from = 0;
  #to = 0;

  /** @param {HTMLCanvasElement} still @param {HTMLCanvasElement} moving the canvases of the painter */
  constructor(still, moving) {
    this.#still = still;
    this.#moving = moving;
    this.#context = contextOf(layerFor(moving, "strip"));
    this.#ground = contextOf(/** @type {HTMLCanvasElement} */ (moving.cloneNode()));
    this.#posters = { still: new Poster(still), moving: new Poster(moving) };
  }

  /**
   * Paints the strip that changes, if only time has moved since the last picture.
   * @param {Picture} picture @param {boolean} onlyTime @param {Painter} painter
   * @returns {boolean} false if the whole picture has to be painted
   */
  paint(picture, onlyTime, painter) {
    const strip = onlyTime ? stripAt(picture.frame, picture.timeline) : EVERYWHERE;
    this.#rest(onlyTime);
    if (strip !== this.#strip) this.#begin(strip, picture, painter);
    if (strip === EVERYWHERE) return false;
    const context = this.#context;
    wipe(context);
    context.drawImage(this.#ground.canvas, 0, 0);
    this.#measure(context, picture.layout, this.#left);
    painter.paintMoving(context, picture, this.#from, this.#to);
    return true;
  }

  /** Shows the still canvas as a poster while it does not change. @param {boolean} stays */
  #rest(stays) {
    const { still } = this.#posters;
    if (stays === still.isShown) return;
    if (stays) still.blank?.drawImage(this.#still, 0, 0);
    still.swap(stays);
  }

  /** @param {number} strip @param {Picture} picture @param {Painter} painter */
  #begin(strip, picture, painter) {
    this.#strip = strip;
    const { canvas } = this.#context;
    canvas.remove(); // if it were only moved, the browser would count a shift of the page's layout
    if (strip === EVERYWHERE) return this.#posters.moving.swap(false);
    const { layout } = picture;
    const { width, height } = this.#place(layout);
    const { first, from, to } = changingLayers(layout, strip);
    this.#from = from;
    this.#to = to;
    this.#measure(this.#ground, layout, this.#left);
    painter.paintNeurons(this.#ground, picture, first, from);
    const { moving } = this.#posters;
    const rest = moving.blank ?? contextOf(this.#moving);
    wipe(rest);
    this.#measure(rest, layout, 0);
    painter.paintMoving(rest, picture);
    rest.resetTransform();
    rest.clearRect(this.#left, 0, width, height);
    moving.swap(true);
    (moving.isShown ? moving.canvas : this.#moving).after(canvas);
  }

  /** Lays the strip over the large canvases, pixel on pixel. @param {Layout} layout @returns {{width: number, height: number}} its pixels */
  #place(layout) {
    const { width, height } = this.#moving;
    const [leftPx, rightPx] = sidesOf(layout, this.#strip);
    this.#left = Math.floor((leftPx * width) / layout.widthPx);
    const size = { width: Math.ceil((rightPx * width) / layout.widthPx) - this.#left, height };
    Object.assign(this.#ground.canvas, size);
    const { style } = Object.assign(this.#context.canvas, size);
    style.left = `${(100 * this.#left) / width}%`;
    style.inlineSize = `${(100 * size.width) / width}%`;
    return size;
  }

  /** Makes one unit one CSS px of the stage. @param {Context} context @param {Layout} layout @param {number} left where the context begins, in pixels */
  #measure(context, { widthPx, heightPx }, left) {
    const { width, height } = this.#moving;
    context.setTransform(width / widthPx, 0, 0, height / heightPx, -left, 0);
  }
}

/** @param {Context} context */
function wipe(context) {
  context.resetTransform();
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}
