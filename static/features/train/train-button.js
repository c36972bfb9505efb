// @ts-check
/** The button that opens the Train panel: it comes after the first pulse, on the stage, where it takes no room from anything. */

import { make } from "../../ui/elements.js";

/** @import { PanelContext } from "../../types.d.ts" */

export class TrainButton {
  #button;
  #root;

  #context;

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context */
  constructor(parts, context) {
    const button = make("button", { className: "opens train-opens", type: "button", textContent: "Train" });
    button.setAttribute("part", "button");
    button.dataset.panel = "train";
    button.setAttribute("aria-expanded", "false");
    // What is done with it is not done with the picture below it.
    for (const name of ["click", "pointerdown", "pointermove"])
      button.addEventListener(name, (event) => event.stopPropagation());
    parts.stage.append(button);
    parts.openers.push(button);
    this.#context = context;
    this.#button = button;
    this.#root = parts.root;
  }

  /** A page's `mode="train"` opens the panel, which reads what else the page says. @param {AbortSignal} signal */
  listen(signal) {
    const { host } = this.#root;
    const look = () => this.#button.toggleAttribute("hidden", this.#context.onStage.status === "off");
    this.#context.events.addEventListener("numbers", look, { signal });
    look();
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
