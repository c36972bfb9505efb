// @ts-check
/**
 * A pad to draw on, for networks whose inputs are an image of 8 × 8 pixels. Python turns the lines into pixels as those of
 * the digits that such networks learn from were made; the network answers while one draws.
 */

import { begun, continued, EMPTY, penWords, pressed } from "./pad-lines.js";
import { nodesOf } from "../../ui/elements.js";

/**
 * @import { OnStage, PanelContext } from "../../types.d.ts"
 * @import { Drawing, Point } from "./pad-lines.js"
 */

const SIDE = 8;
const WORDS = {
  ready:
    "Draw a digit. It is centred, set upright and scaled as the digits were that the network learned from; above you see what it gets.",
  starting: "Python is starting. What you draw is answered as soon as it runs.",
  off: "Python is switched off here, so nothing answers what is drawn.",
};
const KEYS = "Arrow keys move the pen, Space sets it down and lifts it, Delete clears.";

const MARKUP = `<div class="pad">
  <svg viewBox="0 0 1 1" tabindex="0" role="img" class="sheet"><path class="lines"></path><circle class="pen" r="0.03"></circle></svg>
  <div class="beside"><p class="note words"></p><p class="note keys">${KEYS}</p><button class="clear" type="button">Clear</button></div>
  <p class="unseen told" aria-live="polite"></p>
</div>`;

/** Whether there is a pad for a network's inputs. @param {Pick<OnStage, "labels">} onStage */
export const takesDrawing = ({ labels: { shape } }) => shape?.[0] === SIDE && shape[1] === SIDE;

/** A line as a path; a single point is a dot. @param {readonly Point[]} line */
const pathOf = (line) => `M${[...line, ...(line.length === 1 ? line : [])].map(([x, y]) => `${x.toFixed(4)} ${y.toFixed(4)}`).join("L")}`; // prettier-ignore

export class Pad {
  root = /** @type {HTMLElement} */ (nodesOf(MARKUP).firstElementChild);
  #context;
  #sheet = this.#part(".sheet");
  /** @type {Drawing} */
  #drawing = EMPTY;
  /** Whether a request is being answered, and whether the drawing has changed since. */
  #busy = false;
  #changed = false;
  /** The pointer that draws. @type {number | null} */
  #pointer = null;

  /** @param {PanelContext} context */
  constructor(context) {
    this.#context = context;
    const sheet = this.#sheet;
    sheet.addEventListener("pointerdown", (event) => this.#begin(event));
    sheet.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"])
      sheet.addEventListener(end, () => {
        this.#pointer = null;
      });
    sheet.addEventListener("keydown", (event) => this.#press(event));
    this.#part(".clear").addEventListener("click", () => this.#clear());
    this.#paint();
  }

  /** @param {OnStage} onStage */
  show({ trace, status, inputs }) {
    const words = status === "off" || status === "starting" ? status : "ready";
    this.#part(".words").textContent = WORDS[words];
    // Another sample, or Undo, has taken the place of what was drawn.
    const replaced = trace?.drawnInputs && inputs === trace.inputs;
    if (replaced && !this.#busy && this.#pointer === null && this.#drawing.lines.length) this.#set(EMPTY, false);
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
    this.#set(begun({ ...this.#drawing, down: false }, this.#place(event)));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pointer) return;
    const all = event.getCoalescedEvents?.() ?? [];
    let drawing = this.#drawing;
    for (const one of all.length ? all : [event]) drawing = continued(drawing, this.#place(one));
    if (drawing !== this.#drawing) this.#set(drawing);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, ctrlKey, altKey, metaKey } = event;
    const drawing = ctrlKey || altKey || metaKey ? null : pressed(this.#drawing, key);
    if (!drawing) return;
    event.preventDefault();
    event.stopPropagation();
    this.#set(drawing, drawing.lines !== this.#drawing.lines);
    this.#part(".told").textContent = drawing === EMPTY ? "cleared" : penWords(drawing);
  }

  #clear() {
    this.#set(EMPTY, false);
    this.#context.setInputs(null);
  }

  /** @param {Drawing} drawing @param {boolean} [asks] whether the network shall answer it */
  #set(drawing, asks = true) {
    const cleared = drawing === EMPTY && this.#drawing.lines.length > 0;
    this.#drawing = drawing;
    this.#paint();
    if (asks && !cleared) void this.#ask();
    else if (asks) this.#context.setInputs(null);
  }

  #paint() {
    const { lines, pen, down } = this.#drawing;
    this.#part(".lines").setAttribute("d", lines.map(pathOf).join(""));
    const mark = this.#part(".pen");
    mark.setAttribute("cx", String(pen[0]));
    mark.setAttribute("cy", String(pen[1]));
    mark.toggleAttribute("data-down", down);
    const count = lines.length === 1 ? "1 line" : `${lines.length} lines`;
    this.#sheet.setAttribute("aria-label", `Pad: ${lines.length ? count : "empty"}. ${KEYS}`);
  }

  /** Asks for the pixels of what is drawn; of what is drawn while Python answers only the newest is asked for. */
  async #ask() {
    this.#changed = true;
    if (this.#busy) return;
    this.#busy = true;
    await this.#context.run(async () => {
      while (this.#changed) {
        this.#changed = false;
        const { header } = await this.#context.backend.ask({ points: this.#drawing.lines }, "stroke");
        if (this.#drawing.lines.length) this.#context.setInputs(header.inputs);
      }
    });
    this.#busy = false;
  }
}
