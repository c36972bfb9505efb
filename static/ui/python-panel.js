// @ts-check
/** The Python that computes what is on stage. */

/** @typedef {import("../types.d.ts").Conducting} Conducting */

export const STYLES = `
`;

export class Panel {
  #into;

  /** @param {HTMLElement} into @param {Conducting} conducting */
  constructor(into, conducting) {
    this.#into = into;
    this.conducting = conducting;
    into.setAttribute("aria-label", "Python");
    this.show();
  }

  show() {
    this.#into.textContent = "Python";
  }

  close() {}
}
