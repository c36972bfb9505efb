// @ts-check
/** What comes next: which network and sample, recorded or live. Knows the sources, not the screen. */

import { Line } from "../runtime/python.js";
import { decodeReel } from "../scene/decode.js";
import { nextRecordedSeed, recordedReel } from "./recorded.js";

/** @typedef {import("../types.d.ts").Reel} Reel @typedef {import("../types.d.ts").Settings} Settings @typedef {import("../types.d.ts").Trace} Trace */

/** @typedef {"skeleton" | "network" | "sample" | "source" | "answer"} Change what happened to what is on stage */

/** How many samples one live reel brings, and how near its end the next one is asked for. */
const SAMPLES_AT_ONCE = 8;
const ASK_BEFORE_END = 3;

/** Everything that decides the numbers of a network's passes, except which sample. @param {Omit<Settings, "sample">} settings */
const keyOf = ({ layers, seed, temperature, activation, initialization }) =>
  [layers.join("-"), seed, temperature, activation, initialization].join("|");

/** @param {number} seed */
const nextSeed = (seed) => (seed < Number.MAX_SAFE_INTEGER ? seed + 1 : 0);

export class Program {
  /** @type {Settings} */
  #wanted;
  /** @type {number[] | null} */
  #inputs = null;
  /** @type {Reel | null} */
  #reel = null;
  #index = 0;
  /** @type {Reel | null} the network that Randomize shows next */
  #ahead = null;
  /** @type {Reel | null} the samples that follow those of the reel */
  #following = null;
  #followingAsked = false;
  /** The author's or the page's own reels, the newest first: they come before those of the site. @type {Reel[]} */
  #given = [];
  #interpreter;
  #line;
  #aheadLine;

  /**
   * @param {object} parts
   * @param {Settings} parts.settings
   * @param {import("../runtime/python.js").Answering} parts.interpreter
   * @param {(change: Change) => void} parts.onChange called when what is on stage changes
   */
  constructor({ settings, interpreter, onChange }) {
    this.#wanted = settings;
    this.#interpreter = interpreter;
    this.onChange = onChange;
    this.#line = new Line(interpreter);
    this.#aheadLine = new Line(interpreter);
  }

  get interpreter() {
    return this.#interpreter;
  }

