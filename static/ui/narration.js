// @ts-check
/**
 * What happens, in the line under the stage: one short sentence for each layer, with a part for each of its phases. It has
 * no more words than can be read while it stands.
 */

import { layerName } from "../core/names.js";

import { make } from "./elements.js";

/** @import { Phase, Timeline, WordTable } from "../types.d.ts" */

/** Words that are read in a minute. */
const WORDS_A_MINUTE = 200;

/**
 * The line: a title and the parts of its sentence, of which `now` is about the present phase.
 * @typedef {{title: string, parts: readonly string[], now: number}} Narration
 */

/** What stands before the name of a layer. */
const TITLES = { forwards: "", backwards: "back from ", again: "after the step: " };

/** @type {Narration} */
const NOTHING_YET = {
  title: "No numbers yet",
  parts: ["nobody recorded this network; Python computes it once it runs"],
  now: 0,
};

/** @param {string} text */
const countWords = (text) => text.split(/\s+/).filter(Boolean).length;

/** @param {string} word */
const capitalized = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * The longest line about a phase that can be read while its layer is on: a sentence, or else a word for each of its phases, or
 * else only the layer's name. The rest at the end has a line of its own.
 * @param {Timeline} timeline @param {Phase | null} phase null while there are no numbers
 * @param {WordTable} words
 * @param {(phase: Phase) => number} clockMs how long a phase lasts on the clock; Infinity where time stands still
 * @returns {Narration}
 */
export function narrationOf(timeline, phase, words, clockMs) {
  if (!phase) return NOTHING_YET;
  const { phases, layers } = timeline;
  const rest = /** @type {Phase} */ (phases.at(-1));
  const after = phase.operation === rest.operation;
  const together = after
    ? [phase]
    : phases.filter((other) => isBeside(phase, other) && other.operation !== rest.operation);
  const layer = layerName(phase.layer, layers.length);
  const title = after ? (phase.name === "rest" ? "output" : phase.name) : TITLES[phase.direction] + layer;
  const now = together.indexOf(phase);
  const mostWords =
    (together.reduce((sum, one) => sum + clockMs(one), 0) / 60_000) * WORDS_A_MINUTE - countWords(title);
  const sentences = [together.map((one) => partAbout(one, words))];
  if (together.length > 1) sentences.push(together.map((one) => wordFor(one, words)));
  const parts = sentences.find((some) => some.reduce((sum, part) => sum + countWords(part), 0) <= mostWords) ?? [];
  return { title: capitalized(title), parts, now };
}

/** Whether two phases are about the same layer, on the way there or on the way back. @param {Phase} phase @param {Phase} other */
const isBeside = ({ layer, direction }, other) => other.layer === layer && other.direction === direction;

/** @param {Phase} phase @param {WordTable} words */
function partAbout(phase, words) {
  const part = words[phase.operation.kind]?.told?.[phase.name];
  return (typeof part === "function" ? part(phase.operation) : part) ?? wordFor(phase, words);
}

/** @param {Phase} phase @param {WordTable} words */
const wordFor = ({ name, operation }, words) => words[operation.kind]?.spoken?.[name] ?? name;

/**
 * Writes a title and the parts of a sentence; the part of this moment is marked.
 * @param {HTMLElement} into @param {string} title @param {readonly string[]} parts @param {number} now index of the part
 */
export function writeNarration(into, title, parts, now) {
  const spans = parts.flatMap((textContent, k) => [
    k ? ", " : " · ",
    make("span", { textContent, className: k === now ? "now" : "" }),
  ]);
  into.replaceChildren(make("b", { textContent: title }), ...spans);
}
