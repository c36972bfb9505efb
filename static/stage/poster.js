// @ts-check
/**
 * A poster shows the picture of a canvas that does not change for a while. A browser that draws without a graphics card
 * copies every 2D canvas for each frame of the page, even an unchanged one; a canvas that shows a bitmap it copies once.
 */

export class Poster {
  #canvas;
  #context;
  /** Where the next bitmap is painted. @type {OffscreenCanvasRenderingContext2D | null} */
  #painted = null;
  isShown = false;

  /** @param {HTMLCanvasElement} canvas hidden while the poster is shown */
  constructor(canvas) {
    this.#canvas = canvas;
    this.canvas = layerFor(canvas, "poster");
    this.#context = /** @type {ImageBitmapRenderingContext} */ (this.canvas.getContext("bitmaprenderer"));
    // Some browsers have no canvases off the screen, or none for a page that they guard.
    if (this.#context && globalThis.OffscreenCanvas) this.#painted = new OffscreenCanvas(1, 1).getContext("2d");
  }

  /** An empty canvas of the same size, to paint the next bitmap on; null where the browser offers no posters. */
  get blank() {
    const { width, height } = this.#canvas;
    if (this.#painted) Object.assign(this.#painted.canvas, { width, height });
    return this.#painted;
  }

  /** Shows the bitmap painted last, or the canvas itself. @param {boolean} shown */
  swap(shown) {
    if (!this.#painted) return;
    if (shown) this.#context.transferFromImageBitmap(this.#painted.canvas.transferToImageBitmap());
    if (shown === this.isShown) return;
    this.isShown = shown;
    if (shown) this.#canvas.after(this.canvas);
    else this.canvas.remove();
    this.#canvas.style.opacity = shown ? "0" : ""; // unlike other ways to hide it, this keeps its focus
  }
}

/** A canvas to lie over another one of the stage, transparent to the pointer. @param {HTMLCanvasElement} canvas @param {string} name */
export function layerFor(canvas, name) {
  const layer = /** @type {HTMLCanvasElement} */ (canvas.cloneNode());
  for (const attribute of layer.getAttributeNames()) if (attribute !== "part") layer.removeAttribute(attribute);
  layer.className = name;
  layer.setAttribute("aria-hidden", "true");
  layer.style.pointerEvents = "none";
  return layer;
}
