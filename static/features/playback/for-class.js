// @ts-check
/** What a teacher needs: numbers hidden until a class has found them, and full screen. */

import { fillsScreen, mayFillScreen, toggleFullScreen } from "../../ui/full-screen.js";
import { make } from "../../ui/elements.js";

/** @import { PanelContext } from "../../types.d.ts" */

const HIDDEN = "Every number is a question mark; a click on one reveals it.";
const FORBIDDEN = "Full screen is not allowed here: the page around this frame must allow it.";

export class ForClass {
  #context;
  #host;
  #hide = toggle("hide-numbers", "Hide numbers");
  #fill = toggle("full-screen", "Full screen");
  #note = make("p", { className: "note" });

  /** @param {HTMLElement} into @param {PanelContext} context @param {Element} host the element */
  constructor(into, context, host) {
    this.#context = context;
    this.#host = host;
    this.#hide.addEventListener("click", () => context.hideNumbers(context.onStage.revealed ? null : new Set()));
    this.#fill.addEventListener("click", () => void this.#toggle());
    // It ends with Escape, too.
    host.addEventListener("fullscreenchange", () => this.show());
    into.append(this.#hide, this.#fill, this.#note);
  }

  show() {
    const { revealed } = this.#context.onStage;
    const may = mayFillScreen(this.#host);
    this.#hide.setAttribute("aria-pressed", String(revealed !== null));
    this.#fill.setAttribute("aria-pressed", String(fillsScreen(this.#host)));
    this.#fill.hidden = !may;
    this.#note.textContent = [...(revealed ? [HIDDEN] : []), ...(may ? [] : [FORBIDDEN])].join(" ");
  }

  async #toggle() {
    try {
      await toggleFullScreen(this.#host);
      this.#context.setNotice("full-screen", null);
    } catch (error) {
      this.#context.setNotice("full-screen", `${/** @type {Error} */ (error).message}.`);
    }
  }
}

/** A button that is on or off. @param {string} className @param {string} textContent */
const toggle = (className, textContent) => make("button", { type: "button", className, textContent });
