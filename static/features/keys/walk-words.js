// @ts-check
/** A place of a walk in spoken words: what it is, its number if that is known, and where it leads. */

import { findEdge } from "../../core/edges.js";
import { isKnown } from "../../core/known.js";
import { layerName, nameInLayer } from "../../core/names.js";
import { formatPercent, formatValue } from "../../core/number-format.js";
import { incoming } from "./network-walk.js";

/**
 * @import { OnStage } from "../../types.d.ts"
 * @import { Place } from "./network-walk.js"
 */

/**
 * @typedef {Pick<OnStage, "trace" | "settings" | "labels" | "phase" | "edges">} Known
 */

const OUTSIDE = "Outside the network. Arrow down or Enter leads into it.";
const NOT_YET = "not yet computed";

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
  const what = l === 0 ? counted(size, "number") : l === layers.length - 1 ? counted(size, "class", "classes") : counted(size, "neuron"); // prettier-ignore
  return `${layerName(l, layers.length)}, layer ${l + 1} of ${layers.length}, ${what}`;
}

/** @param {number} l @param {number} j @param {Known} known */
const neuronName = (l, j, { settings: { layers }, labels }) => nameInLayer(layers, labels, l, j);

/** A number of a layer, once it is known. @param {Known} known @param {import("../../core/known.js").Quantity} quantity @param {number} l weight layer @param {Float64Array | undefined} values @param {number} j */
function spokenNumber({ phase }, quantity, l, values, j) {
  const value = values?.[j];
  if (value === undefined || !isKnown(phase, quantity, l)) return NOT_YET;
  return quantity === "probabilities" ? formatPercent(value) : formatValue(value);
}

/** @param {number} l @param {number} j @param {Known} known */
function describeNeuron(l, j, known) {
  const { trace, settings, edges } = known;
  const { layers } = settings;
  const size = layers[l] ?? 0;
  const name = neuronName(l, j, known);
  if (l === 0) {
    return `input ${name}, ${j + 1} of ${size}: ${spokenNumber(known, "inputs", 0, trace?.inputs, j)}, to ${counted(layers[1] ?? 0, "edge")}`;
  }
  const from = `from ${counted(incoming(edges, l, j).length, "edge")}`;
  if (l < layers.length - 1) {
    const activation = spokenNumber(known, "activations", l - 1, trace?.activations[l - 1], j);
    return `${layerName(l, layers.length)}, ${name} of ${size}: activation ${activation}, ${from}`;
  }
  const probability = spokenNumber(known, "probabilities", l - 1, trace?.probabilities, j);
  const logit = spokenNumber(known, "preActivations", l - 1, trace?.logits, j);
  return `output ${name}, ${j + 1} of ${size}: ${probability}, logit ${logit}, ${from}`;
}

/** @param {Place} place at an edge @param {Known} known */
function describeEdge({ layer: l, neuron: j = 0, edge: k = 0 }, known) {
  const { trace, edges } = known;
  const sources = incoming(edges, l, j);
  const i = sources[k] ?? 0;
  const name = `edge ${k + 1} of ${sources.length}, ${neuronName(l - 1, i, known)} to ${neuronName(l, j, known)}`;
  if (!trace) return `${name}: weight ${NOT_YET}`;
  const entering = /** @type {import("../../types.d.ts").Edges} */ (edges[l - 1]);
  const index = findEdge(entering, i, j);
  const weight = formatValue(entering.parameter?.[index] ?? 0);
  const arrives = l === 1 ? spokenNumber(known, "inputs", 0, trace.inputs, i) : spokenNumber(known, "activations", l - 2, trace.activations[l - 2], i); // prettier-ignore
  const contribution = spokenNumber(known, "contributions", l - 1, entering.amount, index);
  if (arrives === NOT_YET) return `${name}: weight ${weight}, what it carries is ${NOT_YET}`;
  return `${name}: weight ${weight} × ${arrives} = ${contribution}`;
}
