// @ts-check
/** `<forward-pass>`: the public face. Attributes, properties and methods; what they do is the conductor's. */

import { publicTrace } from "../scene/public-trace.js";
import { build, dress } from "../ui/template.js";
import { DISPLAY_NAMES, SETTING_NAMES } from "../scene/attribute-names.js";
import { readAttributes } from "./attributes.js";
import { Conductor } from "./conductor.js";
import { Furnishing } from "./furnishing.js";

/** @typedef {import("../types.d.ts").Settings} Settings @typedef {import("../types.d.ts").PublicTrace} PublicTrace @typedef {import("../types.d.ts").Target} Target */

/**
 * A neural network at work. Dispatches `networkchange`, `samplechange`, `momentchange`, `statuschange` and `targetchange`;
 * all bubble and are composed.
 * @example <forward-pass layers="5-7-6-2" seed="16"></forward-pass>
 */
export class ForwardPassElement extends HTMLElement {
  static observedAttributes = [...SETTING_NAMES, ...DISPLAY_NAMES];

  #parts;
  #conductor;
  #furnishing;
  #connection = new AbortController();
  #opened = false;
  /** What was asked for before there was a page around the element. @type {(() => void)[]} */
  #early = [];
  /** @type {Set<string>} */
  #changedAttributes = new Set();
  /** @type {{of: object | null, value: PublicTrace | null}} */
  #handedOut = { of: null, value: null };

