// @ts-check
/** Undo in the bar, once there is something to undo; and what of the reader's changes is one act. */

import { UndoButton } from "../../ui/undo-button.js";
import { GestureWatch } from "./gesture-watch.js";
import { STYLES } from "./history-styles.js";

/** @import { FeatureTools, PanelContext } from "../../types.d.ts" */

export class BarUndo {
  #parts;
  #context;
  #tools;
  #undo;
  #gestures = new GestureWatch();

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context
   * @param {FeatureTools} tools
   */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
    this.#undo = new UndoButton("undo", context.history);
    this.#undo.button.hidden = true;
    parts.share.after(this.#undo.button);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { root, frame } = this.#parts;
    const { events, history } = this.#context;
    this.#tools.adopt(root, STYLES);
    const note = (/** @type {Event} */ event) => {
      if (this.#gestures.isNew(event)) history.beginGesture();
    };
    for (const name of ["pointerdown", "keydown"]) frame.addEventListener(name, note, { signal, capture: true });
    events.addEventListener("numbers", () => this.#show(), { signal });
  }

  #show() {
    const { undoes, redoes } = this.#context.history;
    // Once there, it stays: a button that goes away loses the focus.
    if (undoes || redoes) this.#undo.button.hidden = false;
    this.#undo.show();
  }
}
