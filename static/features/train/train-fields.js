// @ts-check
/** What may be chosen of a training: what learns what, and how. Python says what is wrong with a choice. */

import { read } from "../../core/training-attributes.js";
import { make } from "../../ui/elements.js";

/** @import { TrainingRun } from "./training-types.d.ts" */

/** @typedef {{name: keyof TrainingRun, words: string, choices?: readonly string[], onTheWay: boolean, tasks?: readonly string[]}} Rule `onTheWay`: it may change while it learns; `tasks`: those that have it, where not all do */

/** @type {readonly Rule[]} */
export const RULES = [
  { name: "learning_rate", words: "Learning rate η", onTheWay: true },
  { name: "batch", words: "Batch", onTheWay: true },
  { name: "optimizer", words: "Optimizer", choices: ["sgd", "momentum", "adam"], onTheWay: true },
  { name: "weight_decay", words: "Weight decay", onTheWay: true },
  { name: "activation", words: "Activation", choices: ["relu", "tanh", "sigmoid", "leaky_relu", "elu", "gelu", "silu", "softplus", "identity"], onTheWay: true }, // prettier-ignore
  { name: "noise", words: "Noise", onTheWay: true, tasks: ["xor", "moons", "circles", "spiral", "curve", "shuffled"] },
  { name: "layers", words: "Layers", onTheWay: false },
  { name: "seed", words: "Seed", onTheWay: false },
];

/**
 * The value of a setting as a field shows it. @param {unknown} value
 * @example shown([2, 4, 2]) // "2-4-2"
 */
export const shown = (value) => (Array.isArray(value) ? value.join("-") : String(value ?? ""));

/** A row of the panel. `refuse` says what is wrong with what was written, or with "" that nothing is; `advise` what follows from it. @typedef {{rule: Rule, row: HTMLElement, show: (run: TrainingRun) => void, refuse: (sentence: string) => void, advise: (sentence: string) => void}} Field */

/**
 * One row: its words, its field, and room for a sentence. What was refused stays in the field until something else is written.
 * @param {Rule} rule @param {(value: unknown) => void} onChoose @returns {Field}
 */
export function field(rule, onChoose) {
  const { name, words, choices, tasks } = rule;
  const row = make("div");
  const label = make("label", { className: "row" });
  const wrong = make("p", { className: "wrong", role: "alert", hidden: true });
  const advice = make("p", { className: "note", role: "status", hidden: true });
  const input = choices ? make("select") : make("input", { type: "text", className: "number", autocomplete: "off" });
  for (const choice of choices ?? [])
    input.append(make("option", { value: choice, textContent: choice.replace("_", " ") }));
  input.addEventListener("change", () => onChoose(read(input.value)));
  label.append(make("span", { textContent: words }), input);
  row.append(label, wrong, advice);
  return {
    rule,
    row,
    show(run) {
      const text = shown(run[name]);
      row.hidden = tasks ? !tasks.includes(run.task) : run[name] === undefined;
      if (input.value !== text && wrong.hidden && !input.matches(":focus")) input.value = text;
    },
    refuse(sentence) {
      // Python calls it by its name in a run.
      wrong.textContent = sentence.replace(name, name.replaceAll("_", " "));
      wrong.hidden = sentence === "";
      if (sentence) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    },
    advise(sentence) {
      if (advice.textContent !== sentence) advice.textContent = sentence;
      advice.hidden = sentence === "";
    },
  };
}

/**
 * What a reader should know of a setting that may be chosen.
 * @param {keyof TrainingRun} name @param {TrainingRun} run @param {number} count of the examples it learns from; 0 if not known
 * @example adviceOn("learning_rate", { task: "xor", learning_rate: 0 }, 0) // "With 0 no weight moves."
 */
export function adviceOn(name, run, count) {
  if (name === "learning_rate" && run.learning_rate === 0) return "With 0 no weight moves.";
  if (name === "batch" && count && Number(run.batch) > count) return `There are ${count} examples: each step learns from all of them.`; // prettier-ignore
  return "";
}
