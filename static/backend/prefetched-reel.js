// @ts-check
/** A reel requested from Python before it is needed. */

import { reelRequest } from "./reel-request.js";

/**
 * @import { Reel } from "../types.d.ts"
 * @import { AskReel } from "./live-requests.js"
 */

/** The same for the same request. @param {Parameters<AskReel>} asked */
const keyOf = (asked) => JSON.stringify(reelRequest(...asked));

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
   * Requests it, unless the same one was requested already or there is no such sample; a failed request may be repeated.
   * @param {Parameters<AskReel>} asked
   */
  async preload(...asked) {
    const key = keyOf(asked);
    if (key === this.#key || asked[0].sample > Number.MAX_SAFE_INTEGER) return;
    this.#key = key;
    this.#reel = null;
    const reel = await this.#ask(...asked).catch(() => null); // whoever needs it asks again, and reports the error
    if (key !== this.#key) return;
    this.#reel = reel;
    if (!reel) this.#key = "";
  }

  /** Returns the reel of this request, once; null if it has not arrived. @param {Parameters<AskReel>} asked */
  take(...asked) {
    const reel = keyOf(asked) === this.#key ? this.#reel : null;
    if (!reel) return null;
    this.#key = "";
    this.#reel = null;
    return reel;
  }
}
