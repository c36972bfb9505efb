// @ts-check
/** Reels from Python: asked for now, or before they are needed. Loaded with what starts Python. */

import { checkReel } from "../core/reel-header.js";
import { LatestRequestQueue } from "./latest-request-queue.js";
import { PrefetchedReel } from "./prefetched-reel.js";
import { reelRequest } from "./reel-request.js";

/**
 * @import { LiveStage, Reel, Wish } from "../types.d.ts"
 * @import { Answer, Backend } from "./interpreter.js"
 */

/**
 * Asks for the reel of some settings; null when a newer request took its place.
 * @typedef {(...asked: Parameters<typeof reelRequest>) => Promise<Reel | null>} AskReel
 */
/** @typedef {(header: Answer["header"], values: Float64Array, source: "live" | "edited") => Reel} Decode */

export class LiveRequests {
  #ask;
  #stage;

  /**
   * The reader's requests, the next network and the following samples have a queue each, so that they do not replace
   * each other.
   * @param {Backend} backend @param {Decode} decode @param {LiveStage} stage
   */
  constructor(backend, decode, stage) {
    /** @returns {AskReel} */
    const queued = () => {
      const queue = new LatestRequestQueue(backend);
      return async (...asked) => {
        const answer = await queue.ask(reelRequest(...asked));
        if (answer) checkReel(answer.header, answer.values.length);
        return answer && decode(answer.header, answer.values, backend.source ?? "live");
      };
    };
    this.#ask = queued();
    this.#stage = stage;
    /** The network that Randomize shows next. */
    this.next = new PrefetchedReel(queued());
    /** The samples that follow those of the reel. */
    this.following = new PrefetchedReel(queued());
  }

  /**
   * Asks for a network from one sample on, and shows the answer unless another network is wanted by then. Answers to
   * superseded requests are shown too: otherwise nothing would move while something is dragged.
   * @param {Wish} wish @param {number} sample
   */
  async fulfil(wish, sample) {
    const { settings, inputs, authoredTemperature, network } = wish;
    const reel = await this.#ask({ ...settings, sample }, inputs, authoredTemperature);
    const wanted = this.#stage.wanted();
    if (!reel || network !== wanted.wish.network) return;
    const indexOf = (/** @type {number} */ which) => reel.traces.findIndex((trace) => trace.sample === which);
    const present = indexOf(wanted.settings.sample);
    // The reader has gone back to a sample at hand.
    if (present < 0 && wish !== wanted.wish && wanted.wish.sample === null) return;
    // Passes may have gone beyond the samples asked for while Python was starting.
    this.#stage.show(reel, present < 0 ? indexOf(sample) : present, wish);
  }
}
