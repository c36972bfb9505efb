// @ts-check
/** A button that takes back the reader's last act, or does it again; it says which act, and looks inactive without one. */

import { nodesOf } from "./elements.js";

/** @import { PanelContext } from "../types.d.ts" */

const ARROW = '<path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7M6 3.2 2.7 6.5 6 9.8" fill="none"/>';
const HTML = `<button part="button" type="button"><svg viewBox="0 0 16 16" aria-hidden="true">${ARROW}</svg></button>`;

/**
 * Makes a button look and sound inactive; unlike a disabled one it keeps the focus.
 * @param {HTMLElement} button @param {boolean} inactive
 */
export const setInactive = (button, inactive) => button.setAttribute("aria-disabled", String(inactive));

export class UndoButton {
  #history;
  #kind;
  button;

  /** @param {"undo" | "redo"} kind @param {PanelContext["history"]} history */
  constructor(kind, history) {
    this.#history = history;
    this.#kind = kind;
    this.button = /** @type {HTMLButtonElement} */ (nodesOf(HTML).firstElementChild);
    this.button.classList.add(kind);
    this.button.addEventListener("click", () => history[kind]());
    this.show();
  }

  /** Shows whether there is something to undo, or to redo. */
  show() {
    const act = this.#kind === "undo" ? this.#history.undoes : this.#history.redoes;
    const words = act === null ? `Nothing to ${this.#kind}` : `${this.#kind === "undo" ? "Undo" : "Redo"}: ${act}`;
    setInactive(this.button, act === null);
    if (this.button.title === words) return;
    this.button.title = words;
    this.button.setAttribute("aria-label", words);
  }
}
