// @ts-check
/** A pad to draw on, for networks whose inputs are an image of 8 × 8 pixels: by mouse, pen, finger or keys. */

import { nodesOf } from "../../ui/elements.js";
import { begun, continued, EMPTY, pathOf, penWords, pressed } from "../../ui/pad-lines.js";
import { Strokes } from "../../ui/strokes.js";

/**
 * @import { OnStage, PanelContext } from "../../types.d.ts"
 * @import { Point } from "../../ui/pad-lines.js"
 */

const WORDS = {
  ready:
    "Draw a digit. It is centred, set upright and scaled as the digits were that the network learned from; the image on the stage is what it gets.",
  starting: "Python is starting. What you draw is answered as soon as it runs.",
  off: "Python is switched off here, so nothing answers what is drawn.",
};
const KEYS = "Arrow keys move the pen, Space sets it down and lifts it, Delete clears.";

const MARKUP = `<div class="pad">
  <svg viewBox="0 0 1 1" tabindex="0" role="img" class="sheet"><path class="lines"></path><circle class="pen" r="0.03"></circle></svg>
  <div class="beside"><p class="note words"></p><p class="note keys">${KEYS}</p><button class="clear" type="button">Clear</button></div>
  <p class="unseen told" aria-live="polite"></p>
</div>`;

export class Pad {
  root = /** @type {HTMLElement} */ (nodesOf(MARKUP).firstElementChild);
  #sheet = this.#part(".sheet");
  #strokes;
  /** The pointer that draws. @type {number | null} */
  #pointer = null;

  /** @param {PanelContext} context */
  constructor(context) {
    this.#strokes = new Strokes(context, () => this.#paint());
    const sheet = this.#sheet;
    sheet.addEventListener("pointerdown", (event) => this.#begin(event));
    sheet.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"])
      sheet.addEventListener(end, () => {
        this.#pointer = null;
      });
    sheet.addEventListener("keydown", (event) => this.#press(event));
    this.#part(".clear").addEventListener("click", () => this.#strokes.clear());
    this.#paint();
  }

  /** @param {OnStage} onStage */
  show(onStage) {
    const { status } = onStage;
    const words = status === "off" || status === "starting" ? status : "ready";
    this.#part(".words").textContent = WORDS[words];
    if (this.#pointer === null) this.#strokes.look(onStage);
  }

  focus() {
    this.#sheet.focus();
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  /** Where on the sheet an event is. @param {PointerEvent} event @returns {Point} */
  #place({ clientX, clientY }) {
    const { left, top, width, height } = this.#sheet.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    if (event.button !== 0 || this.#pointer !== null) return;
    this.#pointer = event.pointerId;
    this.#sheet.setPointerCapture(event.pointerId);
    this.#strokes.drawing = begun({ ...this.#strokes.drawing, down: false }, this.#place(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pointer) return;
    const all = event.getCoalescedEvents?.() ?? [];
    let { drawing } = this.#strokes;
    for (const one of all.length ? all : [event]) drawing = continued(drawing, this.#place(one));
    if (drawing !== this.#strokes.drawing) this.#strokes.drawing = drawing;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, ctrlKey, altKey, metaKey } = event;
    const drawing = ctrlKey || altKey || metaKey ? null : pressed(this.#strokes.drawing, key);
    if (!drawing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#strokes.drawing = drawing;
    this.#part(".told").textContent = drawing === EMPTY ? "cleared" : penWords(drawing);
  }

  #paint() {
    const { lines, pen, down } = this.#strokes.drawing;
    this.#part(".lines").setAttribute("d", pathOf(lines));
    const mark = this.#part(".pen");
    mark.setAttribute("cx", String(pen[0]));
    mark.setAttribute("cy", String(pen[1]));
    mark.toggleAttribute("data-down", down);
    const count = lines.length === 1 ? "1 line" : `${lines.length} lines`;
    this.#sheet.setAttribute("aria-label", `Pad: ${lines.length ? count : "empty"}. ${KEYS}`);
  }
}
