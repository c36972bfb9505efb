// @ts-check
/** The reader's changes: the network, inputs, temperature, single weights and biases. Checked here, answered by Python. */

import { resized } from "./shape.js";
import { withEdges } from "../../core/model.js";
import { listOf, times } from "../../core/times.js";
import { readChanges, readInputs, readSetting, refusal, WITHOUT_SOFTMAX } from "../../core/settings.js";

/** @import { Change, ChangePlace, Reel, Settings, Trace, Wish } from "../../types.d.ts" */

/**
 * What it needs of the store.
 * @typedef {object} AdjustableStore
 * @property {Settings} settings @property {number[] | null} inputs @property {number} authoredTemperature
 * @property {Reel | null} reel @property {Trace | null} trace
 * @property {(settings: Partial<Settings>, inputs?: number[] | null) => Promise<void>} request
 * @property {(count: number) => Promise<void>} moveSample
 * @property {Wish} wish @property {(wish: Wish) => Promise<void>} want
 */

/** @param {Change} change @param {ChangePlace} place */
const isAt = ([layer, neuron, from], place) => layer === place.layer && neuron === place.neuron && from === place.from;

/** Given inputs for another number of them: what is new begins at 0. @param {number[] | null} inputs @param {number} count */
const withCount = (inputs, count) => inputs && times(count, (i) => inputs[i] ?? 0);

/** @param {Settings} settings @param {Pick<Settings, "layers" | "activation" | "output" | "original">} shape */
const hasShape = ({ layers, activation, output, original }, shape) =>
  `${[layers, activation, output, original ?? ""]}` ===
  `${[shape.layers, shape.activation, shape.output, shape.original ?? ""]}`;

export class Adjustments {
  #store;
  #setNotice;
  #run;
  #open;

  /**
   * @param {object} parts
   * @param {AdjustableStore} parts.store
   * @param {(about: string, sentence: string | null) => void} parts.setNotice shows a notice, or removes it
   * @param {(work: () => Promise<unknown>) => Promise<void>} parts.run runs work that may need Python
   * @param {(src: string | null, sample?: number) => void} parts.open opens the network of a file or, with null, the one that was drawn
   */
  constructor({ store, setNotice, run, open }) {
    this.#store = store;
    this.#setNotice = setNotice;
    this.#run = run;
    this.#open = open;
  }

  /** What `adjust` of the element asks for. @param {import("../../link-types.d.ts").Adjusted} wanted */
  adjust({ src, sample, temperature }) {
    if (src !== undefined) this.#open(src, sample);
    if (temperature !== undefined) this.setTemperature(temperature);
  }

  /** The present inputs, including those Python has not answered yet; null while there are no numbers. @returns {ArrayLike<number> | null} */
  get inputs() {
    return this.#store.inputs ?? this.#store.trace?.inputs ?? null;
  }

  /** One input; the others stay as they are. @param {number} i @param {number} value */
  setInput(i, value) {
    const { inputs } = this;
    if (inputs) this.setInputs(listOf(inputs).map((old, k) => (k === i ? value : old)));
  }

  /** All inputs, or, with null or undefined, those of the network's own samples. @param {ArrayLike<number> | null | undefined} inputs */
  setInputs(inputs) {
    const { settings, inputs: given, reel } = this.#store;
    const none = inputs === null || inputs === undefined;
    if (none && !given && reel?.drawnInputs !== false) return this.#setNotice("inputs", null);
    const [count = 0] = settings.layers;
    const { value, problem } = none ? { value: null, problem: null } : readInputs(inputs, count);
    this.#apply("inputs", problem, () => this.#store.request({}, value));
  }

  /** Shows the inputs of a film or, with null, those that were there before it: nothing that can be undone. @param {number[] | null} inputs */
  showInputs(inputs) {
    const { wish } = this.#store;
    const instead = wish.film?.inputs === wish.inputs ? (wish.film?.instead ?? null) : wish.inputs;
    const film = inputs ? { inputs, instead } : undefined;
    if (film || wish.film)
      this.#apply("inputs", null, () => this.#store.want({ ...wish, inputs: inputs ?? instead, film }));
  }

