// @ts-check
/**
 * The image on the stage as a pad: a drag that begins on it draws, a click is one on a pixel as before. A button under it
 * says so, leads to the pad under Adjust, which takes keys, and clears what is drawn.
 */

import { make, nodesOf } from "../../ui/elements.js";
import { begun, continued, pathOf } from "../../ui/pad-lines.js";
import { screenOf } from "../../ui/screen.js";
import { Strokes, takesDrawing } from "../../ui/strokes.js";

/**
 * @import { LayerLayout, Layout, PanelContext } from "../../types.d.ts"
 * @import { Point } from "../../ui/pad-lines.js"
 */

/** A shorter movement is a click, not a line. */
const SLOP_PX = 4;
const GAP_PX = 8;
/** The button's words, and how much room they need on either side of the middle of the image. */
const WORDS = { empty: "✎ Draw here", drawn: "Clear" };
const HALF_PX = 52;

/** The square that the image takes on the stage. @param {Layout} layout @returns {{x: number, y: number, sidePx: number}} */
export function squareOf({ layers }) {
  const { centerX, top, bottom } = /** @type {LayerLayout} */ (layers[0]);
  const sidePx = bottom - top;
  return { x: centerX - sidePx / 2, y: top, sidePx };
}

export class ImagePad {
  #stage;
  #context;
  #openPad;
  #root = /** @type {HTMLElement} */ (
    nodesOf(`<div class="sketch" aria-hidden="true"><svg viewBox="0 0 1 1"><path></path></svg></div>`).firstElementChild
  );
  #button = make("button", { type: "button", className: "draws" });
  #strokes;
  /** The pointer that is down, where it went down, and whether it draws by now. @type {{id: number, from: Point, draws: boolean} | null} */
  #pen = null;
  /** Whether the last pointer has drawn, so that the click that follows is none. */
  #drew = false;

  /** @param {HTMLElement} stage @param {PanelContext} context @param {() => void} openPad opens the pad that takes keys */
  constructor(stage, context, openPad) {
    this.#stage = stage;
    this.#context = context;
    this.#openPad = openPad;
    this.#strokes = new Strokes(context, () => this.#paint());
    const root = this.#root;
    root.addEventListener("pointerdown", (event) => this.#press(event));
    root.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) root.addEventListener(end, () => this.#lift());
    root.addEventListener("click", (event) => this.#drew && event.stopPropagation());
    this.#button.addEventListener("click", (event) => {
      event.stopPropagation();
      if (this.#strokes.drawing.lines.length) this.#strokes.clear();
      else this.#openPad();
    });
    this.#paint();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#context.events.addEventListener("numbers", () => this.#look(), { signal });
    const { ResizeObserver } = this.#stage.ownerDocument.defaultView ?? window;
    const size = new ResizeObserver(() => this.#look());
    size.observe(this.#stage);
    signal.addEventListener("abort", () => {
      size.disconnect();
      this.#remove();
    });
    this.#look();
  }

  #look() {
    const { onStage } = this.#context;
    const { layout, trace, status } = onStage;
    if (!trace || !takesDrawing(onStage) || status === "off") return this.#remove();
    if (!this.#pen) this.#strokes.look(onStage);
    const { x, y, sidePx } = squareOf(layout);
    const side = `${sidePx}px`;
    Object.assign(this.#root.style, { left: `${x}px`, top: `${y}px`, width: side, height: side });
    const middle = Math.max(HALF_PX, x + sidePx / 2);
    Object.assign(this.#button.style, { left: `${middle}px`, top: `${y + sidePx + GAP_PX}px` });
    if (!this.#root.isConnected) this.#stage.append(this.#root, this.#button);
    const { style, offsetHeight } = this.#button;
    // While a panel takes the room under the image, the button waits.
    style.visibility = y + sidePx + GAP_PX + offsetHeight > layout.heightPx ? "hidden" : "";
  }

  #remove() {
    this.#root.remove();
    this.#button.remove();
  }

  #paint() {
    const { lines } = this.#strokes.drawing;
    this.#root.querySelector("path")?.setAttribute("d", pathOf(lines));
    const words = WORDS[lines.length ? "drawn" : "empty"];
    if (this.#button.textContent !== words) this.#button.textContent = words;
  }

  /** Where on the image an event is. @param {PointerEvent} event @returns {Point} */
  #place({ clientX, clientY }) {
    const { x, y } = screenOf(this.#stage).inverse().transformPoint(new DOMPoint(clientX, clientY));
    const square = squareOf(this.#context.onStage.layout);
    return [(x - square.x) / square.sidePx, (y - square.y) / square.sidePx];
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0 || this.#pen) return;
    this.#root.setPointerCapture(event.pointerId);
    this.#pen = { id: event.pointerId, from: this.#place(event), draws: false };
    this.#drew = false;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const pen = this.#pen;
    if (pen?.id !== event.pointerId) return;
    // While a pointer is down, no pixel is pointed at.
    event.stopPropagation();
    const all = event.getCoalescedEvents?.() ?? [];
    const points = (all.length ? all : [event]).map((one) => this.#place(one));
    if (!pen.draws && !this.#begins(pen, /** @type {Point} */ (points.at(-1)))) return;
    let { drawing } = this.#strokes;
    for (const point of points) drawing = continued(drawing, point);
    if (drawing !== this.#strokes.drawing) this.#strokes.drawing = drawing;
  }

  /** Begins a line once the pointer has gone far enough. @param {{from: Point, draws: boolean}} pen @param {Point} to */
  #begins(pen, [x, y]) {
    const { sidePx } = squareOf(this.#context.onStage.layout);
    if (Math.hypot(x - pen.from[0], y - pen.from[1]) * sidePx < SLOP_PX) return false;
    pen.draws = this.#drew = true;
    this.#context.hover(null);
    this.#root.toggleAttribute("data-draws", true);
    this.#strokes.drawing = begun({ ...this.#strokes.drawing, down: false }, pen.from);
    return true;
  }

  #lift() {
    this.#pen = null;
    this.#root.toggleAttribute("data-draws", false);
  }
}
