// @ts-check
/** Which lines of the forward pass run at the moment shown, and what its variables hold then. Nothing is computed here. */

import { arrayOf, parameterOf } from "../../core/operations-of.js";
import { fullName, isKnown, knownFrom, phaseAt } from "../../core/phases.js";
import { operationsAt } from "../../core/words.js";

/**
 * @import { Listing } from "../../listing-types.d.ts"
 * @import { OnStage, Phase, Timeline, Trace, WordTable } from "../../types.d.ts"
 */

/** The value of a variable: `values` are null before it is known, `shape` is empty for one number, and `drawn` values have fewer digits. @typedef {{shape: number[], values: ArrayLike<number> | null, drawn: boolean}} VariableValue */
/** @typedef {VariableValue & {name: string, lit: boolean}} Variable */
/** @typedef {{phase: Phase, lines: [index: number, line: number][], variables: Variable[]}} Moment */
/** @typedef {{trace: Trace, timeline: Timeline, timeMs: number, words: WordTable}} Known */

/** @type {VariableValue} */
const NOTHING = { shape: [], values: null, drawn: false };
const DRAWN = new Set(["inputs", "weights", "biases", "temperature"]);
/** What has a number for each edge. */
const OF_EDGES = new Set(["weights", "contributions"]);

/**
 * The lines that are lit at the moment on stage, and the variables of their function.
 * @param {Listing} listing @param {Pick<OnStage, "trace" | "timeline" | "timeMs" | "words">} onStage
 * @returns {Moment}
 */
export function momentOf(listing, { trace, timeline, timeMs, words }) {
  const phase = /** @type {Phase} */ (timeline.phases[phaseAt(timeline, timeMs)]);
  const lines = linesOf(listing, phase);
  const [index] = lines[0] ?? [0];
  const litLines = new Set(lines.filter(([of]) => of === index).map(([, line]) => line));
  const { variables } = /** @type {import("../../listing-types.d.ts").ListedFunction} */ (listing.functions[index]);
  const known = trace && { trace, timeline, timeMs, words };
  /** @param {string} quantity @param {number} layer */
  const valueOf = (quantity, layer) => known && quantityValue(quantity, known, layer);
  return {
    phase,
    lines,
    variables: variables.map(([name, bindings]) => ({
      name,
      lit: bindings.some(([line]) => litLines.has(line)),
      ...variableValue(bindings, valueOf, phase.layer),
    })),
  };
}

/** The lines that make what a phase makes, each once; at rest, the last return. @param {Listing} listing @param {Phase} phase */
function linesOf({ lines }, { makes, operation: { name, kind } }) {
  const arrays = makes.length ? makes.map((array) => (name ? array.replace(name, kind) : array)) : [kind];
  const all = arrays.flatMap((array) => lines[array] ?? []);
  return all.filter((line, k) => all.findIndex((other) => `${other}` === `${line}`) === k);
}

/**
 * The value of a variable. One that is bound before the loop over the layers and again inside it keeps its last value until
 * the loop binds it again.
 * @param {[line: number, quantity: string][]} bindings
 * @param {(quantity: string, layer: number) => VariableValue | null} of what a quantity of a layer is, null where there is none
 * @param {number} layer of the phase, 0 before the loop
 * @returns {VariableValue}
 */
function variableValue(bindings, of, layer) {
  const quantities = [...new Set(bindings.map(([, quantity]) => quantity))];
  const [first, last] = [quantities.at(0), quantities.at(-1)].map(String);
  const now = of(/** @type {string} */ (last), layer);
  if (quantities.length === 1 || now?.values) return now ?? NOTHING;
  return (
    (layer > 1 && of(/** @type {string} */ (last), layer - 1)) || of(/** @type {string} */ (first), layer) || NOTHING
  );
}

/**
 * One quantity of a layer, by its name in the trace.
 * @param {string} quantity @param {Known} known @param {number} layer 0 before the loop over the layers
 * @returns {VariableValue | null} null where there is none: the last layer has no activations
 */
function quantityValue(quantity, { trace, timeline, timeMs, words }, layer) {
  const drawn = DRAWN.has(quantity);
  if (quantity === "temperature") return { shape: [], values: [trace.temperature], drawn };
  const array = nameOf(timeline, words, quantity, layer);
  if (!array) return null;
  const { layers } = trace.network;
  const values = arrayOf(trace, array) ?? parameterOf(trace.network, array);
  const known = isKnown(timeline, timeMs, array);
  if (typeof values === "number") return { shape: [], values: known ? [values] : null, drawn };
  // Of a large layer only the strongest contributions are kept, which are not the first.
  const shape = OF_EDGES.has(quantity) ? [layers[layer] ?? 0, layers[layer - 1] ?? 0] : [values?.length ?? 0];
  return { shape, values: (known && values) || null, drawn };
}

/** The full name of the array that a quantity is in one layer; the inputs are the same in all. @param {Timeline} timeline @param {WordTable} words @param {string} quantity @param {number} layer */
function nameOf(timeline, words, quantity, layer) {
  if (quantity === "inputs") return quantity;
  const names = operationsAt(timeline, layer).map(({ name, kind }) => ({ kind, name: fullName(name, quantity) }));
  return names.find(({ kind, name }) => quantity in (words[kind]?.arrays ?? {}) || knownFrom(timeline, name) > 0)?.name;
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
