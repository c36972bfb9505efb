// @ts-check
/** The tasks that there are, and the run that a panel begins with. */

/** @import { TrainingRun } from "./training-types.d.ts" */

/** The tasks, and what each asks. @type {readonly [name: string, words: string][]} */
export const TASKS = [
  ["largest", "The largest of the first inputs"],
  ["xor", "XOR"],
  ["moons", "Two moons"],
  ["circles", "Circles"],
  ["spiral", "Spiral"],
  ["shuffled", "Moons with shuffled labels"],
  ["iris", "Iris"],
  ["digits", "Digits"],
  ["curve", "A curve"],
];

/** A run of another task: of the one before only what does not depend on the task. @param {TrainingRun} run @param {string} task @returns {TrainingRun} */
export const fresh = ({ seed, optimizer, weight_decay }, task) => ({ task, seed, optimizer, weight_decay, layers: undefined, activation: undefined, output: undefined, learning_rate: undefined, batch: undefined, noise: undefined }); // prettier-ignore

/** @typedef {import("../../types.d.ts").OnStage} OnStage */

/** The run that begins with the network on stage; null where there is no task for it. @param {OnStage} onStage @returns {TrainingRun | null} */
export function ownRun({ settings, labels }) {
  const { layers, activation, output, initialization, seed, temperature, name, changes } = settings;
  const [known] = TASKS.filter(([, words]) => name && labels.title === words);
  if (known) return { task: known[0] };
  const classes = layers.at(-1) ?? 0;
  const fits = !name && output !== "linear" && classes > 1 && classes <= (layers[0] ?? 0) && !changes.length;
  return fits ? { task: "largest", layers, activation: String(activation), output, initialization, seed, temperature } : null; // prettier-ignore
}

/** The same, or another that learns something. @param {OnStage} onStage @returns {TrainingRun} */
export const runFor = (onStage) => ownRun(onStage) ?? { task: "moons" };
