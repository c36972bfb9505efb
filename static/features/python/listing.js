// @ts-check
/** Which lines of the forward pass run at the moment shown, and what its variables hold then. Nothing is computed here. */

import { fullName, isKnown, phaseAt } from "../../core/phases.js";

/**
 * @import { Listing } from "../../listing-types.d.ts"
 * @import { OnStage, Phase, TimedOperation, Timeline, Trace } from "../../types.d.ts"
 */

/** The value of a variable: `values` are null before it is known, `shape` is empty for one number, `drawn` values have fewer digits, and `array` is the full name of what it is. @typedef {{shape: number[], values: ArrayLike<number> | null, drawn: boolean, array: string}} VariableValue */
/** @typedef {VariableValue & {name: string, lit: boolean}} Variable */
/** @typedef {{phase: Phase, lines: [index: number, line: number][], variables: Variable[]}} Moment */

/** @type {VariableValue} */
const NOTHING = { shape: [], values: null, drawn: false, array: "" };

/**
 * The lines that are lit at the moment on stage, and the variables of their function.
 * @param {Listing} listing @param {Pick<OnStage, "trace" | "timeline" | "timeMs">} onStage
 * @returns {Moment}
 */
export function momentOf(listing, { trace, timeline, timeMs }) {
  const phase = /** @type {Phase} */ (timeline.phases[phaseAt(timeline, timeMs)]);
  // At rest, the last operation has just returned.
  const operation = phase.makes.length ? phase.operation : /** @type {TimedOperation} */ (timeline.operations.at(-1));
  const lines = linesOf(listing, madeNow(phase, timeMs), operation);
  const [index] = lines[0] ?? [0, 0];
  const litLines = new Set(lines.map(([, line]) => line));
  const { variables } = /** @type {import("../../listing-types.d.ts").ListedFunction} */ (listing.functions[index]);
  return {
    phase,
    lines,
    variables: variables.map(([name, bindings]) => ({
      name,
      lit: bindings.some(([line]) => litLines.has(line)),
      ...(trace ? valueOf(String(bindings.at(-1)?.[1]), trace, operation, { timeline, timeMs }) : NOTHING),
    })),
  };
}

/** The arrays that a phase makes together, or, where they come one after the other, the one that came last. @param {Phase} phase @param {number} timeMs */
function madeNow({ makes, madeMs, early = 0 }, timeMs) {
  if (!early) return makes;
  const last = madeMs.findLastIndex((made) => made <= timeMs);
  return last < early ? makes.slice(Math.max(0, last), Math.max(0, last) + 1) : makes.slice(early);
}

/** The lines that make some arrays, each once, or the one that returns. @param {Listing} listing @param {readonly string[]} made @param {TimedOperation} operation */
function linesOf({ lines }, made, { name, kind }) {
  const quantities = made.length ? made.map((array) => (name ? array.replace(name, kind) : array)) : [`${kind}.return`];
  const all = quantities.flatMap((quantity) => (lines[quantity] ? [lines[quantity]] : []));
  return all.filter((line, k) => all.findIndex((other) => `${other}` === `${line}`) === k);
}

/**
 * What a variable holds that is a quantity of the listing, such as "dense.contributions".
 * @param {string} quantity @param {Trace} trace @param {TimedOperation} operation
 * @param {{timeline: Timeline, timeMs: number}} moment
 * @returns {VariableValue}
 */
function valueOf(quantity, trace, operation, { timeline, timeMs }) {
  const part = quantity.slice(quantity.indexOf(".") + 1);
  if (part === "temperature") return { shape: [], values: [trace.temperature], drawn: true, array: part };
  const name = part === "input" ? operation.takes : fullName(operation.name, part);
  const parameter = trace.network.get(name);
  const values = parameter ?? trace.get(name);
  const drawn = parameter !== undefined || name === "inputs";
  return {
    shape: shapeOf(trace, name),
    values: (isKnown(timeline, timeMs, name) && values) || null,
    drawn,
    array: name,
  };
}

/** The shape of an array in one sample. Of a large layer's contributions, only the strongest are kept: not all that are meant. @param {Trace} trace @param {string} name */
function shapeOf({ network }, name) {
  const shape = network.shapes.get(name);
  if (!shape) return [...(network.shapes.get(name.replace("contributions", "weights")) ?? [0])];
  return network.get(name) ? [...shape] : shape.slice(1);
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
