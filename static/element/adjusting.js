// @ts-check
/** What the reader changes by hand: inputs, temperature, single weights and biases. Checked here, answered by Python. */

import { listOf } from "../scene/times.js";
import { readChanges, readInputs, readSetting } from "../scene/settings.js";

/** @typedef {import("../types.d.ts").Change} Change @typedef {import("../types.d.ts").ChangePlace} ChangePlace */

/** @param {Change} change @param {ChangePlace} place */
const isAt = ([layer, neuron, from], place) => layer === place.layer && neuron === place.neuron && from === place.from;

export class Adjusting {
  #program;
  #complain;
  #run;

  /**
   * @param {object} parts
   * @param {import("./program.js").Program} parts.program
   * @param {(about: string, sentence: string | null) => void} parts.complain says in the element what will not do
   * @param {(work: () => Promise<unknown>) => Promise<void>} parts.run does what may need Python
   */
  constructor({ program, complain, run }) {
    this.#program = program;
    this.#complain = complain;
    this.#run = run;
  }

  /** What is fed in, or shall be as soon as Python answers; null while there are no numbers. @returns {ArrayLike<number> | null} */
  get inputs() {
    return this.#program.inputs ?? this.#program.trace?.inputs ?? null;
  }

  /** One input; the others stay as they are. @param {number} i @param {number} value */
  setInput(i, value) {
    const { inputs } = this;
    if (inputs) this.setInputs(listOf(inputs).map((old, k) => (k === i ? value : old)));
  }

  /** All inputs, or, with null or undefined, those of the network's own samples. @param {ArrayLike<number> | null | undefined} inputs */
  setInputs(inputs) {
    const { settings, inputs: given, reel } = this.#program;
    const none = inputs === null || inputs === undefined;
    if (none && !given && reel?.drawnInputs !== false) return this.#complain("inputs", null);
    const [count = 0] = settings.layers;
    const { value, problem } = none ? { value: null, problem: null } : readInputs(inputs, count);
    this.#want("inputs", problem, () => this.#program.want({}, value));
  }

  /** @param {unknown} wanted */
  setTemperature(wanted) {
    const { value: temperature, problem } = readSetting("temperature", wanted);
    if (!problem && temperature === this.#program.settings.temperature) this.#complain("temperature", null);
    else this.#want("temperature", problem, () => this.#program.want({ temperature }));
  }

  /** The author asks for another temperature: nothing else changes. @param {number} temperature one that will do */
  setAuthoredTemperature(temperature) {
    const { authoredTemperature, inputs, settings } = this.#program;
    if (temperature === authoredTemperature && temperature === settings.temperature) return;
    void this.#run(() => this.#program.want({ temperature }, inputs, temperature));
  }

  /** All changes of weights and biases; null and undefined are none. @param {readonly Change[] | null | undefined} changes */
  setChanges(changes) {
    const { settings } = this.#program;
    const { value, problem } = readChanges(changes ?? [], settings.layers);
    if (value?.length === 0 && !settings.changes.length) return this.#complain("changes", null);
    this.#want("changes", problem, () => this.#program.want({ changes: value ?? [] }));
  }

  /** Another weight, or, from -1, another bias; null gives the drawn one back. @param {ChangePlace} place @param {number | null} value */
  change(place, value) {
    const others = this.#program.settings.changes.filter((change) => !isAt(change, place));
    const back = value === null || value === this.#drawnValue(place);
    this.setChanges(back ? others : [...others, [place.layer, place.neuron, place.from, value]]);
  }

  /** The network's own samples again, from the next one on. */
  newSample() {
    void this.#run(() => this.#program.moveSample(1));
  }

  /** Everything as the author has it. */
  reset() {
    const { inputs, settings, authoredTemperature: temperature } = this.#program;
    if (!inputs && !settings.changes.length && settings.temperature === temperature) return;
    this.#want("reset", null, () => this.#program.want({ temperature, changes: [] }, null));
  }

  /** @param {ChangePlace} place */
  #drawnValue({ layer, neuron, from }) {
    const { trace } = this.#program;
    const changed = trace?.changes.findIndex((change) => isAt(change, { layer, neuron, from })) ?? -1;
    if (changed >= 0) return trace?.baseline?.changed[changed];
    const { weights, biases, layers } = trace?.network ?? { weights: [], biases: [], layers: [] };
    return from < 0 ? biases[layer]?.[neuron] : weights[layer]?.[neuron * (layers[layer] ?? 0) + from];
  }

  /** @param {string} about @param {string | null} problem @param {() => Promise<unknown>} work */
  #want(about, problem, work) {
    this.#complain(about, problem);
    if (!problem) void this.#run(work);
  }
}