  /** @param {unknown} wanted */
  setTemperature(wanted) {
    const { value: temperature, problem: bad } = readSetting("temperature", wanted);
    const isUsed = this.#store.settings.output === "softmax";
    const problem = isUsed ? bad : refusal("temperature", wanted, "temperature", WITHOUT_SOFTMAX);
    if (!problem && temperature === this.#store.settings.temperature) this.#setNotice("temperature", null);
    else this.#apply("temperature", problem, () => this.#store.request({ temperature }));
  }

  /** All changes of weights and biases; null and undefined are none. @param {readonly Change[] | null | undefined} changes */
  setChanges(changes) {
    const { settings } = this.#store;
    const { value, problem } = readChanges(changes ?? [], settings.layers);
    if (value?.length === 0 && !settings.changes.length) return this.#setNotice("changes", null);
    this.#apply("changes", problem, () => this.#store.request({ changes: value ?? [] }));
  }

  /** Another weight, or, from -1, another bias; null restores the drawn one. @param {ChangePlace} place @param {number | null} value */
  change(place, value) {
    const others = this.#store.settings.changes.filter((change) => !isAt(change, place));
    const back = value === null || value === this.#drawnValue(place);
    this.setChanges(back ? others : [...others, [place.layer, place.neuron, place.from, value]]);
  }

  /**
   * Another network: other layers, of which what survives keeps its weights, other functions or outputs; or, of another
   * seed, the one that is drawn from it.
   * @param {Partial<Settings>} wanted valid settings
   */
  setNetwork(wanted) {
    this.#apply("network", null, () => this.#store.want(this.#withNetwork(wanted)));
  }

  /** @param {Partial<Settings>} wanted @returns {Wish} */
  #withNetwork(wanted) {
    const { wish, authoredTemperature } = this.#store;
    const { settings } = wish;
    const shape = wanted.layers ? resized(settings, wanted.layers) : {};
    const drawn = wanted.seed === undefined ? {} : { original: null, changes: [] };
    const next = { ...settings, ...shape, ...drawn, ...wanted };
    // Other outputs have no temperature.
    if (next.output !== "softmax") next.temperature = authoredTemperature;
    const inputs = drawn.changes ? null : withCount(wish.inputs, next.layers[0] ?? 0);
    const sample = drawn.changes ? 0 : null;
    return { ...wish, settings: next, inputs, sample, network: {} };
  }

  /** The network's own samples again, from the next one on. */
  newSample() {
    void this.#run(() => this.#store.moveSample(1));
  }

  /** Whether there is anything that `reset` would undo. */
  get touched() {
    const { inputs, settings, authoredTemperature } = this.#store;
    const changed = settings.changes.length > 0 || settings.temperature !== authoredTemperature;
    return inputs !== null || changed || !hasShape(settings, this.#opened());
  }

  /** Undoes all the reader's changes. */
  reset() {
    if (!this.touched) return;
    const { settings, authoredTemperature: temperature } = this.#store;
    const asDrawn = { temperature, changes: [] };
    const opened = this.#opened();
    if (hasShape(settings, opened)) this.#apply("reset", null, () => this.#store.request(asDrawn, null));
    else {
      const wish = this.#withNetwork({ ...opened, ...asDrawn });
      this.#apply("reset", null, () => this.#store.want({ ...wish, inputs: null }));
    }
  }

  /** The shape that the network had when it was opened: a stored one keeps its own. */
  #opened() {
    const { settings, wish } = this.#store;
    if (settings.name) return settings;
    const { layers, activation, output, seed, original = null } = wish.opened.settings;
    // Another network is drawn with its own layers.
    return { layers, activation, output, original: seed === settings.seed ? original : null };
  }

  /** @param {ChangePlace} place */
  #drawnValue({ layer, neuron, from }) {
    const { trace } = this.#store;
    const changed = trace?.changes.findIndex((change) => isAt(change, { layer, neuron, from })) ?? -1;
    if (changed >= 0) return trace?.comparison?.changed[changed];
    const network = trace?.network;
    const operation = network && withEdges(network)[layer];
    if (!operation) return undefined;
    const sizeIn = /** @type {number} */ (network.layers[layer]);
    const [part, index] = from < 0 ? ["biases", neuron] : ["weights", neuron * sizeIn + from];
    return network.get(`${operation.name}.${part}`)?.[index];
  }

  /** @param {string} about @param {string | null} problem @param {() => Promise<unknown>} work */
  #apply(about, problem, work) {
    this.#setNotice(about, problem);
    if (!problem) void this.#run(work);
  }
}
