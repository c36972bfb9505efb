// @ts-check
/** The button that opens the Train panel: it comes after the first pulse, in a row that is there already. */

import { make } from "../../ui/elements.js";

/** @import { PanelContext } from "../../types.d.ts" */

export class TrainButton {
  #button;
  #root;

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} _context */
  constructor(parts, _context) {
    const button = make("button", { className: "opens train-opens", type: "button", textContent: "Train" });
    button.setAttribute("part", "button");
    button.dataset.panel = "train";
    button.setAttribute("aria-expanded", "false");
    parts.bar.querySelector(".gap")?.before(button);
    parts.openers.push(button);
    this.#button = button;
    this.#root = parts.root;
  }

  /** A page's `mode="train"` opens the panel, which reads what else the page says. @param {AbortSignal} signal */
  listen(signal) {
    const { host } = this.#root;
    const open = () => {
      if (host.getAttribute("mode") === "train" && this.#button.ariaExpanded === "false") this.#button.click();
    };
    const watcher = new MutationObserver(open);
    watcher.observe(host, { attributeFilter: ["mode"] });
    signal.addEventListener("abort", () => watcher.disconnect());
    // Once the panels listen, too.
    queueMicrotask(open);
  }
}
