// @ts-check
/** The content of the card about a target, at the moment shown. All numbers are Python's. */

import { arriving, at, contributionOf, deliveriesOf, displayNumber, STRONGEST, sumOf } from "./explain-sum.js";
import { isKnown } from "../../core/known.js";
import { className, FUNCTIONS, inputName, isolated, nameInLayer, neuronName } from "../../core/names.js";
import { formatComputed, formatDrawn, formatPercent } from "../../core/number-format.js";

/**
 * @import { Card, Changeable, Explanation, Softmax } from "../../card-types.d.ts"
 * @import { OnStage, Target, Trace } from "../../types.d.ts"
 */

/**
 * @typedef {OnStage & {trace: Trace}} Stage
 */

/**
 * @param {Stage} stage @param {Exclude<Target, null>} target
 * @param {Explanation | null} explanation of the neuron that `explainedBy` names, if it is there
 * @param {string} absent why there is none; empty while it may still arrive
 * @returns {Card}
 */
export function cardOf(stage, target, explanation, absent) {
  if (target.kind === "edge") return edgeCard(stage, target, explanation, absent);
  if (target.layer === 0) return inputCard(stage, target.neuron, explanation, absent);
  return neuronCard(stage, target.layer, target.neuron, explanation, absent);
}

/** @param {Stage} stage @param {number} layer @param {number} j @param {Explanation | null} explanation @param {string} absent @returns {Card} */
function neuronCard(stage, layer, j, explanation, absent) {
  const { trace, phase, labels } = stage;
  const { layers, activation } = trace.network;
  const l = layer - 1;
  const sum = sumOf(stage, l, j, explanation);
  if (layer === layers.length - 1) {
    const probability = displayNumber(at(trace.probabilities, j), formatPercent, isKnown(phase, "probabilities", l));
    const missing = sum.all === null && sum.terms.length < sum.count ? absent : "";
    const title = isolated(className(labels, j));
    const softmax = softmaxOf(stage, j);
    return {
      kind: "output",
      title,
      place: "output",
      result: probability,
      sum,
      softmax,
      changeable: biasOf(trace, l, j),
      missing,
    };
  }
  const z = displayNumber(at(trace.preActivations[l], j), formatComputed, isKnown(phase, "preActivations", l));
  const a = displayNumber(at(trace.activations[l], j), formatComputed, isKnown(phase, "activations", l));
  const name = FUNCTIONS[activation] ?? activation;
  return {
    kind: "hidden",
    title: `Neuron ${j + 1}`,
    place: layers.length === 3 ? "hidden layer" : `hidden layer ${layer}`,
    result: a,
    sum,
    activation: { name, z, a, curve: explanation?.curve ?? null },
    changeable: biasOf(trace, l, j),
    missing: explanation ? "" : absent,
  };
}

/** @param {Stage} stage @param {number} own @returns {Softmax} */
function softmaxOf({ trace, phase, labels }, own) {
  const l = trace.network.layers.length - 2;
  const summed = isKnown(phase, "preActivations", l);
  const known = isKnown(phase, "probabilities", l);
  /** @param {ArrayLike<number>} values @param {number} k @param {(value: number) => string} [format] */
  const cell = (values, k, format = formatComputed) => displayNumber(at(values, k), format, known);
  const likeliest = trace.shiftedLogits.indexOf(0);
  return {
    temperature: displayNumber(trace.temperature, String),
    largest: cell(trace.scaledLogits, likeliest),
    sum: displayNumber(trace.exponentialSum, formatComputed, known),
    rows: [...trace.logits].map((logit, k) => ({
      name: isolated(className(labels, k)),
      own: k === own,
      target: { kind: "neuron", layer: l + 1, neuron: k },
      logit: displayNumber(logit, formatComputed, summed),
      scaled: cell(trace.scaledLogits, k),
      shifted: cell(trace.shiftedLogits, k),
      exponential: cell(trace.exponentials, k),
      probability: cell(trace.probabilities, k),
      percent: cell(trace.probabilities, k, formatPercent),
    })),
  };
}

/** @param {Stage} stage @param {{layer: number, from: number, to: number}} edge @param {Explanation | null} explanation @param {string} absent @returns {Card} */
function edgeCard(stage, { layer: l, from, to }, explanation, absent) {
  const { trace, phase, labels } = stage;
  const { layers, weights } = trace.network;
  const known = isKnown(phase, "contributions", l);
  const weight = at(weights[l], to * /** @type {number} */ (layers[l]) + from);
  const contribution = displayNumber(contributionOf(trace, l, from, to, explanation), formatComputed, known);
  /** @param {number} layer @param {number} neuron @returns {import("../../card-types.d.ts").End} */
  const end = (layer, neuron) => ({
    name: neuronName(layers, labels, layer, neuron),
    target: { kind: "neuron", layer, neuron },
  });
  const ends = [end(l, from), end(l + 1, to)];
  return {
    kind: "edge",
    title: `${nameInLayer(layers, labels, l, from)} → ${nameInLayer(layers, labels, l + 1, to)}`,
    place: "edge",
    result: contribution,
    product: {
      weight: displayNumber(weight, formatDrawn),
      arriving: arriving(stage, l, from),
      contribution,
      share: displayNumber(at(explanation?.shares, from), formatPercent, known),
      fromInputs: l === 0,
      ends,
    },
    changeable: changeable(trace, "weight", { layer: l, neuron: to, from }, weight),
    missing: explanation?.shares ? "" : absent,
  };
}

/** @param {Stage} stage @param {number} i @param {Explanation | null} explanation @param {string} absent @returns {Card} */
function inputCard(stage, i, explanation, absent) {
  const delivers = deliveriesOf(stage, i, explanation);
  return {
    kind: "input",
    title: isolated(inputName(stage.labels, i)),
    place: "input",
    result: arriving(stage, 0, i),
    delivers,
    changeable: inputOf(stage.trace, i),
    missing: delivers.terms.length < Math.min(delivers.count, STRONGEST) ? absent : "",
  };
}

/** @param {Trace} trace @param {number} l @param {number} j */
const biasOf = (trace, l, j) =>
  changeable(trace, "bias", { layer: l, neuron: j, from: -1 }, at(trace.network.biases[l], j));

/**
 * @param {Trace} trace @param {"weight" | "bias"} kind @param {import("../../types.d.ts").ChangePlace} place @param {number | undefined} value
 * @returns {Changeable}
 */
function changeable({ changes, baseline }, kind, place, value = 0) {
  const { layer, neuron, from } = place;
  const index = changes.findIndex(([l, j, i]) => l === layer && j === neuron && i === from);
  const before = at(baseline?.changed, index);
  return { kind, place, value, before: before === undefined ? null : displayNumber(before, formatDrawn) };
}

/** @param {Trace} trace @param {number} from @returns {Changeable} */
function inputOf({ inputs, baseline }, from) {
  const value = at(inputs, from) ?? 0;
  const before = at(baseline?.inputs, from) ?? value;
  const place = { layer: -1, neuron: -1, from };
  return { kind: "input", place, value, before: before === value ? null : displayNumber(before, formatDrawn) };
}
