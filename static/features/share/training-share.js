// @ts-check
/**
 * How a trained network is shared with how it learned: as an author writes it, `mode="train" task="moons" step="340"`.
 * `forward-pass snippet --mode train` prints the same.
 */

import { isTrained, trainedIn } from "../../core/trained-name.js";
import { NAMES } from "../../core/training-attributes.js";
import { fill } from "../../core/fill.js";
import { SNIPPET } from "./snippet-data.js";
import { TASKS } from "./task-data.js";

/** @import { SharedTraining } from "../../link-types.d.ts" */

/** The name of a reader's own table begins so: nobody else has it. */
const OWN_TABLE = "table-";

/**
 * The training that a network's name says; null where nobody else can repeat it, and for one that was not trained.
 * @param {string | undefined} name @returns {SharedTraining | null}
 * @example trainingOf('trained {"task":"moons","seed":2}@20') // attributes mode, task, seed and step; name "moons …@20"
 */
export function trainingOf(name) {
  if (!isTrained(name)) return null;
  const { run, step } = trainedIn(`${name}`);
  const chosen = shortest(JSON.parse(run));
  if (String(chosen.task).startsWith(OWN_TABLE)) return null;
  const text = JSON.stringify(chosen);
  const alone = Object.keys(chosen).length === 1;
  return { attributes: [["mode", "train"], ...written(chosen, text), ...stepOf(step)], name: `${alone ? chosen.task : text}@${step}`, step }; // prettier-ignore
}

/** @param {number} step @returns {[string, string][]} */
const stepOf = (step) => (step ? [["step", String(step)]] : []);

/** What a run says besides what it would have anyway; in the order of the alphabet. @param {Record<string, unknown>} run */
function shortest(run) {
  const { task } = run;
  /** @type {Record<string, Record<string, unknown>>} */
  const tasks = TASKS;
  const usual = tasks[String(task)] ?? tasks.other ?? {};
  const kept = Object.entries(run).filter(
    ([name, value]) => name === "task" || (name !== "kind" && JSON.stringify(value) !== JSON.stringify(usual[name])),
  );
  // With a network of its own on stage, the page would take that one's.
  if (task === "largest" && run.layers) kept.push(["layers", run.layers]);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As attributes where they can say all of it, else whole. @param {Record<string, unknown>} chosen @param {string} text the same as JSON @returns {[string, string][]} */
function written(chosen, text) {
  const names = Object.entries(NAMES);
  const said = names.filter(([, name]) => name in chosen);
  if (said.length < Object.keys(chosen).length) return [["run", text]];
  return said.map(([attribute, name]) => [attribute, textOf(chosen[name])]);
}

/** @param {unknown} value */
const textOf = (value) => (Array.isArray(value) ? value.join("-") : String(value));

/**
 * What it shows, in words: as the title of a frame, and where no script runs.
 * @param {{title: string}} network @param {number} step @param {readonly number[]} layers
 */
export function trainingWords({ title }, step, layers) {
  const { title: ofFrame, after, words, trained } = SNIPPET.training;
  const many = { step, steps: step === 1 ? "1 step" : `${step} steps` };
  return {
    title: fill(ofFrame, { title, layers: layers.join("-"), after: step ? fill(after, many) : "" }),
    description: fill(words, { title, layers: layers.join(", "), trained: step ? fill(trained, many) : "" }),
  };
}

/**
 * What of the pass on screen only the link can hold; empty if nothing.
 * @param {{temperature: number, output: string, sample: number}} shown @param {number} temperature that it was trained with
 */
export function trainingNote(shown, temperature) {
  const warmer = shown.output === "softmax" && shown.temperature !== temperature;
  const alone = [...(shown.sample ? [`sample ${shown.sample}`] : []), ...(warmer ? [`T = ${shown.temperature}`] : [])];
  const repeats = "A step that the site has not recorded is trained again by the reader's Python.";
  if (!alone.length) return repeats;
  return `${repeats} Element and iframe begin with sample 0 and the training's own T; the link has ${alone.join(" and ")}.`;
}
