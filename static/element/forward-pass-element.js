// @ts-check
/** `<forward-pass>`: the public attributes, properties and methods. `App` does the work. */

import { publicTrace } from "../core/public-trace.js";
import { adoptStyles, attachTree } from "../ui/template.js";
import { SETTING_NAMES } from "../core/attribute-names.js";
import { hasFunctions } from "../core/settings.js";
import { AuthorSettings, NAMES } from "./attributes.js";
import { App } from "./app.js";
import { LazyUi } from "./lazy-ui.js";
import { setBaseFolder } from "./base-folder.js";

/** @import { PublicTrace, Settings, Target } from "../types.d.ts" */

/**
 * A neural network at work. Dispatches `networkchange`, `samplechange`, `momentchange`, `statuschange` and `targetchange`;
 * all bubble and are composed.
 * @example <forward-pass layers="5-7-6-2" seed="16"></forward-pass>
 */
export class ForwardPassElement extends HTMLElement {
  static observedAttributes = NAMES;

  /** What answers instead of the page's Python; one that was given before the element was defined stays. @type {import("./backends.js").Host["backend"]} */
  backend = /** @type {import("./backends.js").Host} */ (this).backend;
  #parts;
  #app;
  #lazyUi;
  #author = new AuthorSettings(this);
  #connection = new AbortController();
  #opened = false;
  /** Calls made before the element was in a page. @type {(() => void)[]} */
  #early = [];
  /** Attributes and properties that changed and have not been read yet. @type {Set<string>} */
  #changed = new Set();
  /** @type {{of: object | null, value: PublicTrace | null}} */
  #handedOut = { of: null, value: null };

