// @ts-check
/** The content of the card about a target, at the moment shown. All numbers are Python's. */

import { at } from "../../core/at.js";
import { operationsAt, withEdges } from "../../core/model.js";
import { className, inputName, isolated, nameInLayer } from "../../core/names.js";
import { isNew } from "../../core/original.js";
import { formatDrawn } from "../../core/number-format.js";
import { withUnit } from "../../core/units.js";
import { isEdited } from "../../core/words.js";
import { isBlock, sectionOf } from "./blocks.js";
import { CARDS } from "./cards-data.js";
import { displayNumber, inputAt, numberAt, percentAt, valueAt } from "./references.js";

/**
 * @import { Card, Changeable, Explanation, Scope } from "../../card-types.d.ts"
 * @import { NetworkPart, Operation, Trace } from "../../types.d.ts"
 */

/** A scope without its operation and its place. @typedef {Pick<Scope, "stage" | "explanation">} Pass */

/**
 * @param {Scope["stage"]} stage @param {NetworkPart} target
 * @param {Explanation | null} explanation of the neuron that `explainedBy` names, if it is there
 * @param {string} absent why there is none; empty while it may still arrive
 * @returns {Card}
 */
export function cardOf(stage, target, explanation, absent) {
  const pass = { stage, explanation };
  const card = target.kind === "edge" ? edgeCard(pass, target) : neuronCard(pass, target.layer, target.neuron);
  return { ...card, missing: card.sections.every(({ complete }) => complete) ? "" : absent };
}

/** What a card is about, and its number: what its head says. @typedef {Pick<Card, "kind" | "title" | "place" | "result">} Head */

/**
 * The head of the card about a target.
 * @param {Scope["stage"]} stage @param {NetworkPart} target
 * @returns {Head}
 */
export function headOf(stage, target) {
  const pass = { stage, explanation: null };
  return target.kind === "edge" ? edgeHead(pass, target) : neuronHead(pass, target.layer, target.neuron);
}

/** @param {Pass} pass @param {number} layer @param {number} neuron @returns {Head} */
function neuronHead(pass, layer, neuron) {
  const { labels, trace } = pass.stage;
  const { layers } = trace.network;
  const output = layer === layers.length - 1;
  if (layer === 0) {
    const value = inputAt(pass.stage, neuron);
    const result = { ...value, text: withUnit(value.text, labels, neuron) };
    return { kind: "input", title: isolated(inputName(labels, neuron)), place: "input", result };
  }
  // What leads to an output that was there before may be new.
  const added = output
    ? neuron >= (trace.network.original?.at(-1) ?? Infinity)
    : isNew(trace.network, { layer: layer - 1, neuron, from: -1 });
  return {
    kind: output ? "output" : "hidden",
    title: output ? isolated(className(labels, neuron)) : `Neuron ${neuron + 1}`,
    place: placeOf(output ? "output" : layers.length === 3 ? "hidden layer" : `hidden layer ${layer}`, added),
    result: resultOf(/** @type {Scope} */ (scopesOn(pass, layer, neuron).at(-1))),
  };
}

/** Where something is, and whether it was added to the network. @param {string} place @param {boolean} added */
const placeOf = (place, added) => (added ? `${place}, new` : place);

/** @param {Pass} pass @param {number} layer @param {number} neuron @returns {Omit<Card, "missing">} */
function neuronCard(pass, layer, neuron) {
  const head = neuronHead(pass, layer, neuron);
  const sections = scopesOn(pass, layer, neuron).flatMap((scope) => sectionsAbout("neuron", scope));
  if (layer > 0)
    return { ...head, sections, changeable: changeable(pass, "bias", { layer: layer - 1, neuron, from: -1 }) };
  const leaving = edgesInto(pass, 1, { neuron, from: neuron, explained: "input" });
  return {
    ...head,
    sections: [...sections, ...sectionsAbout("input", leaving)],
    changeable: changeableInput(pass.stage.trace, neuron),
  };
}

