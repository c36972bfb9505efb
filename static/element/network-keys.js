// @ts-check
/** The keys by which networks and reels are compared, and the network that comes next. */

import { networkRequest } from "../core/request.js";

/** @import { Settings } from "../types.d.ts" */

/** Everything that decides the numbers of a network's passes, except which sample. @param {Omit<Settings, "sample">} settings */
export const keyOf = (settings) => JSON.stringify(networkRequest(settings));

/** Everything that decides what is drawn; steps of one training, named after an "@", count as one network. @param {Omit<Settings, "sample">} settings */
export const drawnKeyOf = (settings) => JSON.stringify(networkRequest(settings).source).split("@")[0];

/** @param {number} seed */
const nextSeed = (seed) => (seed < Number.MAX_SAFE_INTEGER ? seed + 1 : 0);

/** Another drawn network, at its first sample. @param {Settings} settings @param {number | null} [seed] the next one unless given */
export const anotherNetwork = (settings, seed = null) => ({
  ...settings,
  ...{ name: undefined, src: undefined }, // a stored network has no next one
  seed: seed ?? nextSeed(settings.seed),
  sample: 0,
  original: null, // drawn with its own layers
  changes: [],
});