  constructor() {
    super();
    const { settings, display } = this.#author.read();
    // Asked for here, because in the document of a frame, where the element may be moved, browsers refuse it.
    const { states } = this.attachInternals?.() ?? {};
    const parts = (this.#parts = attachTree(this, states));
    this.#app = new App(this, parts, settings, display);
    this.#app.author = this.#author;
    this.#lazyUi = new LazyUi(parts, this.#app);
  }

  connectedCallback() {
    this.#connection = new AbortController();
    for (const part of [this.#app, this.#lazyUi]) part.listen(this.#connection.signal);
    if (this.#opened) return;
    this.#takeEarly(["base", ...NAMES]);
    this.#app.controls.setNotice("base", setBaseFolder(this.base));
    this.#read();
    this.#takeEarly(["inputs", "changes", "target", "paused"]);
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  adoptedCallback() {
    adoptStyles(this.#parts.root);
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    this.#author.forget(name);
    this.#change(name);
  }

  /** Vue removes an attribute, even one that is not set, to reset a property. @override @param {string} name */
  removeAttribute(name) {
    super.removeAttribute(name);
    if (this.#author.forget(name)) this.#change(name);
  }

  /** Changes made together are read together. @param {string} name */
  #change(name) {
    if (!this.#opened) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#changed.size && this.#read());
    this.#changed.add(name);
    // Whether there may be several functions depends on the layers.
    if (name === "layers" && this.#author.text("activation")?.includes(",")) this.#changed.add("activation");
  }

  /** Reads everything the first time, later only what the author changed: the reader's other changes stay. */
  #read() {
    const { settings, display, problems } = this.#author.read();
    const first = !this.#opened;
    const read = first ? NAMES : [...this.#changed];
    const chosenNames = new Set(
      SETTING_NAMES.filter((name) => this.#author.text(name) !== null && !problems.has(name)),
    );
    const newReel = read.includes("reel") || read.includes("src");
    // With another reel all of the author's settings apply again.
    const asked = SETTING_NAMES.filter((name) => read.includes(name) || (newReel && chosenNames.has(name)));
    const reopen = asked.length > 0 || newReel;
    this.#opened = true;
    this.#changed.clear();
    const { stage, controls, opener } = this.#app;
    // Whether there may be a temperature depends on the output.
    for (const name of [...read, "temperature"]) controls.setNotice(name, problems.get(name) ?? null);
    this.#app.display = display;
    if (read.includes("moment") && display.moment !== null) {
      if (reopen) stage.opensAtMs = display.moment;
      else this.seek(display.moment);
    }
    const another = asked.some((name) => name !== "temperature") || newReel;
    if (reopen && !another && this.#app.canAsk)
      opener.whenOpen(() => this.#app.setAuthoredTemperature(settings.temperature));
    else if (reopen) {
      // Without its file, the network is what the attributes say.
      const present = read.includes("src") && !display.src ? settings : opener.wanted;
      const chosen = { ...present, ...Object.fromEntries(asked.map((name) => [name, settings[name]])) };
      // Another network opens without changes.
      if (asked.includes("layers") || asked.includes("seed")) Object.assign(chosen, { name: undefined, src: undefined, changes: [], original: settings.original }); // prettier-ignore
      // Those of a reel do not fit other layers.
      if (!hasFunctions(chosen.layers, chosen.activation)) chosen.activation = settings.activation;
      opener.open(chosen, display, chosenNames, asked.includes("temperature"));
    }
    for (const work of this.#early.splice(0)) this.#do(work);
  }

  /**
   * Runs what a property or method asks for, after everything that was set before it: at once if that is done, and
   * for an element that is not in a page yet once it is. @param {() => void} work
   */
  #do(work) {
    if (this.#changed.size) this.#read();
    if (this.#opened) this.#app.whenOpen(work);
    else this.#early.push(work);
  }

  /** The same for asynchronous work. @param {() => Promise<void>} work @returns {Promise<void>} */
  #promise(work) {
    return new Promise((resolve, reject) => this.#do(() => void work().then(resolve, reject)));
  }

  /** A value assigned before the element was defined hides the property of that name: it is assigned again. @param {string[]} names */
  #takeEarly(names) {
    for (const name of names) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (early && delete (/** @type {any} */ (this)[name])) /** @type {any} */ (this)[name] = early.value;
    }
  }

  /**
   * Every attribute is also a property. Assigning it has the effect of the attribute, which is not written; null and
   * undefined restore the default.
   */
  static {
    for (const name of NAMES)
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get() {
          // The present temperature, which the reader may have changed.
          const onScreen = name === "temperature" && this.#opened && !this.#changed.has(name);
          return onScreen ? this.#app.store.settings.temperature : this.#author.value(name);
        },
        set(value) {
          this.#author.assign(name, value);
          this.#change(name);
        },
      });
  }

  /** Where the folder with `static/` is; read when the element first comes into a page. @returns {string | null} */
  get base() {
    return this.#author.text("base");
  }

  set base(url) {
    this.#author.assign("base", url);
  }

  /** The numbers on screen; null while only a skeleton stands. @returns {PublicTrace | null} */
  get trace() {
    const { trace } = this.#app.store;
    if (trace !== this.#handedOut.of) this.#handedOut = { of: trace, value: trace && publicTrace(trace) };
    return this.#handedOut.value;
  }

  /** The network on screen and the traces of all its samples at hand; null while only a skeleton stands. */
  get currentReel() {
    const { reel } = this.#app.store;
    return reel && { source: reel.source, settings: { ...reel.settings }, traces: reel.traces.map(publicTrace) };
  }

  /** The present settings: the attributes with the reader's changes. @returns {Settings} */
  get settings() {
    const { settings } = this.#app.store;
    return { ...settings, layers: [...settings.layers], changes: settings.changes.map((change) => [...change]) };
  }

  /** The present inputs. Assign numbers to replace them; null restores the network's own samples. @returns {number[] | null} */
  get inputs() {
    return this.trace?.inputs ?? null;
  }

  set inputs(inputs) {
    this.#do(() => this.#app.adjust((adjustments) => adjustments.setInputs(inputs)));
  }

  /**
   * The weights and biases that are not the drawn ones, as [layer, neuron, from, value]: layer counts weight layers from 0,
   * from is the input neuron of the edge, or -1 for the bias. Assign others to replace them; [] restores all.
   * @returns {readonly import("../types.d.ts").Change[]}
   * @example element.changes = [[0, 2, 4, -1.5], [1, 0, -1, 0]]
   */
  get changes() {
    return this.settings.changes;
  }

  set changes(changes) {
    this.#do(() => this.#app.adjust((adjustments) => adjustments.setChanges(changes)));
  }

  /**
   * What pointer or keyboard is on. Assign a neuron, an edge or null; a target that the network does not have is refused.
   * @returns {Target}
   * @example element.target = { kind: "neuron", layer: 1, neuron: 3 }
   */
  get target() {
    const { target } = this.#app.selection;
    return target && { ...target };
  }

  set target(target) {
    this.#do(() => this.#app.selection.aim(target));
  }

  /** The status of Python: off, idle, starting, live or failed. */
  get status() {
    return this.#app.status;
  }

  /** Whether the pass stands still. Frameworks set what can be read: null and undefined leave it as it is. */
  get paused() {
    return this.#app.paused;
  }

  set paused(paused) {
    this.#do(() => (this.#app.paused = Boolean(paused ?? this.paused)));
  }

  /** The moment of the pass, 0…durationMs. */
  get currentTimeMs() {
    return this.#app.stage.player.timeMs;
  }

  /** How long one sample's pass is on its time line, in ms; slow phases and the rest at its end take longer on the clock. */
  get durationMs() {
    return this.#app.stage.durationMs;
  }

  /** Shows another random network. @returns {Promise<void>} resolved when it is drawn, rejected if that fails */
  randomize() {
    return this.#promise(() => this.#app.randomize());
  }

  /**
   * Changes something as a reader would by hand: it can be undone, and is compared with the author's value.
   * @param {import("../link-types.d.ts").Adjusted} wanted
   * @example element.adjust({ temperature: 2 })
   */
  adjust(wanted) {
    this.#do(() => this.#app.adjust((adjustments) => adjustments.adjust(wanted)));
  }

  /** The stage takes the focus, and with it the keys. @override @param {FocusOptions} [options] */
  focus(options) {
    this.#parts.still.focus(options);
  }

  /** Plays this pass and those of the following samples. */
  play() {
    this.paused = false;
  }

  /** Stops at the present moment. */
  pause() {
    this.paused = true;
  }

  /** Goes to a moment of the pass. @param {number} timeMs clamped to 0…durationMs */
  seek(timeMs) {
    const moment = Number(timeMs) || 0; // a value that cannot be converted throws here, in the caller
    this.#do(() => this.#app.playback.seek(moment));
  }

  /**
   * Goes some steps on (back, with a negative number) and pauses there: to the end of a step or of a layer, or to another sample's end.
   * @param {number} [count] @param {"step" | "layer" | "sample"} [unit]
   */
  step(count = 1, unit = "step") {
    this.#do(() => this.#app.playback.step(count, unit));
  }

  /**
   * Leads from an output back to the inputs, as the button under the stage does.
   * @param {number | string} [output] its number, counted from 0, or its name; the largest unless given
   */
  tour(output) {
    this.#do(() => void this.#lazyUi.reach((ui) => ui.tour(output)));
  }

  /** Starts Python if need be. @returns {Promise<void>} resolved when its numbers are on screen; rejected when it is off or fails */
  whenLive() {
    return this.#promise(() => this.#app.opener.whenLive());
  }
}
