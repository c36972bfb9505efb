// @ts-check
/** What Python is asked for: one network and some of its samples. */

import { networkRequest } from "../core/request.js";
import { times } from "../core/times.js";

/** @import { Settings } from "../types.d.ts" */

/**
 * How many samples one answer brings. Reels begin with a multiple of it, so that a sample is always compared with the
 * same others and looks the same however it was reached.
 */
const SAMPLES_AT_ONCE = 8;

/**
 * The request for a network's numbers, as `endpoint.py` reads it.
 * @param {Settings} settings
 * @param {readonly number[] | null} inputs given inputs; null for the network's own samples
 * @param {number} authoredTemperature the temperature that changes are compared with
 */
export function reelRequest(settings, inputs, authoredTemperature) {
  const { temperature, changes, sample } = settings;
  const touched = inputs !== null || changes.length > 0 || temperature !== authoredTemperature;
  const first = sample - (sample % SAMPLES_AT_ONCE);
  return {
    ...networkRequest(settings),
    samples: inputs ? [sample] : times(SAMPLES_AT_ONCE, (k) => first + k),
    ...(inputs && { inputs }),
    ...(touched && { compare: { temperature: authoredTemperature } }),
  };
}
