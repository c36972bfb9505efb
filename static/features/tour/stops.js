// @ts-check
/** The stops of the tour: from one output back to the inputs, each with one sentence, its moment, and what is lit. All numbers are Python's. */

import { at } from "../../core/at.js";
import { operationsAt } from "../../core/model.js";
import { className, isolated, nameInLayer, neuronName } from "../../core/names.js";
import { times } from "../../core/times.js";
import { namedArray } from "../../core/words.js";
import { answerOf, winnerOf } from "./answer.js";
import { result, stepWords, sumWords } from "./sentences.js";
import { edgesInto, hasAll, neuronAt, wayBack, withEnds } from "./way-back.js";

/** @import { Card, Explanation, Scope, SumSection, Term } from "../../card-types.d.ts" */
/** @import { NetworkPart, Operation, Timeline, Trace } from "../../types.d.ts" */
/** @import { Part } from "./sentences.js" */
/** @import { ExplanationOf, Place, Strongest } from "./way-back.js" */

/** What a card says of a target. @typedef {(stage: Scope["stage"], target: NetworkPart, explanation: Explanation | null, absent: string) => Card} CardOf */

/**
 * One stop. `focus` is the neuron that the sentence is about, `lit` all that stands out, `timeMs` the moment from which on
 * all its numbers are known.
 * @typedef {{title: string, parts: Part[], timeMs: number, focus: Place, lit: Place[]}} Stop
 */

/** What every stop is made from. @typedef {{stage: Scope["stage"], output: number, cardOf: CardOf, explanationOf: ExplanationOf}} Made */

/** More layers than this are not named one by one. */
const MOST_NAMED = 3;

/** A stop is just before the end of a phase, because the end itself belongs to the next one. */
const HAIR_MS = 1e-3;

/** The moment at which an array is there and shown: the end of the phase that makes it. @param {Timeline} timeline @param {string} array its full name */
const stopAt = ({ phases, durationMs }, array) =>
  (phases.find(({ makes }) => makes.includes(array))?.endMs ?? durationMs) - HAIR_MS;

/**
 * The stops for one output of the trace on stage.
 * @param {Scope["stage"]} stage @param {number} output @param {CardOf} cardOf @param {ExplanationOf} explanationOf
 * @returns {Stop[]}
 */
export function stopsOf(stage, output, cardOf, explanationOf) {
  const { trace, timeline } = stage;
  /** @type {Made} */
  const made = { stage: { ...stage, timeMs: timeline.durationMs }, output, cardOf, explanationOf };
  const last = trace.network.layers.length - 1;
  const way = wayBack(trace, last, output, explanationOf);
  const [strongest] = way;
  const stops = [answerStop(made, last), outputStop(made, last), sumStop(made, last, output)];
  if (strongest && strongest.layer > 0) {
    stops.push(strongestStop(made, strongest));
    stops.push({ ...sumStop(made, strongest.layer, strongest.from), lit: [...sumPath(trace, strongest.layer, strongest.from), ...withEnds(strongest)] }); // prettier-ignore
  }
  return [...stops, inputsStop(made, way)].filter(({ parts }) => parts.length);
}

/** The card about a neuron. @param {Made} made @param {number} layer @param {number} neuron */
function cardAbout({ stage, cardOf, explanationOf }, layer, neuron) {
  const explanation = layer > 0 && !hasAll(stage.trace, layer) ? explanationOf(layer, neuron) : null;
  return cardOf(stage, neuronAt(layer, neuron), explanation, "");
}

/** What an output is called. @param {Made} made @param {number} k */
const outputName = ({ stage }, k) => isolated(className(stage.labels, k));

/** @param {Made} made @param {number} last @returns {Stop} */
function answerStop(made, last) {
  const { stage, output } = made;
  const { network } = stage.trace;
  const name = outputName(made, output);
  const answer = answerOf(stage, output);
  const winner = winnerOf(stage.trace);
  const count = at(network.layers, last);
  /** @type {Part[]} */
  let more = [];
  if (network.output === "softmax" && count > 1)
    more = winner === output ? [`, the most of ${count} classes`] : [`; the most, `, answerOf(stage, winner), `, goes to ${outputName(made, winner)}`]; // prettier-ignore
  const verb = answer.text.endsWith("%") ? "gets" : "is";
  const focus = neuronAt(last, output);
  return { title: name, parts: [`${verb} `, answer, ...more], timeMs: stage.timeline.durationMs, focus, lit: [focus] };
}

