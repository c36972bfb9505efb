// @ts-check
/** The numbers of the pass as tables: always there for screen readers, visible when opened. */

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
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { openNumbers, numbers, root } = this.#parts;
    this.#tools.adopt(root, STYLES);
    copyPlainly(root, signal);
    openNumbers.addEventListener("click", () => this.#see(!this.#isOpen), { signal });
    numbers.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    const { events } = this.#context;
    for (const name of ["numbers", "known", "playing"])
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
    const { onStage } = this.#context;
    this.#tables.show(onStage);
    this.#tables.mark(onStage.target);
  }

  #follow() {
    this.#tables.mark(this.#context.onStage.target);
    if (this.#isOpen) this.#tables.reveal();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Escape" || !this.#isOpen) return;
    event.preventDefault();
    this.#see(false);
  }

  /** @param {boolean} open */
  #see(open) {
    const { openNumbers, numbers } = this.#parts;
    openNumbers.setAttribute("aria-expanded", String(open));
    numbers.classList.toggle("unseen", !open);
    numbers.tabIndex = open ? 0 : -1;
    if (open) {
      this.#show();
      numbers.focus();
      this.#tables.reveal();
    } else openNumbers.focus();
  }
}
