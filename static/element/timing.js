// @ts-check
/** What a reader stops time with: the line of the pass, the buttons beside it, and the keys. */

import { keepInside } from "../ui/key-boundary.js";
import { listenToKeys } from "../ui/keys.js";
import { Scrubber } from "../ui/scrubber.js";
import { STYLES } from "../ui/scrubber-styles.js";

export class Timing {
  #parts;
  #conductor;
  #tools;
  #scrubber;

  /**
   * @param {import("../ui/template.js").Parts} parts @param {import("./conductor.js").Conductor} conductor
   * @param {import("./beside.js").Tools} tools
   */
  constructor(parts, conductor, tools) {
    this.#parts = parts;
    this.#conductor = conductor;
    this.#tools = tools;
    this.#scrubber = new Scrubber(parts, conductor, conductor.pacing);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { back, on, root } = this.#parts;
    this.#tools.adopt(root, STYLES);
    /** @param {number} count */
    const stepBy =
      (count) =>
      (/** @type {MouseEvent} */ { shiftKey }) =>
        this.#conductor.step(count, shiftKey ? "layer" : "step");
    back.addEventListener("click", stepBy(-1), { signal });
    on.addEventListener("click", stepBy(1), { signal });
    keepInside(root, signal);
    listenToKeys(this.#parts, this.#conductor, signal);
    this.#scrubber.listen(signal);
    const { stage } = this.#conductor;
    stage.onMoment = () => this.#scrubber.show(stage.timeline, stage.picture.frame);
    stage.onMoment();
  }
}
