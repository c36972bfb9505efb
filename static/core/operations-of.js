// @ts-check
/** Stands in until reels list their operations and name their arrays: derives both from the layers. */

import { times } from "./times.js";

/**
 * @import { Operation } from "../operation-types.d.ts"
 * @import { Network, Reel, Trace } from "../types.d.ts"
 */

/**
 * The operations of a network: dense layers, each but the last with an activation function, then softmax.
 * @param {Pick<Network, "layers" | "activation"> & {operations?: readonly Operation[], output?: string}} network
 * @returns {readonly Operation[]}
 */
export function operationsOf({ layers, activation, operations, output = "softmax" }) {
  const functions = activation.split(",");
  const last = layers.length - 1;
  return (
    operations ??
    times(last, (l) => [
      { name: `dense${l + 1}`, kind: "dense", layer: l + 1, output: "preActivations" },
      l + 1 < last
        ? {
            name: `activation${l + 1}`,
            kind: "activation",
            layer: l + 1,
            output: "activations",
            function: functions[l] ?? activation,
          }
        : { name: `${output}1`, kind: output, layer: last, output: output === "linear" ? "outputs" : "probabilities" },
    ]).flat()
  );
}

/** @type {WeakMap<object, Map<string, any>>} */
const found = new WeakMap();

/** A part of a trace or of its strengths by the full name of an array. Asked again it allocates nothing. @param {object} of @param {string} name */
function part(of, name) {
  const known = found.get(of) ?? new Map();
  found.set(of, known);
  if (!known.has(name)) {
    const [operation = "", array = operation] = name.split(".");
    const values = /** @type {any} */ (of)[array];
    const one = Array.isArray(values) ? values[Number(operation.match(/\d+$/)) - 1] : values;
    // Of the contributions of a large layer only the strongest are there.
    known.set(name, one && "count" in Object(one) ? (one.indices ? undefined : one.values) : one);
  }
  return known.get(name);
}

/** The values of an array of a trace, such as "dense1.preActivations". @param {Trace} trace @param {string} name @returns {Float64Array} */
export const arrayOf = (trace, name) => part(trace, name);

/** The values of a parameter of a network, such as "dense1.biases". @param {Network} network @param {string} name @returns {Float64Array} */
export const parameterOf = (network, name) => part(network, name);

/** The largest magnitude of an array in the traces of a reel. @param {Reel} reel @param {string} name @returns {number} */
export const largestOf = ({ strengths }, name) => part(strengths, name);