/** What the operations after a neuron's sum make of it, each in its words. @param {Made} made @param {number} layer @param {number} neuron @returns {Part[][]} */
function laterSteps(made, layer, neuron) {
  const { stage } = made;
  const operations = operationsAt(stage.trace.network, layer).filter(({ edges }) => !edges);
  const { sections, result: answer } = cardAbout(made, layer, neuron);
  const told = sections.map((section) => stepWords(section, answer)).filter(({ length }) => length);
  // An operation without words of its own says what it makes of what.
  return told.length >= operations.length ? told : operations.map((operation) => plainStep(stage, operation, neuron));
}

/** @param {Scope["stage"]} stage @param {Operation} operation @param {number} neuron @returns {Part[]} */
function plainStep(stage, { name, kind, input }, neuron) {
  const timed = stage.timeline.operations;
  const index = timed.findIndex((operation) => operation.name === name);
  const [before, after] = [index - 1, index].map((k) => namedArray(stage, /** @type {any} */ (timed[k])));
  const words = stage.words[kind]?.card?.title ?? kind;
  const [from, to] = [stage.trace.get(input), after?.values].map((values) => at(values, neuron));
  if (!before || !after || from === undefined || to === undefined) return [words];
  return [`${words} makes `, { value: to, text: after.format(to) }, " of ", { value: from, text: before.format(from) }];
}

/** @param {Made} made @param {number} last @returns {Stop} */
function outputStop(made, last) {
  const { stage, output } = made;
  const { network } = stage.trace;
  const [own] = operationsAt(network, last)
    .filter(({ edges }) => !edges)
    .slice(-1);
  const parts = joined(laterSteps(made, last, output));
  const title = stage.words[own?.kind ?? ""]?.card?.title ?? capitalized(own?.kind ?? "");
  // A share depends on all outputs.
  const lit = network.output === "softmax" ? times(at(network.layers, last), (k) => neuronAt(last, k)) : [neuronAt(last, output)]; // prettier-ignore
  return {
    title,
    parts: withoutTitle(parts, title),
    timeMs: own ? stopAt(stage.timeline, own.result) : 0,
    focus: neuronAt(last, output),
    lit,
  };
}

/** A sentence that begins with its title goes on after it. @param {Part[]} parts @param {string} title @returns {Part[]} */
function withoutTitle([first = "", ...others], title) {
  const begins = typeof first === "string" && first.toLowerCase().startsWith(`${title.toLowerCase()} `);
  return [begins ? first.slice(title.length + 1) : first, ...others];
}

/** Steps one after the other. @param {Part[][]} steps @returns {Part[]} */
const joined = (steps) => steps.flatMap((step, k) => (k ? ["; ", ...step] : step));

/** @param {string} text */
const capitalized = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A neuron, all edges into it, and where they come from. @param {Trace} trace @param {number} layer @param {number} neuron @returns {Place[]} */
const sumPath = ({ network }, layer, neuron) => [
  neuronAt(layer, neuron),
  ...times(at(network.layers, layer - 1), (from) => from).flatMap((from) =>
    withEnds({ layer: layer - 1, from, to: neuron }).slice(0, 2),
  ),
];

