// @ts-check
/** A canvas whose pixels are the screen's: the only reader of devicePixelRatio. */

/** The most backing pixels along one side: beyond it browsers refuse or run out of memory. */
const LARGEST_SIDE = 8192;
/** The most in all: phones show nothing of a canvas with more than 16,777,216. */
const MOST_PIXELS = 16_700_000;
/** Smaller enlargements are rounding errors. */
const ROUNDED = 1.01;

/**
 * How the screen shows a canvas: its scale along each side, from transforms; and the device pixels of its box, if the
 * browser reports them, which include zoom but not transforms.
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
      // A canvas that is shown smaller, such as in a slide that flies in, keeps its resolution.
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

  /** Clears the surface and makes one unit one CSS px. Allocates nothing. */
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
 * Reports a new pixel ratio, such as on another screen: not every browser fires a resize for it.
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
