// @ts-check
/** Inputs and temperature, to be changed by hand. */

/** @typedef {import("../types.d.ts").Conducting} Conducting */

export const STYLES = `
`;

export class Panel {
  #into;

  /** @param {HTMLElement} into @param {Conducting} conducting */
  constructor(into, conducting) {
    this.#into = into;
    this.conducting = conducting;
    into.setAttribute("aria-label", "Adjust");
    this.show();
  }

  show() {
    this.#into.textContent = "Adjust";
  }

  close() {}
}