/** How a neuron came to its sum and, in a hidden layer, to what it sends on. @param {Made} made @param {number} layer @param {number} neuron @returns {Stop} */
function sumStop(made, layer, neuron) {
  const { stage } = made;
  const { trace, timeline } = stage;
  const operation = edgesInto(trace, layer);
  const { layers } = trace.network;
  const hidden = layer < layers.length - 1;
  const sum = sumOf(made, layer, neuron);
  const title = hidden ? capitalized(neuronName(layers, stage.labels, layer, neuron)) : capitalized(sum?.calledThen || "sum z"); // prettier-ignore
  const words = sum ? sumWords(sum) : [];
  const steps = hidden ? laterSteps(made, layer, neuron) : [];
  const known = hidden ? at(operationsAt(trace.network, layer), operationsAt(trace.network, layer).length - 1) : operation; // prettier-ignore
  return {
    title,
    parts: joined([[hidden ? "is a sum, too: " : `of ${outputName(made, neuron)} is a sum: `, ...words], ...steps]),
    timeMs: stopAt(timeline, /** @type {Operation} */ (known).result),
    focus: neuronAt(layer, neuron),
    lit: sumPath(trace, layer, neuron),
  };
}

/** A neuron's sum as its card has it. @param {Made} made @param {number} layer @param {number} neuron */
const sumOf = (made, layer, neuron) =>
  /** @type {SumSection | undefined} */ (cardAbout(made, layer, neuron).sections.find(({ block }) => block === "sum"));

/** What an edge delivers, in digits: value × weight = contribution. @param {Made} made @param {Strongest} edge @returns {Part[]} */
function productWords(made, { layer, from, to }) {
  const sum = sumOf(made, layer + 1, to);
  /** @param {Term} term */
  const isIt = ({ target }) => target?.kind === "neuron" && target.neuron === from;
  const term = [...(sum?.terms ?? []), ...(sum?.all ?? [])].find(isIt);
  if (!sum || !term?.arriving || !term.weight) return [];
  return [`${sum.arriving.name} `, term.arriving, ` × ${sum.weight.name} `, term.weight, ...result(term.adds)];
}

/** @param {Made} made @param {Strongest} edge @returns {Stop} */
function strongestStop(made, edge) {
  const { stage } = made;
  const { layers } = stage.trace.network;
  const { layer, from, to, nothing } = edge;
  const name = neuronName(layers, stage.labels, layer, from);
  const count = at(layers, layer);
  const words = productWords(made, edge);
  return {
    title: nothing ? "Nothing arrives" : capitalized(name),
    parts: nothing
      ? [": ", `all ${count} contributions are 0, such as that of ${name}, `, ...words]
      : ["counts most in it: its ", ...words],
    timeMs: stopAt(stage.timeline, `${edgesInto(stage.trace, layer + 1).name}.contributions`),
    focus: neuronAt(layer, from),
    lit: withEnds({ layer, from, to }),
  };
}

/** @param {Made} made @param {Strongest[]} way from the output to an input, as far as it is known @returns {Stop} */
function inputsStop(made, way) {
  const { stage, output } = made;
  const { trace, labels, timeline } = stage;
  const { layers } = trace.network;
  const last = way.at(-1);
  const focus = last ? neuronAt(last.layer, last.from) : neuronAt(layers.length - 1, output);
  const lit = [...way.flatMap(withEnds), focus];
  if (!last || last.layer > 0)
    return { title: "Further back", parts: [": ", "the trace names only the strongest edges, and none of them leads here; Python is asked for it"], timeMs: timeline.durationMs, focus, lit }; // prettier-ignore
  const between = way.slice(1, -1).map(({ layer, from }) => isolated(neuronName(layers, labels, layer, from)));
  const named = between.length > MOST_NAMED ? [between[0], "…", between.at(-1)] : between;
  const { sections, result: value } = cardAbout(made, 0, last.from);
  const standardized = sections.map((section) => stepWords(section, value)).filter(({ length }) => length);
  const name = nameInLayer(layers, labels, 0, last.from);
  const most = last.nothing ? "like all others, adds nothing" : "counts most";
  return {
    title: `Back to the inputs${named.length ? `, through ${named.join(" and ")}` : ""}`,
    parts: [": ", `${name} ${most}, `, ...productWords(made, last), ...standardized.flatMap((step) => ["; ", ...step]), "; inputs are given, not computed"], // prettier-ignore
    timeMs: stopAt(timeline, `${edgesInto(trace, 1).name}.contributions`),
    focus,
    lit,
  };
}
