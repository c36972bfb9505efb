// @ts-check
/** Whether the element shares a flex row with something that grows: then it must leave room for it. */

import { parentOf } from "../ui/ancestors.js";

export class FlexRowState {
  #host;
  #states;

  /** @param {import("../ui/template.js").Parts} parts */
  constructor({ root, states }) {
    this.#host = /** @type {HTMLElement} */ (root.host);
    this.#states = states;
  }

  /**
   * Keeps the element's custom state `shares-row` up to date, also when the window is resized.
   * @param {AbortSignal} signal
   */
  listen(signal) {
    // Older browsers have other names for states, or none.
    if (!CSS.supports("selector(:state(shares-row))")) return;
    const look = () => this.#states?.[this.#shares ? "add" : "delete"]("shares-row");
    look();
    this.#host.ownerDocument.defaultView?.addEventListener("resize", look, { signal });
  }

  /** Whether a sibling in a flex row that does not wrap may grow. */
  get #shares() {
    const around = parentOf(this.#host);
    if (!around) return false;
    const { display, flexDirection, flexWrap } = getComputedStyle(around);
    if (!/flex$/.test(display) || !flexDirection.startsWith("row") || flexWrap !== "nowrap") return false;
    return [...around.children].some((other) => other !== this.#host && Number(getComputedStyle(other).flexGrow) > 0);
  }
}
