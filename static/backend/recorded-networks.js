// @ts-check
/** The networks that were recorded when the site was built. */

import { SEEDS, START } from "../recorded/manifest.js";
import { decodeRecorded } from "../core/decode.js";
import { originalOf } from "../core/request.js";
import { PATHS, STATIC_URL } from "./version.js";

/** @import { Reel, Settings } from "../types.d.ts" */

/** How long a recorded network may take to come; after that it counts as not there. */
const PATIENCE_MS = 20_000;

/** @type {Map<string, Promise<Reel>>} */
const fetched = new Map();

/** @param {Omit<Settings, "sample">} settings @returns {readonly number[]} in rising order */
function seedsFor(settings) {
  const { layers, activation, temperature, initialization, output, changes } = settings;
  const key = [layers.join("-"), activation, temperature, initialization, output, ...changes].join("|");
  return (originalOf(settings) ? undefined : /** @type {Record<string, number[]>} */ (SEEDS)[key]) ?? [];
}

/**
 * Whether the site has recorded this network.
 * @param {Omit<Settings, "sample">} settings
 */
export const isRecorded = (settings) => seedsFor(settings).includes(settings.seed);

/**
 * The recorded reel of these settings, if there is one and it can be read. Of the network that most pages begin with, the
 * first samples are in a file of their own, which has fewer bytes.
 * @param {Settings} settings
 * @returns {Promise<Reel | null>}
 */
export function recordedReel(settings) {
  if (!isRecorded(settings)) return Promise.resolve(null);
  const { seed, sample } = settings;
  const name = seed === START.seed && sample < START.samples ? "start" : `seed-${seed}`;
  const { href } = new URL(`${PATHS.recorded}${name}.json`, STATIC_URL);
  if (!fetched.has(href)) fetched.set(href, fetchRecorded(href));
  const reel = /** @type {Promise<Reel>} */ (fetched.get(href));
  return reel.catch(() => (fetched.delete(href), null)); // the next request may succeed
}

/** @param {string} url @returns {Promise<Reel>} */
async function fetchRecorded(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return decodeRecorded(await response.json());
}

/**
 * The recorded seed after this one, in rising order and round again; null when no other is recorded.
 * @param {Settings} settings
 */
export function nextRecordedSeed(settings) {
  const seeds = seedsFor(settings);
  const next = seeds.find((seed) => seed > settings.seed) ?? seeds[0];
  return next === undefined || next === settings.seed ? null : next;
}
