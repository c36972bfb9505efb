// @ts-check
/** A canvas whose pixels are the screen's: the only reader of devicePixelRatio. */

/** The most backing pixels along one side: beyond it browsers refuse or run out of memory. */
const LARGEST_SIDE = 8192;
const SOLID = /** @type {number[]} */ ([]);

export class Surface {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.widthPx = 0;
    this.heightPx = 0;
    this.scale = 1;
  }

  /**
   * Takes a size in CSS px; the backing store follows the display's pixel ratio.
   * @param {number} widthPx @param {number} heightPx
   * @returns {boolean} whether anything changed
   */
  resize(widthPx, heightPx) {
    const scale = Math.min(window.devicePixelRatio || 1, LARGEST_SIDE / Math.max(widthPx, heightPx, 1));
    const width = Math.max(1, Math.round(widthPx * scale));
    const height = Math.max(1, Math.round(heightPx * scale));
    if (width === this.canvas.width && height === this.canvas.height && scale === this.scale) return false;
    this.canvas.width = width;
    this.canvas.height = height;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.scale = scale;
    return true;
  }

  /** Wipes the surface and makes one unit one CSS px. Allocates nothing. */
  clear() {
    const { context, canvas, scale } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.globalAlpha = 1;
    context.globalCompositeOperation = "source-over";
    context.setLineDash(SOLID);
  }
}
