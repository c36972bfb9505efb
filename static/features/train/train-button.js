// @ts-check
/**
 * The button that opens the Train panel: it comes after the first pulse, on the stage, where it takes no room from anything.
 * A training goes on while other panels are open, so that cards, numbers or Python can be read beside it; then a button to
 * pause it stands in this one's place.
 */

import { quoteValue } from "../../core/quote.js";
import { make } from "../../ui/elements.js";

/** @import { PanelContext } from "../../types.d.ts" */

export class TrainButton {
  #button;
  #pause;
  #root;
  #context;
  /** The training that is watched. @type {PanelContext["training"]} */
  #watched = null;

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context */
  constructor(parts, context) {
    const button = make("button", { className: "opens train-opens", type: "button", textContent: "Train" });
    button.setAttribute("part", "button");
    button.dataset.panel = "train";
    button.setAttribute("aria-expanded", "false");
    const pause = make("button", {
      className: "train-pause",
      type: "button",
      textContent: "Pause training",
    });
    pause.setAttribute("part", "button");
    pause.hidden = true;
    pause.addEventListener("click", () => {
      context.training?.pause();
      button.focus();
    });
    for (const one of [button, pause]) {
      // What is done with it is not done with the picture below it.
      for (const name of ["click", "pointerdown", "pointermove"])
        one.addEventListener(name, (event) => event.stopPropagation());
      parts.stage.append(one);
    }
    this.#pause = pause;
    parts.openers.push(button);
    this.#context = context;
    this.#button = button;
    this.#root = parts.root;
  }

  /** A page's `mode="train"` opens the panel, which reads what else the page says. @param {AbortSignal} signal */
  listen(signal) {
    const { host } = this.#root;
    this.#watched = null;
    this.#context.training?.comeBack();
    signal.addEventListener("abort", () => this.#context.training?.leave());
    const trains = () => host.getAttribute("mode") === "train";
    const look = () => {
      const { training } = this.#context;
      if (training !== this.#watched) training?.addEventListener("change", look, { signal });
      this.#watched = training;
      const alone = training?.playing === true && this.#button.ariaExpanded === "false";
      const { activeElement } = this.#root;
      this.#pause.hidden = !alone;
      if (alone && activeElement === this.#button) this.#pause.focus();
      // What was recorded needs no Python.
      this.#button.hidden = alone || (this.#context.onStage.status === "off" && !trains());
      if (!alone && activeElement === this.#pause) this.#button.focus();
    };
    this.#context.events.addEventListener("numbers", look, { signal });
    const opened = new MutationObserver(look);
    opened.observe(this.#button, { attributeFilter: ["aria-expanded"] });
    signal.addEventListener("abort", () => opened.disconnect());
    look();
    const open = () => {
      const mode = host.getAttribute("mode");
      this.#context.setNotice("mode", mode === null || trains() ? null : `mode must be train; got ${quoteValue(mode)}`);
      if (trains() && this.#button.ariaExpanded === "false") this.#button.click();
    };
    const watcher = new MutationObserver(open);
    watcher.observe(host, { attributeFilter: ["mode"] });
    signal.addEventListener("abort", () => watcher.disconnect());
    // Once the panels listen, too.
    queueMicrotask(open);
  }
}
