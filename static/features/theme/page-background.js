// @ts-check
/** When the ground of the page around the element changes and nothing that the element inherits does. */

import { parentOf } from "../../ui/ancestors.js";
import { groundIsDark } from "./theme.js";

/** Changes within this time are looked at once: about a frame. */
const FRAME_MS = 16;

export class PageBackground {
  #host;
  #theme;

  /** @param {import("../../ui/template.js").Parts} parts @param {import("../../element/app.js").App} app */
  constructor({ root }, { theme }) {
    this.#host = root.host;
    this.#theme = theme;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    let dark = groundIsDark(this.#host);
    const look = () => {
      const now = groundIsDark(this.#host);
      if (now === dark) return;
      dark = now;
      this.#theme.refresh();
    };
    // A page may write attributes many times a frame, and each look reads the styles of everything around.
    let timer = 0;
    const lookSoon = () => {
      timer ||= setTimeout(() => {
        timer = 0;
        look();
      }, FRAME_MS);
    };
    const switches = new MutationObserver(lookSoon);
    for (let around = parentOf(this.#host); around; around = parentOf(around))
      switches.observe(around, { attributes: true });
    // A ground that changes slowly has another colour at its end.
    this.#host.ownerDocument.addEventListener("transitionend", look, { signal });
    signal.addEventListener("abort", () => {
      switches.disconnect();
      clearTimeout(timer);
    });
  }
}