  set interpreter(interpreter) {
    if (interpreter === this.#interpreter) return;
    this.#interpreter = interpreter;
    this.#line = new Line(interpreter);
    this.#aheadLine = new Line(interpreter);
  }

  get settings() {
    return this.#wanted;
  }

  get reel() {
    return this.#reel;
  }

  /** @returns {Trace | null} */
  get trace() {
    return this.#reel?.traces[this.#index] ?? null;
  }

  get inputs() {
    return this.#inputs;
  }

  get live() {
    return this.interpreter.status === "live";
  }

  /** A reel somebody handed over: inlined in the page, or named by the `reel` attribute. @param {Reel} reel */
  give(reel) {
    this.#given.unshift(reel);
  }

  /**
   * Opens a network: a given or recorded one at once, else its skeleton until Python has it.
   * @param {Settings} settings
   * @returns {Promise<boolean>} whether anything but Python could show it
   */
  async open(settings) {
    this.#want(settings);
    this.#inputs = null;
    const key = keyOf(settings);
    const given = this.#given.find((reel) => keyOf(reel.settings) === key);
    const reel = given ?? (await recordedReel(settings));
    if (keyOf(this.#wanted) !== key) return true;
    const index = reel?.traces.findIndex((trace) => trace.sample === settings.sample) ?? -1;
    if (reel && index >= 0) this.#show(reel, index);
    else if (!this.#reel || keyOf(this.#reel.settings) !== key) {
      this.#reel = null;
      this.onChange("skeleton");
    }
    return index >= 0;
  }

  /** Lets the live Python answer for what is on stage, at the same moment, and prepares what comes next. */
  async takeOver() {
    await this.#ask(this.#line, this.#wanted, this.#wanted.sample);
    await this.#prepare();
  }

  /** The next sample of the network on stage; after the last recorded one they begin again. */
  nextSample() {
    if (!this.#reel || this.#inputs) return;
    const last = this.#reel.traces.length - 1;
    if (this.#index === last && this.#following) {
      [this.#reel, this.#following, this.#followingAsked] = [this.#following, null, false];
      this.#index = 0;
    } else this.#index = this.#index === last ? 0 : this.#index + 1;
    if (this.live && last - this.#index < ASK_BEFORE_END) this.#askFollowing();
    this.#want({ ...this.#wanted, sample: this.trace?.sample ?? 0 });
    this.onChange("sample");
  }

  /** Goes some samples on or back among those at hand. @param {number} count */
  moveSample(count) {
    if (!this.#reel || this.#inputs) return;
    const { length } = this.#reel.traces;
    this.#index = (((this.#index + Math.trunc(count)) % length) + length) % length;
    this.#want({ ...this.#wanted, sample: this.trace?.sample ?? 0 });
    this.onChange("sample");
  }

  /**
   * Another network: the one asked for ahead, or a recorded one, or whatever Python answers.
   * @returns {Promise<void>} resolved when it is on stage
   */
  async randomize() {
    const ahead = this.#ahead;
    this.#ahead = null;
    const fits = ahead && keyOf(ahead.settings) === keyOf({ ...this.#wanted, seed: ahead.settings.seed });
    const recorded = this.live ? null : nextRecordedSeed(this.#wanted);
    const reel = fits ? ahead : recorded === null ? null : await recordedReel({ ...this.#wanted, seed: recorded });
    if (reel) {
      this.#inputs = null;
      this.#want({ ...this.#wanted, seed: reel.settings.seed, sample: 0 });
      this.#show(reel, 0);
    } else await this.#attempt({ ...this.#wanted, seed: nextSeed(this.#wanted.seed), sample: 0 }, null, 0);
    return this.#prepare();
  }

  /** @param {number} temperature */
  async setTemperature(temperature) {
    await this.#attempt({ ...this.#wanted, temperature }, this.#inputs, this.trace?.sample ?? this.#wanted.sample);
  }

  /** The network answers for these inputs, or, with null, for its own samples again. @param {number[] | null} inputs */
  async setInputs(inputs) {
    await this.#attempt(this.#wanted, inputs, this.#wanted.sample);
  }

  /** @param {Settings} settings */
  #want(settings) {
    if (keyOf(settings) !== keyOf(this.#wanted)) {
      this.#following = null;
      this.#followingAsked = false;
    }
    this.#wanted = settings;
  }

  /**
   * Asks Python for something else than what is on stage; if it cannot answer, what was wanted before is wanted again.
   * @param {Settings} settings @param {number[] | null} inputs @param {number} sample
   */
  async #attempt(settings, inputs, sample) {
    const before = { settings: this.#wanted, inputs: this.#inputs };
    this.#want(settings);
    this.#inputs = inputs;
    try {
      await this.#ask(this.#line, settings, sample);
    } catch (error) {
      if (keyOf(this.#wanted) === keyOf(settings) && this.#inputs === inputs) {
        this.#want(before.settings);
        this.#inputs = before.inputs;
      }
      throw error;
    }
  }

  /** @param {Reel} reel @param {number} index */
  #show(reel, index) {
    const before = this.#reel;
    const beforeTrace = this.trace;
    this.#reel = reel;
    this.#index = index;
    const sameNetwork =
      before !== null && keyOf({ ...before.settings, temperature: 0 }) === keyOf({ ...reel.settings, temperature: 0 });
    if (!sameNetwork) this.onChange("network");
    else if (reel.drawnInputs && before.drawnInputs && keyOf(before.settings) === keyOf(reel.settings)) {
      this.onChange(beforeTrace?.sample === this.trace?.sample ? "source" : "sample");
    } else this.onChange("answer");
  }

  /**
   * Asks Python for the network of `settings` from one sample on, and shows it unless something else is wanted by then.
   * @param {Line} line @param {Settings} settings @param {number} sample
   */
  async #ask(line, settings, sample) {
    const inputs = this.#inputs;
    const reel = await this.#answer(line, settings, sample, inputs);
    const wanted =
      reel && keyOf(reel.settings) === keyOf(this.#wanted) && (inputs === null) === (this.#inputs === null);
    if (!wanted) return;
    const moved = inputs ? -1 : reel.traces.findIndex((trace) => trace.sample === this.trace?.sample);
    this.#following = null;
    this.#followingAsked = false;
    this.#show(reel, Math.max(0, moved));
  }

  /** @param {Line} line @param {Settings} settings @param {number} sample @param {number[] | null} inputs @returns {Promise<Reel | null>} */
  async #answer(line, settings, sample, inputs) {
    const { layers, seed, temperature, activation, initialization } = settings;
    const last = Number.MAX_SAFE_INTEGER;
    const count = inputs ? 1 : Math.min(SAMPLES_AT_ONCE, last - sample + 1);
    const samples = Array.from({ length: count }, (_, k) => sample + k);
    const request = {
      settings: { layers, seed, temperature, activation, initialization },
      samples,
      ...(inputs && { inputs }),
    };
    const answer = await line.ask(request);
    return answer && decodeReel(answer.header, answer.values, "live");
  }

  /** Asks for what will be wanted next, so that Randomize answers in the next frame. */
  async #prepare() {
    if (!this.live) {
      const seed = nextRecordedSeed(this.#wanted);
      if (seed !== null) await recordedReel({ ...this.#wanted, seed });
      return;
    }
    const next = { ...this.#wanted, seed: nextSeed(this.#wanted.seed), sample: 0 };
    this.#answer(this.#aheadLine, next, 0, null).then(
      (reel) => (this.#ahead = reel ?? this.#ahead),
      () => {}, // Randomize will ask again, and then say what is wrong
    );
  }

  async #askFollowing() {
    if (this.#followingAsked || !this.#reel) return;
    this.#followingAsked = true;
    const key = keyOf(this.#wanted);
    const sample = /** @type {Trace} */ (this.#reel.traces.at(-1)).sample + 1;
    const reel = await this.#answer(this.#line, this.#wanted, sample, null).catch(() => null);
    if (reel && key === keyOf(this.#wanted)) this.#following = reel;
    else this.#followingAsked = false;
  }
}
