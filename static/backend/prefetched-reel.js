// @ts-check
/** Something asked of Python before it is wanted, so that it is there when it is. */

/** @typedef {import("../types.d.ts").Reel} Reel */

export class PrefetchedReel {
  #key = "";
  /** @type {Reel | null} */
  #reel = null;

  /**
   * Asks, unless just this has been asked for already; what does not come may be asked for again.
   * @param {string} key names what is asked for
   * @param {() => Promise<Reel | null>} ask
   */
  async preload(key, ask) {
    if (key === this.#key) return;
    this.#key = key;
    this.#reel = null;
    const reel = await ask().catch(() => null); // who wants it will ask again, and then say what is wrong
    if (key !== this.#key) return;
    this.#reel = reel;
    if (!reel) this.#key = "";
  }

  /** Hands out, once, what was asked for under this key; null if it has not come. @param {string} key */
  take(key) {
    if (key !== this.#key || !this.#reel) return null;
    const reel = this.#reel;
    this.#key = "";
    this.#reel = null;
    return reel;
  }
}
