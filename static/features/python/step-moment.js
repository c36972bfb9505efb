// @ts-check
/** Which lines of a step of learning run at the moment shown, and what their variables hold then. Nothing is computed here. */

import { phaseAt } from "../../core/phases.js";

/**
 * @import { StepListing } from "../../listing-types.d.ts"
 * @import { OnStage, Phase, TimedOperation, Trace } from "../../types.d.ts"
 * @import { Variable } from "./listing.js"
 */

/** The numbers of a step, by name. @typedef {{get: (name: string) => Float64Array | undefined, target: ArrayLike<number>}} Numbers */

/**
 * The lines of the way back that are lit, and the variables; null where a pass goes forwards.
 * @param {StepListing} listing @param {Numbers} step @param {Pick<OnStage, "trace" | "timeline" | "timeMs">} onStage
 * @returns {{phase: Phase, lines: [index: number, line: number][], variables: Variable[]} | null}
 */
export function stepMomentOf(listing, step, { trace, timeline, timeMs }) {
  const phase = /** @type {Phase} */ (timeline.phases[phaseAt(timeline, timeMs)]);
  if (phase.direction !== "backwards" || !trace) return null;
  const { kind } = phase.operation;
  const key = `${kind}.${phase.name}`;
  const lines = listing.lines[key] ?? listing.lines[`${key}.${phase.operation.function}`] ?? [];
  const variables = (listing.variables[phase.name] ?? []).map(([name, quantity]) => {
    const array = nameOf(quantity, phase.operation, trace);
    const values = quantity === "target" ? step.target : (trace.get(array) ?? step.get(array) ?? null);
    const length = phase.name === "update" ? sizeOf(trace) : values?.length;
    return { name, lit: true, shape: length ? [length] : [], values, drawn: false, array };
  });
  return { phase, lines, variables };
}

/** How many weights and biases a network has. @param {Trace} trace */
function sizeOf({ network }) {
  const arrays = network.operations.flatMap(({ name }) => [network.get(`${name}.weights`), network.get(`${name}.biases`)]); // prettier-ignore
  return arrays.reduce((sum, array) => sum + (array?.length ?? 0), 0);
}

/** What the step calls a quantity of an operation; of the update it is that of the first weights. @param {string} quantity @param {TimedOperation} operation @param {Trace} trace */
function nameOf(quantity, { name, kind, takes }, { network }) {
  if (quantity === "input") return takes;
  if (quantity === "before") return `slope:${takes}`;
  if (quantity === "slope") return `slope:${network.operations.find((operation) => operation.name === name)?.result}`;
  if (quantity === "carried") return `carried:${name}`;
  const first = network.operations.find((operation) => operation.kind === "dense")?.name;
  return `${quantity}:${kind === "dense" ? name : first}.weights`;
}
