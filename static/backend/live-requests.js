// @ts-check
/** Reels from Python: asked for now, or before they are needed. Loaded with what starts Python. */

import { LatestRequestQueue } from "./latest-request-queue.js";
import { PrefetchedReel } from "./prefetched-reel.js";
import { reelRequest } from "./reel-request.js";

/**
 * @import { Reel } from "../types.d.ts"
 * @import { Answer, Backend } from "./interpreter.js"
 */

/**
 * Asks for the reel of some settings; null when a newer request took its place.
 * @typedef {(...asked: Parameters<typeof reelRequest>) => Promise<Reel | null>} AskReel
 */
/** @typedef {(header: Answer["header"], values: Float64Array, source: "live" | "edited") => Reel} Decode */

export class LiveRequests {
  /**
   * The reader's requests, the next network and the following samples have a queue each, so that they do not replace
   * each other.
   * @param {Backend} backend @param {Decode} decode
   */
  constructor(backend, decode) {
    /** @returns {AskReel} */
    const queued = () => {
      const queue = new LatestRequestQueue(backend);
      return async (...asked) => {
        const answer = await queue.ask(reelRequest(...asked));
        return answer && decode(answer.header, answer.values, backend.source ?? "live");
      };
    };
    this.ask = queued();
    /** The network that Randomize shows next. */
    this.next = new PrefetchedReel(queued());
    /** The samples that follow those of the reel. */
    this.following = new PrefetchedReel(queued());
  }
}