/** @param {Pass} pass @param {{layer: number, from: number, to: number}} edge @returns {Head} */
function edgeHead(pass, { layer, from, to }) {
  const { labels, trace } = pass.stage;
  const { layers } = trace.network;
  const [start, end] = [nameInLayer(layers, labels, layer, from), nameInLayer(layers, labels, layer + 1, to)];
  const scope = edgesInto(pass, layer + 1, { neuron: to, from, explained: "neuron" });
  const blocks = blocksOf("edge", scope);
  const [product] = blocks.filter((block) => block.block === "product");
  const [values] = blocks.filter((block) => block.block === "values");
  const array = product?.value ?? values?.of.at(-1);
  const result = array === undefined ? displayNumber(undefined, formatDrawn) : numberAt(scope, array);
  const added = isNew(trace.network, { layer, neuron: to, from });
  return { kind: "edge", title: `${start} → ${end}`, place: placeOf("edge", added), result };
}

/** @param {Pass} pass @param {{layer: number, from: number, to: number}} edge @returns {Omit<Card, "missing">} */
function edgeCard(pass, edge) {
  const { layer, from, to: neuron } = edge;
  const head = edgeHead(pass, edge);
  const sections = sectionsAbout("edge", edgesInto(pass, layer + 1, { neuron, from, explained: "neuron" }));
  const [product] = sections.filter((section) => section.block === "product");
  return {
    ...head,
    // With the digits that it has in its formula.
    result: product?.value.number ?? head.result,
    sections,
    changeable: changeable(pass, "weight", { layer, neuron, from }),
  };
}

/** A scope for each operation that gives values to a layer. @param {Pass} pass @param {number} layer @param {number} neuron @returns {Scope[]} */
const scopesOn = (pass, layer, neuron) =>
  operationsAt(pass.stage.trace.network, layer).map((operation) => ({
    ...pass,
    operation,
    neuron,
    explained: "neuron",
  }));

/**
 * The scope of the operation whose edges lead to a layer.
 * @param {Pass} pass @param {number} layer @param {Pick<Scope, "neuron" | "from" | "explained">} place @returns {Scope}
 */
function edgesInto(pass, layer, place) {
  const operation = withEdges(pass.stage.trace.network)[layer - 1];
  return { ...pass, ...place, operation: /** @type {Operation} */ (operation) };
}

/** @param {"neuron" | "edge" | "input"} about @param {Scope} scope */
const sectionsAbout = (about, scope) => blocksOf(about, scope).map((block) => sectionOf(block, scope));

/** @param {"neuron" | "edge" | "input"} about @param {Scope} scope */
function blocksOf(about, { operation, stage }) {
  const { kind } = operation;
  const { cards } = stage.trace.network;
  // Of a function that the reader has edited, Python tells what is still true.
  const blocks = ((isEdited(stage.trace, kind) ? undefined : CARDS[kind]) ?? cards?.[kind])?.[about];
  return Array.isArray(blocks) ? blocks.filter(isBlock) : [];
}

/** What an operation gives to a neuron. @param {Scope} scope */
function resultOf(scope) {
  const { kind, output } = scope.operation;
  const { percentages = [] } = scope.stage.words[kind] ?? {};
  return (percentages.includes(output) ? percentAt : numberAt)(scope, output);
}

/**
 * @param {Pass} pass @param {"weight" | "bias"} kind @param {import("../../types.d.ts").ChangePlace} place
 * @returns {Changeable}
 */
function changeable(pass, kind, place) {
  const { layer, neuron, from } = place;
  const { changes, comparison } = pass.stage.trace;
  const scope = edgesInto(pass, layer + 1, { neuron, from, explained: "neuron" });
  const value = valueAt(scope, kind === "weight" ? "weights" : "biases") ?? 0;
  const index = changes.findIndex(([l, j, i]) => l === layer && j === neuron && i === from);
  const before = at(comparison?.changed, index);
  return { kind, place, value, before: before === undefined ? null : displayNumber(before, formatDrawn) };
}

/** @param {Trace} trace @param {number} from @returns {Changeable} */
function changeableInput({ inputs, comparison }, from) {
  const value = at(inputs, from) ?? 0;
  const before = at(comparison?.before.get("inputs"), from) ?? value;
  const place = { layer: -1, neuron: -1, from };
  return { kind: "input", place, value, before: before === value ? null : displayNumber(before, formatDrawn) };
}
