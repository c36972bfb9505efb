// @ts-check
/** A reel requested from Python before it is needed. */

/** @import { Reel } from "../types.d.ts" */

export class PrefetchedReel {
  #key = "";
  /** @type {Reel | null} */
  #reel = null;

  /**
   * Requests it, unless the same one was requested already; a failed request may be repeated.
   * @param {string} key names the reel
   * @param {() => Promise<Reel | null>} ask
   */
  async preload(key, ask) {
    if (key === this.#key) return;
    this.#key = key;
    this.#reel = null;
    const reel = await ask().catch(() => null); // whoever needs it asks again, and reports the error
    if (key !== this.#key) return;
    this.#reel = reel;
    if (!reel) this.#key = "";
  }

  /** Returns the reel of this key, once; null if it has not arrived. @param {string} key */
  take(key) {
    if (key !== this.#key || !this.#reel) return null;
    const reel = this.#reel;
    this.#key = "";
    this.#reel = null;
    return reel;
  }
}
