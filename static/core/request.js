// @ts-check
/** How a network is named to Python, as `wire.py` and its neighbours read it. */

/** @import { Settings } from "../types.d.ts" */

/**
 * The parts of a request that say which network, and what is asked of it.
 * @param {Omit<Settings, "sample">} settings
 * @example networkRequest(settings).source.kind // "drawn"
 */
export const networkRequest = ({ name, layers, seed, activation, output, initialization, temperature, changes }) => ({
  source: name ? { kind: "stored", name } : { kind: "drawn", layers, seed, activation, output, initialization },
  options: { temperature, ...(changes.length && { changes }) },
});
