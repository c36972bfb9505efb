// @ts-check
/** A place of a walk in spoken words: what it is, its number if that is known, and where it leads. */

import { findEdge } from "../../core/edges.js";
import { isHidden } from "../../core/hidden.js";
import { layerName, nameInLayer } from "../../core/names.js";
import { formatComputed, formatDrawn, formatValue } from "../../core/number-format.js";
import { withUnit } from "../../core/units.js";
import { edgesInto, isEdited, namedArray, operationsAt, takenBy } from "../../core/words.js";
import { incoming } from "./network-walk.js";

/**
 * @import { OnStage } from "../../types.d.ts"
 * @import { Place } from "./network-walk.js"
 */

/**
 * @typedef {Pick<OnStage, "trace" | "settings" | "labels" | "timeline" | "timeMs" | "words" | "edges" | "revealed">} Known
 */

const OUTSIDE = "Outside the network. Arrow down or Enter leads into it.";
const NOT_YET = "not yet computed";
/** Spoken in place of a number that is hidden. */
export const SPOKEN_HIDDEN = "hidden";

/** @param {Place | null} place @param {Known} known */
export function describePlace(place, known) {
  if (!place) return OUTSIDE;
  if (place.neuron === undefined) return describeLayer(place.layer, known);
  return place.edge === undefined ? describeNeuron(place.layer, place.neuron, known) : describeEdge(place, known);
}

/** @param {number} count @param {string} one @param {string} [many] */
const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** @param {number} l @param {Known} known */
function describeLayer(l, { settings: { layers } }) {
  const size = layers[l] ?? 0;
  const what = l === 0 ? counted(size, "number") : l === layers.length - 1 ? counted(size, "output") : counted(size, "neuron"); // prettier-ignore
  return `${layerName(l, layers.length)}, layer ${l + 1} of ${layers.length}, ${what}`;
}

/** @param {number} l @param {number} j @param {Known} known */
const neuronName = (l, j, { settings: { layers }, labels }) => nameInLayer(layers, labels, l, j);

/** A number of an array, once it is known: percentages as such, all others with the digits of a disc. @param {Known} known @param {import("../../core/words.js").NamedArray} array @param {number} index @param {number} [whole] its index among all edges */
function spokenNumber({ timeMs, revealed }, { name, values, format, fromMs }, index, whole = index) {
  const value = values?.[index];
  if (value === undefined || timeMs < fromMs) return NOT_YET;
  if (isHidden(revealed, name, whole)) return SPOKEN_HIDDEN;
  return (format === formatComputed || format === formatDrawn ? formatValue : format)(value);
}

/** @param {number} l @param {number} j @param {Known} known */
function describeNeuron(l, j, known) {
  const { settings, timeline, edges } = known;
  const { layers } = settings;
  const size = layers[l] ?? 0;
  const name = neuronName(l, j, known);
  const outputs = operationsAt(timeline, l).map((operation) => namedArray(known, operation));
  const answer = /** @type {import("../../core/words.js").NamedArray} */ (outputs.at(-1));
  const value = spokenNumber(known, answer, j);
  if (l === 0) {
    const [given = answer] = outputs;
    const measured = withUnit(spokenNumber(known, given, j), known.labels, j);
    const then = given === answer ? "" : `, ${answer.word} ${value}`;
    return `input ${name}, ${j + 1} of ${size}: ${measured}${then}, to ${counted(layers[1] ?? 0, "edge")}`;
  }
  const from = `from ${counted(incoming(edges, l, j).length, "edge")}`;
  if (l < layers.length - 1)
    return `${layerName(l, layers.length)}, ${name} of ${size}: ${answer.word} ${value}, ${from}`;
  const taken = outputs.find(({ takenAs }) => takenAs);
  const before = taken ? `${taken.takenAs} ${spokenNumber(known, taken, j)}, ` : "";
  return `output ${name}, ${j + 1} of ${size}: ${value}, ${before}${from}`;
}

/** @param {Place} place at an edge @param {Known} known */
function describeEdge({ layer: l, neuron: j = 0, edge: k = 0 }, known) {
  const { trace, timeline, edges } = known;
  const sources = incoming(edges, l, j);
  const i = sources[k] ?? 0;
  const name = `edge ${k + 1} of ${sources.length}, ${neuronName(l - 1, i, known)} to ${neuronName(l, j, known)}`;
  const operation = edgesInto(timeline, l);
  if (!trace || !operation) return `${name}: weight ${NOT_YET}`;
  const entering = /** @type {import("../../types.d.ts").Edges} */ (edges[l - 1]);
  const index = findEdge(entering, i, j);
  const whole = j * (known.settings.layers[l - 1] ?? 0) + i;
  const weights = { ...namedArray(known, operation, "weights"), values: entering.parameter };
  const weight = spokenNumber(known, weights, index, whole);
  const arrives = spokenNumber(known, takenBy(known, operation), i);
  const delivers = { ...namedArray(known, operation, "contributions"), values: entering.amount };
  const contribution = spokenNumber(known, delivers, index, whole);
  if (arrives === NOT_YET) return `${name}: weight ${weight}, what it carries is ${NOT_YET}`;
  if (isEdited(trace, operation.kind))
    return `${name}: weight ${weight}, takes ${arrives}, contribution ${contribution}`;
  return `${name}: weight ${weight} × ${arrives} = ${contribution}`;
}
