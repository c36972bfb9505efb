// @ts-check
/**
 * A text field for Python, with line numbers and the colors of the source that is read: they lie behind the field, whose own
 * letters are transparent. Tab indents; after Escape the next Tab leaves the field.
 */

import { times } from "../../core/times.js";
import { make } from "../../ui/elements.js";
import { coloredLine } from "./python-tokens.js";

const INDENT = "    ";
/** A longer text has no colors: writing them anew with every letter would take too long. */
const LONGEST_COLORED = 20_000;

export class PythonEditor {
  #gutter;
  #colors;
  #text;
  /** Whether Tab moves the focus, as it does everywhere else. */
  #leaving = false;
  #marked = 0;

  /**
   * @param {HTMLElement} into with `.gutter`, `.colors` and a textarea
   * @param {{onRun: () => void, onInput: (text: string) => void}} does
   */
  constructor(into, { onRun, onInput }) {
    this.#gutter = /** @type {HTMLElement} */ (into.querySelector(".gutter"));
    this.#colors = /** @type {HTMLElement} */ (into.querySelector(".colors"));
    this.#text = /** @type {HTMLTextAreaElement} */ (into.querySelector("textarea"));
    this.#text.addEventListener("input", () => {
      this.mark(0);
      this.#color();
      onInput(this.text);
    });
    this.#text.addEventListener("scroll", () => (this.#colors.scrollLeft = this.#text.scrollLeft));
    this.#text.addEventListener("focus", () => (this.#leaving = false));
    this.#text.addEventListener("keydown", (event) => this.#pressed(event, onRun));
  }

  get text() {
    return this.#text.value;
  }

  set text(text) {
    this.#text.value = text;
    this.mark(0);
    this.#color();
  }

  /** Colors the text as it is now. */
  #color() {
    const { text } = this;
    const colored = text.length <= LONGEST_COLORED;
    this.#text.classList.toggle("plain", !colored);
    // The last line keeps its height, too, where it is empty.
    const nodes = colored ? text.split("\n").flatMap((line) => [...coloredLine(line), "\n"]) : [];
    this.#colors.replaceChildren(...nodes);
    this.#colors.scrollLeft = this.#text.scrollLeft;
  }

  focus() {
    this.#text.focus({ preventScroll: true });
    this.#text.setSelectionRange(0, 0);
  }

  /** Marks a line as wrong. @param {number} line counted from 1; 0 for none */
  mark(line) {
    const count = this.text.split("\n").length;
    if (line === this.#marked && this.#gutter.childElementCount === count) return;
    this.#marked = line;
    const rows = times(count, (k) =>
      make("span", { textContent: String(k + 1), className: k + 1 === line ? "wrong" : "" }),
    );
    this.#gutter.replaceChildren(...rows);
    this.#text.rows = count;
    const wrong = rows[line - 1];
    if (wrong) this.#reveal(wrong);
  }

  /** Brings a line into view without moving the page. @param {HTMLElement} row */
  #reveal({ offsetTop, offsetHeight }) {
    const around = /** @type {HTMLElement} */ (this.#gutter.parentElement);
    const below = offsetTop + offsetHeight > around.scrollTop + around.clientHeight;
    if (below || offsetTop < around.scrollTop) around.scrollTop = offsetTop - around.clientHeight / 3;
  }

  /** @param {KeyboardEvent} event @param {() => void} onRun */
  #pressed(event, onRun) {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (key === "Enter" && (ctrlKey || metaKey)) {
      event.preventDefault();
      onRun();
    } else if (key === "Tab" && !this.#leaving && !shiftKey && !ctrlKey && !altKey && !metaKey) {
      event.preventDefault();
      // As if typed, so that it can be undone.
      if (!document.execCommand("insertText", false, INDENT)) this.#text.setRangeText(INDENT, this.#text.selectionStart, this.#text.selectionEnd, "end"); // prettier-ignore
    }
    // The first Escape frees Tab, the second one closes the panel.
    if (key !== "Escape") {
      if (key !== "Tab" && key !== "Shift") this.#leaving = false;
    } else if (!this.#leaving) {
      event.preventDefault();
      event.stopPropagation();
      this.#leaving = true;
    }
  }
}
