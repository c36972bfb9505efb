// @ts-check
/** A reel requested from Python before it is needed. */

/**
 * @import { Reel } from "../types.d.ts"
 * @import { AskReel } from "./live-requests.js"
 */

export class PrefetchedReel {
  #ask;
  #key = "";
  /** @type {Reel | null} */
  #reel = null;

  /** @param {AskReel} ask */
  constructor(ask) {
    this.#ask = ask;
  }

  /**
   * Requests it, unless the same one was requested already; a failed request may be repeated.
   * @param {string} key names the reel @param {Parameters<AskReel>} asked
   */
  async preload(key, ...asked) {
    if (key === this.#key) return;
    this.#key = key;
    this.#reel = null;
    const reel = await this.#ask(...asked).catch(() => null); // whoever needs it asks again, and reports the error
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