  constructor() {
    super();
    const { settings, display } = readAttributes(this);
    const parts = (this.#parts = build(this.attachShadow({ mode: "open" })));
    this.#conductor = new Conductor(this, parts, settings, display);
    this.#furnishing = new Furnishing(parts, this.#conductor);
  }

  connectedCallback() {
    this.#connection = new AbortController();
    for (const part of [this.#conductor, this.#furnishing]) part.listen(this.#connection.signal);
    if (this.#opened) return;
    this.#readAttributes();
    this.#takeEarlyProperties();
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  adoptedCallback() {
    dress(/** @type {ShadowRoot} */ (this.shadowRoot));
  }

  /** Changes made together are read together. @param {string} name */
  attributeChangedCallback(name) {
    if (!this.#opened) return;
    if (this.#changedAttributes.size === 0)
      queueMicrotask(() => this.#changedAttributes.size && this.#readAttributes());
    this.#changedAttributes.add(name);
  }

  /** At first all attributes count, later those that have changed: what the reader made of the others stays. */
  #readAttributes() {
    const { settings, display, problems } = readAttributes(this);
    const first = !this.#opened;
    const asked = SETTING_NAMES.filter((name) => first || this.#changedAttributes.has(name));
    const reopen = first || asked.length > 0 || this.#changedAttributes.has("reel");
    const read = first ? ForwardPassElement.observedAttributes : [...this.#changedAttributes];
    this.#opened = true;
    this.#changedAttributes.clear();
    for (const name of read) this.#conductor.controls.complain(name, problems.get(name) ?? null);
    this.#conductor.display = display;
    const { program, stage } = this.#conductor;
    if (read.includes("moment") && display.moment !== null) {
      if (reopen) stage.opensAtMs = display.moment;
      else this.seek(display.moment);
    }
    if (!reopen) return;
    const said = new Set(SETTING_NAMES.filter((name) => this.hasAttribute(name) && !problems.has(name)));
    const chosen = { ...program.settings, ...Object.fromEntries(asked.map((name) => [name, settings[name]])) };
    // Whoever asks for another network gets it as it is drawn.
    if (["layers", "seed"].some((name) => asked.includes(/** @type {any} */ (name)))) chosen.changes = [];
    this.#conductor.open(chosen, said, asked.includes("temperature"));
    for (const work of this.#early.splice(0)) this.#do(work);
  }

  /**
   * Does what a property or method asks for, after what attributes have asked for before it: at once where that is done,
   * and for an element that is in no page yet when it is. @param {() => void} work
   */
  #do(work) {
    if (this.#changedAttributes.size) this.#readAttributes();
    if (this.#opened) this.#conductor.whenOpen(work);
    else this.#early.push(work);
  }

  /** What was assigned before the script arrived hides the property of the same name: it is assigned anew. */
  #takeEarlyProperties() {
    for (const name of /** @type {const} */ (["inputs", "temperature", "changes", "target"])) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (!early || !delete (/** @type {any} */ (this)[name])) continue;
      this[name] = early.value;
    }
  }

  /** The numbers on screen; null while only a skeleton stands. @returns {PublicTrace | null} */
  get trace() {
    const { trace } = this.#conductor.program;
    if (trace !== this.#handedOut.of) this.#handedOut = { of: trace, value: trace && publicTrace(trace) };
    return this.#handedOut.value;
  }

  /** The network on screen and the traces of all its samples at hand; null while only a skeleton stands. */
  get reel() {
    const { reel } = this.#conductor.program;
    return reel && { source: reel.source, settings: { ...reel.settings }, traces: reel.traces.map(publicTrace) };
  }

  /** What is wanted at present: the attributes, and what the reader made of them. @returns {Settings} */
  get settings() {
    const { settings } = this.#conductor.program;
    return { ...settings, layers: [...settings.layers], changes: settings.changes.map((change) => [...change]) };
  }

  /** What the network was fed. Assign numbers, and it answers for them; null gives it its own samples back. @returns {number[] | null} */
  get inputs() {
    return this.trace?.inputs ?? null;
  }

  set inputs(inputs) {
    this.#do(() => this.#conductor.setInputs(inputs));
  }

  /** Divides the logits before softmax; assign a number from 0.001 to 1000. @returns {number} */
  get temperature() {
    return this.#conductor.program.settings.temperature;
  }

  set temperature(temperature) {
    this.#do(() => this.#conductor.setTemperature(temperature));
  }

  /**
   * The weights and biases that are not the drawn ones, as [layer, neuron, from, value]: layer counts weight layers from 0,
   * from is the input neuron of the edge, or -1 for the bias. Assign others, and the network answers; [] gives all back.
   * @returns {readonly import("../types.d.ts").Change[]}
   * @example element.changes = [[0, 2, 4, -1.5], [1, 0, -1, 0]]
   */
  get changes() {
    return this.settings.changes;
  }

  set changes(changes) {
    this.#do(() => this.#conductor.adjusting.setChanges(changes));
  }

  /**
   * What pointer or keyboard is on. Assign a neuron, an edge or null; what the network on screen has not is refused.
   * @returns {Target}
   * @example element.target = { kind: "neuron", layer: 1, neuron: 3 }
   */
  get target() {
    const { target } = this.#conductor.targeting;
    return target && { ...target };
  }

  set target(target) {
    this.#do(() => this.#conductor.targeting.aim(target));
  }

  /** How the interpreter is: off, idle, starting, live or failed. */
  get status() {
    return this.#conductor.status;
  }

  get paused() {
    return this.#conductor.paused;
  }

  /** The moment of the pass, 0…durationMs. */
  get currentTimeMs() {
    return this.#conductor.stage.player.timeMs;
  }

  /** How long one sample's pass lasts at speed 1. */
  get durationMs() {
    return this.#conductor.stage.durationMs;
  }

  /** Shows another random network. @returns {Promise<void>} resolved when it is drawn, rejected if there is none to be had */
  randomize() {
    return this.#conductor.randomize();
  }

  /** The stage takes the focus, and with it the keys. @override @param {FocusOptions} [options] */
  focus(options) {
    this.#parts.still.focus(options);
  }

  /** Goes on with the pass, and with the passes of the samples that follow. */
  play() {
    this.#do(() => (this.#conductor.paused = false));
  }

  /** Stops at the present moment. */
  pause() {
    this.#do(() => (this.#conductor.paused = true));
  }

  /** Goes to a moment of the pass. @param {number} timeMs held inside 0…durationMs */
  seek(timeMs) {
    this.#do(() => this.#conductor.seek(Number(timeMs) || 0));
  }

  /**
   * Goes some steps on (back, with a negative number) and pauses there: to the end of a step or of a layer, or to another sample's end.
   * @param {number} [count] @param {"step" | "layer" | "sample"} [unit]
   */
  step(count = 1, unit = "step") {
    this.#do(() => this.#conductor.step(count, unit));
  }

  /** Starts Python if need be. @returns {Promise<void>} resolved when its numbers are on screen; rejected when it is off or fails */
  whenLive() {
    return this.#conductor.whenLive();
  }
}
