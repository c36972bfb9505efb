// @ts-check
/** The reels that are shown without Python: those of the author or the page, and those that the site has recorded. */

import { nextRecordedSeed, recordedReel } from "../backend/recorded-networks.js";
import { keyOf } from "./network-keys.js";

/** @import { Reel, Settings } from "../types.d.ts" */

export class ReelLibrary {
  /** From the author or the page, newest first: preferred to those of the site. @type {Reel[]} */
  #given = [];

  /** Reels with all recorded samples, by the reel with the first of them. @type {WeakMap<Reel, Reel>} */
  #whole = new WeakMap();

  /** The newest reel that was handed over. */
  get given() {
    return this.#given[0];
  }

  /** Adds a reel from the author: inline in the page, or named by an attribute. @param {Reel} reel */
  give(reel) {
    if (reel.traces.length) this.#given.unshift(reel);
  }

  /**
   * The reel of these settings, if there is one, and where in it their sample is.
   * @param {Settings} settings @returns {Promise<{reel: Reel | null, index: number}>} index −1 when the sample is not there
   */
  async find(settings) {
    const key = keyOf(settings);
    const indexIn = (/** @type {Reel | null} */ reel) =>
      reel?.traces.findIndex((trace) => trace.sample === settings.sample) ?? -1;
    const given = this.#given.find((reel) => keyOf(reel.settings) === key);
    const reel = given && (indexIn(given) >= 0 || !given.recordedSamples) ? given : await recordedReel(settings);
    return { reel, index: indexIn(reel) };
  }

  /** Fetches all samples that were recorded, for a reel that holds the first of them. @param {Reel} reel */
  async complete(reel) {
    const { recordedSamples, settings, traces } = reel;
    if (!recordedSamples) return;
    const whole = await recordedReel({ ...settings, sample: traces.length });
    if (whole) this.#whole.set(reel, whole);
  }

  /** The reel with all recorded samples in place of one with the first of them, once they have come. @param {Reel} reel */
  whole(reel) {
    return this.#whole.get(reel) ?? reel;
  }

  /** The seed that Randomize shows next without Python; null when no other network is recorded. @param {Settings} settings */
  nextSeed(settings) {
    return nextRecordedSeed({ ...settings, changes: [] });
  }
}

/**
 * A reel's settings, except where the author chose others.
 * @param {Settings} settings @param {Reel | undefined} reel @param {ReadonlySet<string>} chosenNames names of the author's own settings
 * @returns {Settings}
 */
export function settingsOf(settings, reel, chosenNames) {
  if (!reel) return settings;
  // What a stored network is cannot be chosen, only what is asked of it.
  const may = (/** @type {string} */ name) => !reel.settings.name || name === "temperature" || name === "sample";
  const own = Object.fromEntries(Object.entries(settings).filter(([name]) => chosenNames.has(name) && may(name)));
  const sample = reel.traces[0]?.sample ?? settings.sample;
  return { ...reel.settings, sample, ...own };
}
