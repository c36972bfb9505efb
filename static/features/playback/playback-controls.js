// @ts-check
/** The controls of playback: the time line and the step buttons. */

import { Scrubber } from "./scrubber.js";
import { STYLES } from "./scrubber-styles.js";

/** @import { FeatureTools, PanelContext } from "../../types.d.ts" */

export class PlaybackControls {
  #parts;
  #context;
  #tools;
  #scrubber;

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context
   * @param {FeatureTools} tools
   */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
    this.#scrubber = new Scrubber(parts, context);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { back, on, root } = this.#parts;
    this.#tools.adopt(root, STYLES);
    /** @param {number} count */
    const stepBy =
      (count) =>
      (/** @type {MouseEvent} */ { shiftKey }) =>
        this.#context.step(count, shiftKey ? "layer" : "step");
    back.addEventListener("click", stepBy(-1), { signal });
    on.addEventListener("click", stepBy(1), { signal });
    this.#scrubber.listen(signal);
    let skipped = false;
    // While only time goes on, the thumb moves in every second frame: each move makes the browser compute styles again.
    this.#context.onFrame((timeline, frame, stale) => {
      skipped = !stale && !skipped;
      if (!skipped) this.#scrubber.show(timeline, frame);
    });
  }
}
