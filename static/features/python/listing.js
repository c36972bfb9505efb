// @ts-check
/** Which lines of the forward pass run at the moment shown, and what its variables hold then. Nothing is computed here. */

import { isKnown } from "../../core/known.js";
import { stepAt } from "../../core/timeline.js";

/**
 * @import { Listing } from "../../listing-types.d.ts"
 * @import { OnStage, Step, Trace } from "../../types.d.ts"
 */

/** The value of a variable: `values` are null before it is known, `shape` is empty for one number, and `drawn` values have fewer digits. @typedef {{shape: number[], values: ArrayLike<number> | null, drawn: boolean}} VariableValue */
/** @typedef {VariableValue & {name: string, lit: boolean}} Variable */
/** @typedef {{step: Step, lines: [index: number, line: number][], variables: Variable[]}} Moment */

/** @type {VariableValue} */
const NOTHING = { shape: [], values: null, drawn: false };
const DRAWN = new Set(["inputs", "weights", "biases", "temperature"]);

/** The quantities of softmax, which become known together. */
const OF_THE_OUTPUTS = /** @type {const} */ ([
  "scaledLogits",
  "shiftedLogits",
  "exponentials",
  "exponentialSum",
  "probabilities",
]);

/**
 * The lines that are lit at the moment on stage, and the variables of their function.
 * @param {Listing} listing @param {Pick<OnStage, "trace" | "timeline" | "timeMs" | "phase">} onStage
 * @returns {Moment}
 */
export function momentOf(listing, { trace, timeline, timeMs, phase }) {
  const step = /** @type {Step} */ (timeline.steps[stepAt(timeline, timeMs)]);
  const lines = listing.steps[step.name];
  const [index] = /** @type {[number, number]} */ (lines[0]);
  const litLines = new Set(lines.filter(([of]) => of === index).map(([, line]) => line));
  const { variables } = /** @type {import("../../listing-types.d.ts").ListedFunction} */ (listing.functions[index]);
  return {
    step,
    lines,
    variables: variables.map(([name, bindings]) => ({
      name,
      lit: bindings.some(([line]) => litLines.has(line)),
      ...(trace
        ? variableValue(bindings, (quantity, l) => quantityValue(quantity, trace, l, phase), step.layer)
        : NOTHING),
    })),
  };
}

/**
 * The value of a variable. One that is bound before the loop over the layers and again inside it keeps its last value until
 * the loop binds it again.
 * @param {[line: number, quantity: string][]} bindings
 * @param {(quantity: string, l: number) => VariableValue | null} of what a quantity of weight layer l is, null where there is none
 * @param {number} layer of the step, −1 before the loop
 * @returns {VariableValue}
 */
function variableValue(bindings, of, layer) {
  const quantities = [...new Set(bindings.map(([, quantity]) => quantity))];
  const [first, last] = [quantities.at(0), quantities.at(-1)].map(String);
  const now = of(/** @type {string} */ (last), layer);
  if (quantities.length === 1 || now?.values) return now ?? NOTHING;
  return (
    (layer > 0 && of(/** @type {string} */ (last), layer - 1)) || of(/** @type {string} */ (first), layer) || NOTHING
  );
}

/**
 * One quantity of weight layer l, by its name in the trace.
 * @param {string} quantity @param {Trace} trace @param {number} l −1 before the loop over the layers @param {number} phase
 * @returns {VariableValue | null} null where there is none: the last layer has no activations
 */
function quantityValue(quantity, trace, l, phase) {
  const { network } = trace;
  const entering = [network.layers[l + 1] ?? 0, network.layers[l] ?? 0];
  /** @param {boolean} known @param {ArrayLike<number> | undefined} values @param {number[]} [shape] */
  const one = (known, values, shape = [values?.length ?? 0]) => ({
    shape,
    values: (known && values) || null,
    drawn: DRAWN.has(quantity),
  });
  if (quantity === "inputs") return one(isKnown(phase, "inputs"), trace.inputs);
  if (quantity === "temperature") return one(true, [trace.temperature], []);
  const part = OF_THE_OUTPUTS.find((name) => name === quantity);
  if (part) {
    const known = isKnown(phase, "probabilities", network.weights.length - 1);
    return part === "exponentialSum" ? one(known, [trace.exponentialSum], []) : one(known, trace[part]);
  }
  if (l < 0) return null;
  if (quantity === "weights") return one(true, network.weights[l], entering);
  if (quantity === "biases") return one(true, network.biases[l]);
  if (quantity === "contributions") {
    const { indices, values } = /** @type {import("../../types.d.ts").Contributions} */ (trace.contributions[l]);
    // Of a large layer only the strongest are kept, which are not the first.
    return one(isKnown(phase, "contributions", l) && !indices, values, entering);
  }
  if (quantity === "preActivations") return one(isKnown(phase, "preActivations", l), trace.preActivations[l]);
  return trace.activations[l] ? one(isKnown(phase, "activations", l), trace.activations[l]) : null;
}

/**
 * The text that a reader edits: all functions, without their docstrings.
 * @param {Listing} listing
 */
export const editable = ({ functions }) =>
  functions
    .map(({ text, firstLine, docstring }) =>
      text
        .split("\n")
        .filter((_, k) => !docstring || firstLine + k < docstring[0] || firstLine + k > docstring[1])
        .join("\n"),
    )
    .join("\n\n\n") + "\n";
