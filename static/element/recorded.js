// @ts-check
/** The networks recorded when the site was built: which there are, and where. */

import { MANIFEST } from "../recorded/manifest.js";
import { PATHS, STATIC_URL } from "../runtime/version.js";
import { fetchReel } from "./reel-file.js";

/** @typedef {import("../types.d.ts").Reel} Reel @typedef {import("../types.d.ts").Settings} Settings */

/** @param {Omit<Settings, "seed" | "sample">} settings @returns {Record<string, string>} seed → file */
const filesFor = ({ layers, activation, temperature, initialization, changes }) =>
  /** @type {Record<string, Record<string, string>>} */ (MANIFEST)[
    [layers.join("-"), activation, temperature, initialization, ...changes].join("|")
  ] ?? {};

/**
 * Whether the site has recorded this network.
 * @param {Settings} settings
 */
export const isRecorded = (settings) => settings.seed in filesFor(settings);

/**
 * The recorded reel of these settings, if there is one and it can be read.
 * @param {Settings} settings
 * @returns {Promise<Reel | null>}
 */
export function recordedReel(settings) {
  const file = filesFor(settings)[settings.seed];
  if (!file) return Promise.resolve(null);
  return fetchReel(new URL(PATHS.recorded + file, STATIC_URL).href).catch(() => null); // the next try may find it
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
