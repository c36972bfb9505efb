// @ts-check
/** What the author and the reader want on stage, as values, and the keys by which networks and reels are compared. */

import { networkRequest } from "../core/request.js";

/** @import { Settings } from "../types.d.ts" */

/**
 * Never changed, only replaced: whoever has waited for an answer compares to see whether it is still wanted.
 * @typedef {object} Wish
 * @property {Omit<Settings, "sample">} settings
 * @property {number | null} sample which sample; null for the one on stage
 * @property {number[] | null} inputs instead of the sample's own
 * @property {number} authoredTemperature the author's, with which changes are compared and to which they are reset
 * @property {object} network the same in all wishes about one network: an answer to an earlier one still counts
 */

/** Everything that decides the numbers of a network's passes, except which sample. @param {Omit<Settings, "sample">} settings */
export const keyOf = (settings) => JSON.stringify(networkRequest(settings));

/** Everything that decides what is drawn. @param {Omit<Settings, "sample">} settings */
export const drawnKeyOf = (settings) => JSON.stringify(networkRequest(settings).source);

/** @param {number} seed */
const nextSeed = (seed) => (seed < Number.MAX_SAFE_INTEGER ? seed + 1 : 0);

/** Another drawn network, at its first sample. @param {Settings} settings @param {number | null} [seed] the next one unless given */
export const anotherNetwork = (settings, seed = null) => ({
  ...settings,
  seed: seed ?? nextSeed(settings.seed),
  sample: 0,
  changes: [],
});
