// @ts-check
/** The controls of playback: the time line and the step buttons. */

import { Scrubber } from "./scrubber.js";
import { STYLES } from "./scrubber-styles.js";

export class PlaybackControls {
  #parts;
  #app;
  #tools;
  #scrubber;

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {import("../../element/app.js").App} app
   * @param {import("../../element/deferred-ui.js").Tools} tools
   */
  constructor(parts, app, tools) {
    this.#parts = parts;
    this.#app = app;
    this.#tools = tools;
    this.#scrubber = new Scrubber(parts, app, app.playback);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { back, on, root } = this.#parts;
    this.#tools.adopt(root, STYLES);
    /** @param {number} count */
    const stepBy =
      (count) =>
      (/** @type {MouseEvent} */ { shiftKey }) =>
        this.#app.step(count, shiftKey ? "layer" : "step");
    back.addEventListener("click", stepBy(-1), { signal });
    on.addEventListener("click", stepBy(1), { signal });
    this.#scrubber.listen(signal);
    const { stage } = this.#app;
    let skipped = false;
    // While only time goes on, the thumb moves in every second frame: each move makes the browser compute styles again.
    stage.onMoment = (stale) => {
      skipped = !stale && !skipped;
      if (!skipped) this.#scrubber.show(stage.timeline, stage.picture.frame);
    };
    stage.onMoment(true);
  }
}
