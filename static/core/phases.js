// @ts-check
/** When each phase of a pass happens, and what is known at a moment. */

import { times } from "./times.js";

/** @import { Direction, Glyph, Kinds, LayerPhases, OperationKind, Phase, PhaseKind, TimedOperation, Timeline } from "../operation-types.d.ts" */
/** @import { OperationHeader } from "../types.d.ts" */

/** A phase of an operation that has no time yet. @typedef {PhaseKind & {operation: TimedOperation, direction: Direction}} Part */

/** A pass through many operations is hurried so that it never lasts longer than this, in ms at speed 1; there and back it may last four times as long. */
const LONGEST_MS = 8000;
/** What is known at the end of a phase is known this much earlier, so that no rounding can delay it. */
const HAIR_MS = 1e-2;

/**
 * The timeline of a pass: the inputs light up, then each operation has its phases, then the picture rests.
 * @param {readonly OperationHeader[]} operations in their order
 * @param {Kinds} kinds
 * @param {readonly Direction[]} [directions] backwards, the operations come in the opposite order; "again" is a second pass
 * @returns {Timeline}
 * @example timelineOf(skeletonOf([5, 7, 6, 2]), KINDS).durationMs // 4000
 */
export function timelineOf(operations, kinds, directions = ["forwards"]) {
  const last = operations.at(-1)?.layer ?? 0;
  let takes = "";
  const timed = [around("inputs", 0), ...operations, around("rest", last)].map((operation) => {
    const before = takes;
    takes = fullName(operation.name, operation.output);
    return { ...operation, takes: before };
  });
  const rest = /** @type {TimedOperation} */ (timed.pop());
  /** @param {Direction} direction @returns {(operation: TimedOperation) => Part[]} */
  const going = (direction) => (operation) =>
    (kinds[operation.kind] ?? plainKind(operation))[direction]?.map((phase) => ({ ...phase, operation, direction })) ?? []; // prettier-ignore
  const parts = directions.flatMap((direction) =>
    [...(direction === "backwards" ? timed.toReversed() : timed), rest].flatMap(going(direction)),
  );
  const answering = parts.findLastIndex(({ direction, operation }) => direction === "forwards" && operation !== rest);
  const ending = parts[answering];
  const hurry = Math.min(1, (LONGEST_MS * directions.length ** 2) / parts.reduce((sum, { ms }) => sum + ms, 0));
  let endMs = 0;
  const phases = parts.map((part) => phaseOf(part, endMs, (endMs += part.ms * hurry)));
  return Object.freeze({
    phases: Object.freeze(phases),
    durationMs: endMs,
    layers: layersOf(phases, last + 1),
    operations: timed,
    stops: stopsOf(phases),
    answer: rest.takes,
    answering,
    inShares: ending?.glyph === "logits",
    undivided: ending?.undivided && fullName(ending.operation.name, ending.undivided),
  });
}

/** What a pass begins or ends with. It needs no name: its one array is called as it is. @param {string} kind @param {number} layer @returns {OperationHeader} */
const around = (kind, layer) => ({ name: "", kind, layer, output: kind });

/** @param {string} name of an operation @param {string} part an array or a phase of it */
export const fullName = (name, part) => (name ? `${name}.${part}` : part);

/** A kind that nobody has described: the discs go from the values before it to its own. @param {OperationHeader} operation @returns {OperationKind} */
const plainKind = ({ kind, output }) => ({
  forwards: [{ name: kind, ms: 320, makes: [output], glyph: "light" }],
});

/** @param {Part} part @param {number} startMs @param {number} endMs @returns {Phase} */
function phaseOf(part, startMs, endMs) {
  const { operation, direction } = part;
  const { name, output, takes, layer } = operation;
  const forwards = direction === "forwards";
  const glyph = forwards ? part.glyph : undefined;
  const id = fullName(name, part.name);
  // Digits on discs change half-way.
  const knownMs = isLight(part.glyph) || part.glyph === "fill" ? (startMs + endMs) / 2 : endMs - HAIR_MS;
  const { early = 0 } = part;
  return Object.freeze({
    ...part,
    ...{ layer, startMs, endMs, glyph, knownMs },
    id: forwards ? id : `${id}.${direction}`,
    makes: part.makes.map((array) => fullName(name, array)),
    madeMs: part.makes.map((_, k) => (k < early ? startMs + ((knownMs - startMs) * (k + 1)) / (early + 1) : knownMs)),
    shows: glyph === "logits" ? takes : fullName(name, output),
  });
}

