// @ts-check
/** Listens to the keyboard inside the element: shortcuts act, and keys that the element uses do not reach the page. */

import { containKeys } from "./key-boundary.js";
import { listenToKeys } from "./shortcuts.js";

export class Keyboard {
  #parts;
  #context;

  /** @param {import("../../ui/template.js").Parts} parts @param {import("../../types.d.ts").PanelContext} context */
  constructor(parts, context) {
    this.#parts = parts;
    this.#context = context;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    containKeys(this.#parts.root, signal);
    listenToKeys(this.#parts, this.#context, signal);
  }
}
