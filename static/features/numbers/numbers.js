// @ts-check
/** The numbers of the pass as tables: always there for screen readers, visible when opened. */

import { passOnStage } from "../../core/pass-on-stage.js";
import { copyPlainly } from "./clipboard.js";
import { NumberTables } from "./number-table.js";
import { STYLES } from "./numbers-styles.js";

/** @import { FeatureTools, PanelContext } from "../../types.d.ts" */

export class Numbers {
  #parts;
  #context;
  #tools;
  #tables;
  /** Whether the tables will be written as soon as the page has time. */
  #waits = false;

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context
   * @param {FeatureTools} tools
   */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
    this.#tables = new NumberTables(parts.numbers);
    tools.ownPanels.set("numbers", { STYLES, Panel: this.#panelClass });
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { root } = this.#parts;
    this.#tools.adopt(root, STYLES);
    copyPlainly(root, signal);
    const { events } = this.#context;
    for (const name of ["numbers", "known", "playing", "phase"])
      events.addEventListener(name, () => this.#follows(), { signal });
    this.#context.events.addEventListener("target", () => this.#follow(), { signal });
    this.#show();
  }

  /** While the tables are hidden and passes play, they are updated when the page is idle. */
  #follows() {
    if (this.#isOpen || this.#context.paused) return this.#show();
    if (this.#waits) return;
    this.#waits = true;
    this.#tools.whenIdle(() => this.#show());
  }

  get #isOpen() {
    return this.#parts.numbers.tabIndex >= 0;
  }

  #show() {
    this.#waits = false;
    const onStage = passOnStage(this.#context.onStage);
    this.#tables.show(onStage);
    this.#tables.mark(onStage.target);
  }

  #follow() {
    this.#tables.mark(this.#context.onStage.target);
    if (this.#isOpen) this.#tables.reveal();
  }

  /** Where they are seen; null puts them back beside the stage, where only screen readers find them. @param {HTMLElement | null} panel */
  #see(panel) {
    const { numbers, stage } = this.#parts;
    (panel ?? stage).append(numbers);
    numbers.classList.toggle("unseen", !panel);
    numbers.tabIndex = panel ? 0 : -1;
    if (panel) this.#show();
  }

  /** The tables as a panel of the dock. @returns {import("../../types.d.ts").PanelClass} */
  get #panelClass() {
    const see = (/** @type {HTMLElement | null} */ panel) => this.#see(panel);
    const tables = this.#tables;
    const { numbers } = this.#parts;
    return class {
      /** @param {HTMLElement} into */
      constructor(into) {
        into.setAttribute("aria-label", "Numbers");
        into.classList.add("wide");
        see(into);
      }

      show() {} // they follow, seen or not

      focus() {
        numbers.focus({ preventScroll: true });
        tables.reveal();
      }

      close() {
        see(null);
      }
    };
  }
}
