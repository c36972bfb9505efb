// @ts-check
/** The networks recorded when the site was built: which there are, and fetching one. */

import { MANIFEST } from "../recorded/manifest.js";
import { PATHS, STATIC_URL } from "../runtime/version.js";
import { decodeRecorded } from "../scene/decode.js";
import { shortened } from "../scene/shortened.js";

/** @typedef {import("../types.d.ts").Reel} Reel @typedef {import("../types.d.ts").Settings} Settings */

/** How much of a reel's address a sentence repeats. */
const URL_CHARACTERS = 200;

/** @type {Map<string, Promise<Reel | null>>} */
const fetched = new Map();

/** @param {Omit<Settings, "seed" | "sample">} settings @returns {Record<string, string>} seed → file */
const filesFor = ({ layers, activation, temperature, initialization }) =>
  /** @type {Record<string, Record<string, string>>} */ (MANIFEST)[
    [layers.join("-"), activation, temperature, initialization].join("|")
  ] ?? {};

/**
 * Fetches a recorded reel, once per page.
 * @param {string} url
 * @returns {Promise<Reel>} rejected with a sentence that names the reel and what is wrong with it
 */
export async function fetchReel(url) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return decodeRecorded(await response.json());
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`the reel ${shortened(url, URL_CHARACTERS)} could not be read: ${reason}`);
  }
}

/** Whether the site has recorded this network. @param {Settings} settings */
export const isRecorded = (settings) => settings.seed in filesFor(settings);

/**
 * The recorded reel of these settings, if there is one and it can be read.
 * @param {Settings} settings
 */
export function recordedReel(settings) {
  const file = filesFor(settings)[settings.seed];
  if (!file) return Promise.resolve(null);
  let reel = fetched.get(file);
  if (!reel) {
    reel = fetchReel(new URL(PATHS.recorded + file, STATIC_URL).href).catch(() => {
      fetched.delete(file); // the next try may find it
      return null;
    });
    fetched.set(file, reel);
  }
  return reel;
}

/**
 * The recorded seed after this one, in rising order and round again; null when no other is recorded.
 * @param {Settings} settings
 */
export function nextRecordedSeed(settings) {
  const seeds = Object.keys(filesFor(settings)).map(Number);
  const next = seeds.find((seed) => seed > settings.seed) ?? seeds[0];
  return next === undefined || next === settings.seed ? null : next;
}
