// @ts-check
/** Watches the background of the page around the element, which may change without anything that the element inherits. */

import { parentOf } from "../../ui/ancestors.js";
import { groundIsDark } from "./theme.js";

/** Changes within about a frame are handled together. */
const FRAME_MS = 16;

export class PageBackground {
  #host;
  #theme;

  /** @param {import("../../ui/template.js").Parts} parts @param {Pick<import("../../types.d.ts").PanelContext, "theme">} context */
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
    // A page may write attributes many times a frame, and each check reads the styles of all ancestors.
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
    // A background in transition has its final colour at the end.
    this.#host.ownerDocument.addEventListener("transitionend", look, { signal });
    signal.addEventListener("abort", () => {
      switches.disconnect();
      clearTimeout(timer);
    });
  }
}