/** @param {Glyph | undefined} glyph */
const isLight = (glyph) => glyph === "light" || glyph === "logits";

/** @param {readonly Phase[]} phases @param {number} count of layers @returns {LayerPhases[]} */
function layersOf(phases, count) {
  const layers = times(count, () => ({ travel: -1, fill: -1, lights: /** @type {number[]} */ ([]) }));
  phases.forEach(({ glyph, layer: l }, index) => {
    const layer = /** @type {typeof layers[number]} */ (layers[l]);
    if (isLight(glyph)) layer.lights.push(index);
    else if (glyph) layer[/** @type {"travel" | "fill"} */ (glyph)] = index;
  });
  return layers;
}

/** Where a reader stops who asked for less motion: at the end of each layer and, on the way back, wherever discs show something new. @param {readonly Phase[]} phases */
const stopsOf = (phases) =>
  phases.flatMap(({ layer, direction, startMs, endMs, passes, stopsHalfway }, k) => {
    const next = phases[k + 1];
    if (direction === "backwards") return passes ? [] : stopsHalfway ? [(startMs + endMs) / 2, endMs] : [endMs];
    return next?.layer === layer && next.direction === direction ? [] : [endMs];
  });

/**
 * The index of the phase that happens at `timeMs`.
 * @param {Timeline} timeline @param {number} timeMs
 */
export function phaseAt({ phases }, timeMs) {
  let index = 0;
  while (index < phases.length - 1 && timeMs >= /** @type {Phase} */ (phases[index]).endMs) index++;
  return index;
}

/** A moment at which the first pulses have just left, in ms. @param {Timeline} timeline */
export function firstPulseTime({ phases }) {
  const { startMs, endMs } = phases.find(({ glyph }) => glyph === "travel") ?? { startMs: 0, endMs: 0 };
  return startMs + (endMs - startMs) * 0.1;
}

/**
 * How many arrays are known: as long as this stays the same, no number appears or disappears. Allocates nothing.
 * @param {Timeline} timeline @param {number} timeMs
 */
export function knownCount({ phases }, timeMs) {
  let count = 0;
  for (let k = 0; k < phases.length; k++) {
    const { madeMs } = /** @type {Phase} */ (phases[k]);
    for (let i = 0; i < madeMs.length; i++) if (timeMs >= /** @type {number} */ (madeMs[i])) count++;
  }
  return count;
}

/** Whether the network's answer is known at a moment. @param {Timeline} timeline @param {number} timeMs */
export const isAnswered = (timeline, timeMs) => isKnown(timeline, timeMs, timeline.answer);

/**
 * The moment from which on the values of an array are known: that of the first phase that makes it; for a parameter 0.
 * @param {Timeline} timeline @param {string} array its full name, such as "dense1.contributions"
 */
export const knownFrom = ({ phases }, array) => {
  const maker = phases.find(({ makes }) => makes.includes(array));
  return maker?.madeMs[maker.makes.indexOf(array)] ?? 0;
};

/**
 * Whether the values of an array are known at a moment. A number that is not known yet must not be shown.
 * @param {Timeline} timeline @param {number} timeMs @param {string} array
 */
export const isKnown = (timeline, timeMs, array) => timeMs >= knownFrom(timeline, array);

/** A moment at which all of a phase is done; its end itself belongs to the next one. @param {Phase} phase */
export const finishedMs = ({ endMs }) => endMs - HAIR_MS / 10;

/** Whether a phase is about the outputs: it comes after the last layer's sums. @param {Timeline} timeline @param {Phase} phase */
export const concernsOutputs = ({ layers }, { layer, glyph }) =>
  layer === layers.length - 1 && glyph !== "travel" && glyph !== "fill";
