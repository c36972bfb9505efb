// @ts-check
/** Which lines of the forward pass run at the moment shown, and what its variables hold then. Nothing is computed here. */

import { isKnown } from "../../core/known.js";
import { operationsAt, outputOf } from "../../core/model.js";
import { stepAt } from "../../core/timeline.js";

/**
 * @import { Listing } from "../../listing-types.d.ts"
 * @import { OnStage, Operation, Step, StepName, Trace } from "../../types.d.ts"
 */

/** The value of a variable: `values` are null before it is known, `shape` is empty for one number, and `drawn` values have fewer digits. @typedef {{shape: number[], values: ArrayLike<number> | null, drawn: boolean}} VariableValue */
/** @typedef {VariableValue & {name: string, lit: boolean}} Variable */
/** @typedef {{step: Step, lines: [index: number, line: number][], variables: Variable[]}} Moment */

/** @type {VariableValue} */
const NOTHING = { shape: [], values: null, drawn: false };
/** Parameters of operations, which are known from the start. */
const DRAWN = new Set(["weights", "biases", "temperature", "mean", "scale"]);
/** The kind of operation that a step belongs to, and the arrays that it makes; all of them, if none is named. @type {Record<StepName, [kind: string, ...arrays: string[]]>} */
const MAKES = {
  inputs: [""],
  weigh: ["dense", "contributions"],
  sum: ["dense", "preActivations"],
  activate: ["activation"],
  normalize: ["softmax"],
  rest: [""],
};

/**
 * The lines that are lit at the moment on stage, and the variables of their function.
 * @param {Listing} listing @param {Pick<OnStage, "trace" | "timeline" | "timeMs" | "phase">} onStage
 * @returns {Moment}
 */
export function momentOf(listing, { trace, timeline, timeMs, phase }) {
  const step = /** @type {Step} */ (timeline.steps[stepAt(timeline, timeMs)]);
  const [kindOfStep, ...arrays] = MAKES[step.name];
  const operation = trace && kindOfStep ? operationOf(trace, step, kindOfStep) : null;
  const lines = linesOf(listing, step.name, operation?.kind ?? kindOfStep, arrays);
  const [index] = lines[0] ?? [0, 0];
  const litLines = new Set(lines.map(([, line]) => line));
  const { variables } = /** @type {import("../../listing-types.d.ts").ListedFunction} */ (listing.functions[index]);
  return {
    step,
    lines,
    variables: variables.map(([name, bindings]) => ({
      name,
      lit: bindings.some(([line]) => litLines.has(line)),
      ...(trace ? quantityValue(String(bindings.at(-1)?.[1]), trace, operation, phase) : NOTHING),
    })),
  };
}

/** @param {Trace} trace @param {Step} step @param {string} kind @returns {Operation} */
function operationOf({ network }, { name, layer }, kind) {
  const there = operationsAt(network, layer + 1);
  return (name === "normalize" ? null : there.find((operation) => operation.kind === kind)) ?? outputOf(network);
}

/** @param {Listing} listing @param {StepName} name @param {string} kind @param {string[]} arrays @returns {[index: number, line: number][]} */
function linesOf({ lines }, name, kind, arrays) {
  const quantities = !kind
    ? [name]
    : arrays.length
      ? arrays.map((array) => `${kind}.${array}`)
      : Object.keys(lines).filter((quantity) => quantity.startsWith(`${kind}.`) && !quantity.endsWith(".input"));
  return quantities.flatMap((quantity) => (lines[quantity] ? [lines[quantity]] : []));
}

/**
 * One quantity of an operation, by its name in the listing.
 * @param {string} quantity @param {Trace} trace @param {Operation | null} operation null in the loop over all of them @param {number} phase
 * @returns {VariableValue}
 */
function quantityValue(quantity, trace, operation, phase) {
  if (quantity === "softmax.temperature") return { shape: [], values: [trace.temperature], drawn: true };
  const part = quantity.slice(quantity.indexOf(".") + 1);
  const name = !operation ? quantity : part === "input" ? operation.input : `${operation.name}.${part}`;
  const values = trace.network.get(name) ?? trace.get(name);
  const drawn = name === "inputs" || DRAWN.has(part);
  if (operation && ["weights", "contributions"].includes(part)) {
    const { layers } = trace.network;
    const shape = [layers[operation.layer] ?? 0, layers[operation.layer - 1] ?? 0];
    return { shape, values: (isKnownNow(phase, trace, name) && values) || null, drawn };
  }
  const shape = part === "exponentialSum" ? [] : [values?.length ?? 0];
  return { shape, values: (isKnownNow(phase, trace, name) && values) || null, drawn };
}

/** @param {number} phase @param {Trace} trace @param {string} name of an array */
function isKnownNow(phase, { network }, name) {
  if (name === "inputs") return isKnown(phase, "inputs");
  const [owner, part = ""] = name.split(".");
  if (DRAWN.has(part)) return true;
  const { layer, index } = /** @type {Operation} */ (network.operations.find((one) => one.name === owner));
  if (part === "contributions" || part === "preActivations") return isKnown(phase, part, layer - 1);
  return isKnown(phase, index === network.operations.length - 1 ? "probabilities" : "activations", layer - 1);
}

/**
 * The text that a reader edits: the functions of the network on stage, without their docstrings.
 * @param {Listing} listing @param {Trace | null} trace
 */
export const editable = ({ functions }, trace) =>
  functions
    .filter(({ kind }) => isShown(kind, trace))
    .map(({ text, firstLine, docstring }) =>
      text
        .split("\n")
        .filter((_, k) => !docstring || firstLine + k < docstring[0] || firstLine + k > docstring[1])
        .join("\n"),
    )
    .join("\n\n\n") + "\n";

/**
 * Whether a function computes something of the network on stage; without one, of the default network.
 * @param {string | null} kind of operation @param {Trace | null} trace
 */
export const isShown = (kind, trace) =>
  kind === null ||
  (trace
    ? trace.network.operations.some((operation) => operation.kind === kind)
    : ["dense", "activation", "softmax"].includes(kind));
