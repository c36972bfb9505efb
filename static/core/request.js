// @ts-check
/** How a network is named to Python, as `wire.py` and its neighbours read it. */

/** @import { Settings } from "../types.d.ts" */

/**
 * The layers of the network that another was resized from; null for one that was not. @param {Omit<Settings, "sample">} settings
 * @example originalOf({ ...settings, layers: [5, 2], original: [5, 2] }) // null
 */
export const originalOf = ({ layers, original }) => (original && `${original}` !== `${layers}` ? original : null);

/**
 * The parts of a request that say which network, and what is asked of it.
 * @param {Omit<Settings, "sample">} settings
 * @example networkRequest(settings).source.kind // "drawn"
 */
export function networkRequest(settings) {
  const { name, layers, seed, activation, output, initialization, temperature, changes } = settings;
  const original = originalOf(settings);
  return {
    source: name
      ? { kind: "stored", name }
      : { kind: "drawn", layers, seed, activation, output, initialization, ...(original && { original }) },
    options: { temperature, ...(changes.length && { changes }) },
  };
}
