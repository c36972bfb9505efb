// @ts-check
/** Python's source as lines with their numbers, lightly coloured; the lines that run at the moment are lit. */

import { make } from "../../ui/elements.js";
import { coloredLine } from "./python-tokens.js";

/** A function, of an operation where it has a kind. @typedef {Pick<import("../../listing-types.d.ts").ListedFunction, "file" | "firstLine" | "text" | "docstring"> & {kind?: string | null}} Listed */

/** @param {string} className @param {string} text @param {"div" | "p" | "span"} [name] of the element */
function made(className, text, name = "span") {
  return make(name, { className, textContent: text });
}

/** @param {string} line @param {number} number */
function row(line, number) {
  const code = make("code");
  const indent = line.length - line.trimStart().length;
  code.style.setProperty("--_indent", `${indent + 4}ch`); // where a line that is too long goes on
  code.append(...coloredLine(line));
  const whole = made("line", "", "div");
  whole.append(made("number", String(number)), code);
  return whole;
}

export class PythonCode {
  #into;
  /** The row of each line, by "function/line". @type {Map<string, HTMLElement>} */
  #rows = new Map();
  /** @type {HTMLElement[]} */
  #lit = [];
  /** Each function with its lines. @type {[Listed, HTMLElement][]} */
  #functions;

  /** @param {HTMLElement} into what scrolls @param {readonly Listed[]} functions */
  constructor(into, functions) {
    this.#into = into;
    this.#functions = functions.map((of, index) => [of, this.#write(of, index)]);
    into.replaceChildren(...this.#functions.map(([, whole]) => whole));
    // It is filled before it is shown, and its room changes with the dock.
    new ResizeObserver(() => this.#reveal()).observe(into);
  }

  /** Shows only some of the functions. @param {(of: Listed) => boolean} isShown */
  only(isShown) {
    for (const [of, whole] of this.#functions) whole.hidden = !isShown(of);
  }

  /**
   * Lights lines, and brings them into view without moving the page.
   * @param {readonly [index: number, line: number][]} lines
   */
  light(lines) {
    const rows = lines.map(([index, line]) => /** @type {HTMLElement} */ (this.#rows.get(`${index}/${line}`)));
    if (rows.length === this.#lit.length && rows.every((line, k) => line === this.#lit[k])) return;
    for (const line of this.#lit) line.removeAttribute("aria-current");
    for (const line of rows) line.setAttribute("aria-current", "step");
    this.#lit = rows;
    this.#reveal();
  }

  #reveal() {
    const [first, last] = [this.#lit.at(0), this.#lit.at(-1)];
    if (!first || !last) return;
    const { scrollTop, clientHeight } = this.#into;
    const top = first.offsetTop;
    const bottom = last.offsetTop + last.offsetHeight;
    if (top >= scrollTop && bottom <= scrollTop + clientHeight) return;
    // Of lines that are too far apart, the last are the innermost.
    const fits = bottom - top <= clientHeight;
    this.#into.scrollTop = fits ? Math.min(top - 8, (top + bottom - clientHeight) / 2) : bottom - clientHeight + 8;
  }

  /** The docstring is folded: it is the file's, not the reader's at a glance. @param {Listed} of @param {number} index */
  #write({ file, firstLine, text, docstring }, index) {
    const [from, to] = docstring ?? [0, 0];
    /** @type {HTMLElement[]} */
    const rows = [made("file", file, "p")];
    text.split("\n").forEach((line, k) => {
      const number = firstLine + k;
      if (number >= from && number <= to) return;
      const whole = row(line, number);
      this.#rows.set(`${index}/${number}`, whole);
      rows.push(whole);
    });
    const whole = made("function", "", "div");
    whole.append(...rows);
    return whole;
  }
}
