// @ts-check
/** Gives buttons that show only a sign a title: what screen readers are told, for who rests the pointer on them. */

export class IconTitles {
  #parts;
  #context;

  /** @param {import("./template.js").Parts} parts @param {import("../types.d.ts").PanelContext} context */
  constructor(parts, context) {
    this.#parts = parts;
    this.#context = context;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    for (const name of ["playing", "pace"])
      this.#context.events.addEventListener(name, () => this.#write(), { signal });
    this.#write();
  }

  #write() {
    const { bar, dismiss } = this.#parts;
    for (const button of [
      dismiss,
      .../** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll("button[aria-label]")),
    ])
      button.title = button.getAttribute("aria-label") ?? "";
  }
}
