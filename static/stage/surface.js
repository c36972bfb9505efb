// @ts-check
/** A canvas whose pixels are the screen's: the only reader of devicePixelRatio. */

/** The most backing pixels along one side: beyond it browsers refuse or run out of memory. */
const LARGEST_SIDE = 8192;
/** The most in all: phones show nothing of a canvas with more than 16,777,216. */
const MOST_PIXELS = 16_700_000;
/** A page that enlarges the canvas by less than this does not: its size has been rounded. */
const ROUNDED = 1.01;

/**
 * How a screen shows a canvas: how much larger than its CSS px along each side, and how many pixels its box covers by the
 * browser's own count, where the browser counts them; that count knows of zoom, but of no transform.
 * @typedef {object} CanvasDisplay
 * @property {readonly number[]} scales @property {{inlineSize: number, blockSize: number} | null} box
 */
const SOLID = /** @type {number[]} */ ([]);

export class Surface {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.widthPx = 0;
    this.heightPx = 0;
  }

  /**
   * Takes a size in CSS px; the backing store has the pixels that the screen shows it with.
   * @param {number} widthPx @param {number} heightPx @param {CanvasDisplay} display
   * @returns {boolean} whether anything changed
   */
  resize(widthPx, heightPx, { scales: [across = 1, down = 1], box }) {
    const { canvas } = this;
    const ratio = canvas.ownerDocument.defaultView?.devicePixelRatio || 1;
    /** @param {number} lengthPx @param {number} scale @param {number} [counted] */
    const pixels = (lengthPx, scale, counted = lengthPx * ratio) => {
      const seen = lengthPx * ratio * scale;
      // What is shown smaller, as for a while when a slide flies in, is not drawn coarser.
      return seen > ROUNDED * counted ? seen : counted;
    };
    const [wide, high] = [pixels(widthPx, across, box?.inlineSize), pixels(heightPx, down, box?.blockSize)];
    const fit = Math.min(1, LARGEST_SIDE / Math.max(wide, high), Math.sqrt(MOST_PIXELS / (wide * high)));
    const [width, height] = [Math.max(1, Math.round(wide * fit)), Math.max(1, Math.round(high * fit))];
    const same = widthPx === this.widthPx && heightPx === this.heightPx;
    if (same && width === canvas.width && height === canvas.height) return false;
    Object.assign(canvas, { width, height });
    Object.assign(this, { widthPx, heightPx });
    return true;
  }

  /** Wipes the surface and makes one unit one CSS px. Allocates nothing. */
  clear() {
    const { context, canvas, widthPx, heightPx } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(canvas.width / (widthPx || 1), 0, 0, canvas.height / (heightPx || 1), 0, 0);
    context.globalAlpha = 1;
    context.globalCompositeOperation = "source-over";
    context.setLineDash(SOLID);
  }
}

/**
 * Tells of another pixel ratio, as on another screen: not every browser resizes the window then.
 * @param {Window} view @param {AbortSignal} signal ends the listening @param {() => void} onChange
 */
export function watchRatio(view, signal, onChange) {
  const ratio = view.matchMedia(`(resolution: ${view.devicePixelRatio}dppx)`);
  const changed = () => {
    onChange();
    watchRatio(view, signal, onChange);
  };
  ratio.addEventListener("change", changed, { signal, once: true });
}
