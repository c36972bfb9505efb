// @ts-check
/** How fast passes follow each other, what happens at their end, and the keys that do the same. */

/** @typedef {import("../types.d.ts").Conducting} Conducting */

export const STYLES = `
`;

export class Panel {
  #into;

  /** @param {HTMLElement} into @param {Conducting} conducting */
  constructor(into, conducting) {
    this.#into = into;
    this.conducting = conducting;
    into.setAttribute("aria-label", "Pace and keys");
    this.show();
  }

  show() {
    this.#into.textContent = "Pace and keys";
  }

  close() {}
}
