// @ts-check
/** Which network and sample are on stage and which are requested, recorded or live. Knows the sources, not the screen. */

import { LatestRequestQueue } from "../backend/latest-request-queue.js";
import { decodeReel } from "../core/decode.js";
import { measuredWith } from "../core/strengths.js";
import { PrefetchedReel } from "../backend/prefetched-reel.js";
import { nextRecordedSeed, recordedReel } from "../backend/recorded-networks.js";
import { reelRequest } from "./reel-request.js";

/**
 * @import { Backend } from "../backend/interpreter.js"
 * @import { Reel, Settings, Trace } from "../types.d.ts"
 */

/** @typedef {"skeleton" | "network" | "sample" | "source" | "answer"} StageChange what changed on stage */

/** How near the end of a live reel the next one is asked for. */
const ASK_BEFORE_END = 3;

/** Everything that decides the numbers of a network's passes, except which sample. @param {Omit<Settings, "sample">} settings */
const keyOf = ({ temperature, changes, ...drawn }) => [drawnKeyOf(drawn), temperature, changes.join(";")].join("|");

/** Everything that decides what is drawn. @param {Pick<Settings, "layers" | "seed" | "activation" | "output" | "initialization">} settings */
const drawnKeyOf = ({ layers, seed, activation, output, initialization }) =>
  [layers.join("-"), seed, activation, output, initialization].join("|");

/** @param {number} seed */
const nextSeed = (seed) => (seed < Number.MAX_SAFE_INTEGER ? seed + 1 : 0);

export class NetworkStore {
  /** @type {Settings} */
  #wanted;
  /** @type {number[] | null} */
  #inputs = null;
  /** @type {Reel | null} */
  #reel = null;
  #index = 0;
  /** The network's own reel: the strengths of given inputs are compared with it. @type {Reel | null} */
  #drawn = null;
  /** The author's temperature, used by reset. */
  #authoredTemperature;
  /** How many networks were opened: answers to requests from before the last one are dropped. */
  #openCount = 0;
  /** The settings of the skeleton, while there are no numbers. @type {Settings} */
  #skeleton;
  /** The network that Randomize shows next. */
  #preloaded = new PrefetchedReel();
  /** The samples that follow those of the reel. */
  #following = new PrefetchedReel();
  /** Reels from the author or the page, newest first: preferred to those of the site. @type {Reel[]} */
  #given = [];
  #backend;
  /** One queue each for the reader's requests, the next network and the following samples, so that they do not replace each other. */
  #queues;

  /**
   * @param {object} parts
   * @param {Settings} parts.settings
   * @param {Backend} parts.backend
   * @param {(change: StageChange) => void} parts.onChange called when what is on stage changes
   */
  constructor({ settings, backend, onChange }) {
    this.#wanted = settings;
    this.#skeleton = settings;
    this.#authoredTemperature = settings.temperature;
    this.#backend = backend;
    this.#queues = queuesFor(backend);
    this.onChange = onChange;
  }

  get backend() {
    return this.#backend;
  }

  set backend(backend) {
    if (backend === this.#backend) return;
    this.#backend = backend;
    this.#queues = queuesFor(backend);
    // Answers of the other backend do not count: see also #ask.
    this.#drawn = null;
    this.#preloaded = new PrefetchedReel();
    this.#following = new PrefetchedReel();
  }

  get settings() {
    return this.#wanted;
  }

  get reel() {
    return this.#reel;
  }

  /** The newest reel that was handed over. */
  get given() {
    return this.#given[0];
  }

  /** @returns {Trace | null} */
  get trace() {
    return this.#reel?.traces[this.#index] ?? null;
  }

  get inputs() {
    return this.#inputs;
  }

  get authoredTemperature() {
    return this.#authoredTemperature;
  }

  get live() {
    return this.backend.status === "live";
  }

  /** Adds a reel from the author: inline in the page, or named by the `reel` attribute. @param {Reel} reel */
  give(reel) {
    this.#given.unshift(reel);
  }

  /**
   * Opens a network: a given or recorded one at once, else its skeleton until Python has it.
   * @param {Settings} settings @param {boolean} [authored] whether its temperature is the author's, not one that the reader chose
   * @returns {Promise<boolean | null>} whether anything but Python could show it; null if another was opened meanwhile
   */
  async open(settings, authored = true) {
    if (authored || settings.temperature !== this.#wanted.temperature) this.#authoredTemperature = settings.temperature;
    this.#wanted = settings;
    this.#inputs = null;
    const opening = ++this.#openCount;
    const key = keyOf(settings);
    const { reel, index } = await this.#recorded(settings);
    if (opening !== this.#openCount || keyOf(this.#wanted) !== key) return null;
    if (reel && index >= 0) this.#show(reel, index);
    else if (!this.#reel || keyOf(this.#reel.settings) !== key) {
      this.#reel = null;
      this.#skeleton = settings;
      this.onChange("skeleton");
    }
    return index >= 0;
  }

  /** The reel of these settings that needs no Python, if there is one, and where in it their sample is. @param {Settings} settings */
  async #recorded(settings) {
    const key = keyOf(settings);
    const given = this.#given.find((reel) => keyOf(reel.settings) === key);
    const reel = given ?? (await recordedReel(settings));
    return { reel, index: reel?.traces.findIndex((trace) => trace.sample === settings.sample) ?? -1 };
  }

  /** Replaces what is on stage by Python's live numbers, at the same moment, and preloads what comes next. */
  async refreshFromLive() {
    await this.#ask(this.#wanted);
    await this.preload();
  }

  /** The next sample of the network on stage; after the last recorded one they begin again. */
  nextSample() {
    if (!this.#reel || this.#inputs) return;
    const last = this.#reel.traces.length - 1;
    const following = this.#index === last ? this.#following.take(this.#followingKey()) : null;
    const sample = this.#followingSample();
    if (following) this.#reel = following;
    const first = following ? following.traces.findIndex((trace) => trace.sample === sample) : 0;
    this.#moveTo(this.#index === last ? first : this.#index + 1);
    if (this.live && this.#reel.traces.length - 1 - this.#index < ASK_BEFORE_END) this.#prepareFollowing();
  }

  /**
   * Goes `count` samples on or back: among those at hand or, when Python is live, to any. Given inputs are dropped. @param {number} count
   * @returns {Promise<void>} resolved when that sample is on stage
   */
  async moveSample(count) {
    const steps = Math.trunc(count) || 0;
    if (!this.#reel || steps === 0) return;
    const { traces } = this.#reel;
    const sample = Math.min(Math.max(this.#wanted.sample + steps, 0), Number.MAX_SAFE_INTEGER);
    const index = this.live
      ? traces.findIndex((trace) => trace.sample === sample)
      : (((this.#index + steps) % traces.length) + traces.length) % traces.length;
    if (index >= 0 && !this.#inputs) this.#moveTo(index);
    else await this.#requestOrRevert({ ...this.#wanted, sample }, null);
  }

  /**
   * Another network: a preloaded one, a recorded one, or one from Python.
   * @returns {Promise<void>} resolved when it is on stage, or when a newer request took its place
   */
  async randomize() {
    const recorded = this.live ? null : nextRecordedSeed({ ...this.#wanted, changes: [] });
    const next = { ...this.#wanted, seed: recorded ?? nextSeed(this.#wanted.seed), sample: 0, changes: [] };
    const preloaded = this.#preloaded.take(keyOf(next));
    if (preloaded || recorded !== null) {
      this.#wanted = next;
      this.#inputs = null;
      const reel = preloaded ?? (await recordedReel(next));
      if (keyOf(this.#wanted) !== keyOf(next)) return;
      if (reel) this.#show(reel, 0);
      else await this.#requestOrRevert(next, null);
    } else await this.#requestOrRevert(next, null);
    await this.preload();
  }

  /**
   * Requests other settings at the same moment: another temperature, another sample, changed weights; and other inputs or,
   * with null, the network's own samples.
   * @param {Partial<Settings>} settings @param {number[] | null} [inputs] as they are, unless given
   * @param {number} [authoredTemperature] the author's, with which changes are compared
   */
  async request(settings, inputs = this.#inputs, authoredTemperature = this.#authoredTemperature) {
    const before = this.#authoredTemperature;
    this.#authoredTemperature = authoredTemperature;
    try {
      await this.#requestOrRevert({ ...this.#wanted, ...settings }, inputs);
    } catch (error) {
      if (this.#authoredTemperature === authoredTemperature) this.#authoredTemperature = before;
      throw error;
    }
    await this.preload();
  }

  /** Preloads the next network, so that Randomize responds in the next frame. */
  async preload() {
    if (this.live) {
      const next = { ...this.#wanted, seed: nextSeed(this.#wanted.seed), sample: 0, changes: [] };
      void this.#preloaded.preload(keyOf(next), () => this.#answer(this.#queues.preloaded, next, null));
    } else {
      const drawn = { ...this.#wanted, changes: [] };
      const seed = nextRecordedSeed(drawn);
      if (seed !== null) await recordedReel({ ...drawn, seed });
    }
  }

  #prepareFollowing() {
    const settings = { ...this.#wanted, sample: this.#followingSample() };
    if (settings.sample > Number.MAX_SAFE_INTEGER) return;
    void this.#following.preload(this.#followingKey(), () => this.#answer(this.#queues.following, settings, null));
  }

  #followingSample() {
    return /** @type {Trace} */ (this.#reel?.traces.at(-1)).sample + 1;
  }

  #followingKey() {
    return `${keyOf(this.#wanted)}|${this.#followingSample()}`;
  }

  /**
   * Requests something else than what is on stage; if that fails, settings and inputs return to what is on stage.
   * @param {Settings} settings @param {number[] | null} inputs
   */
  async #requestOrRevert(settings, inputs) {
    this.#wanted = settings;
    this.#inputs = inputs;
    try {
      const needsPython = this.live || inputs || settings.temperature !== this.#authoredTemperature;
      if (needsPython || !(await this.#showRecorded(settings))) await this.#ask(settings);
    } catch (error) {
      if (keyOf(this.#wanted) === keyOf(settings) && this.#inputs === inputs) this.#revert();
      throw error;
    }
  }

  /**
   * Shows recorded settings, which need no Python. @param {Settings} settings
   * @returns {Promise<boolean>} whether there is no need to ask: it is on stage, or something else is wanted by now
   */
  async #showRecorded(settings) {
    const { reel, index } = await this.#recorded(settings);
    if (this.#wanted !== settings) return true;
    if (reel && index >= 0) this.#show(reel, index);
    return index >= 0;
  }

  #revert() {
    const { reel, trace } = this;
    this.#inputs = reel && trace && !reel.drawnInputs ? [...trace.inputs] : null;
    if (!reel || !trace) this.#wanted = this.#skeleton;
    else {
      this.#wanted = { ...reel.settings, sample: trace.sample };
    }
  }

  /** @param {number} index of one of the reel's traces */
  #moveTo(index) {
    this.#index = index;
    this.#wanted = { ...this.#wanted, sample: /** @type {Trace} */ (this.trace).sample };
    this.onChange("sample");
  }

  /** @param {Reel} reel @param {number} index */
  #show(reel, index) {
    const before = this.#reel;
    const beforeTrace = this.trace;
    if (reel.drawnInputs) this.#drawn = reel;
    const drawn = this.#drawn && drawnKeyOf(this.#drawn.settings) === drawnKeyOf(reel.settings) ? this.#drawn : reel;
    this.#reel = drawn === reel ? reel : measuredWith(reel, drawn);
    this.#index = index;
    const edited = before?.source === "edited" || reel.source === "edited";
    if (before === null || drawnKeyOf(before.settings) !== drawnKeyOf(reel.settings)) this.onChange("network");
    else if (!edited && reel.drawnInputs && before.drawnInputs && keyOf(before.settings) === keyOf(reel.settings)) {
      this.onChange(beforeTrace?.sample === this.trace?.sample ? "source" : "sample");
    } else this.onChange("answer");
  }

  /**
   * Asks Python for a network from one sample on, and shows the answer unless another network is wanted by then. Answers to
   * superseded requests are shown too: otherwise nothing would move while something is dragged.
   * @param {Settings} settings
   */
  async #ask(settings) {
    const openCount = this.#openCount;
    const backend = this.#backend;
    const reel = await this.#answer(this.#queues.wish, settings, this.#inputs);
    if (!reel || openCount !== this.#openCount || backend !== this.#backend) return;
    if (drawnKeyOf(reel.settings) !== drawnKeyOf(this.#wanted)) return;
    const index = reel.traces.findIndex((trace) => trace.sample === this.#wanted.sample);
    // Passes may have gone beyond the samples asked for while Python was starting.
    if (index < 0) this.#wanted = { ...this.#wanted, sample: settings.sample };
    this.#show(reel, Math.max(0, index));
  }

  /** @param {LatestRequestQueue} queue @param {Settings} settings @param {number[] | null} inputs @returns {Promise<Reel | null>} null when a newer request took its place */
  async #answer(queue, settings, inputs) {
    const answer = await queue.ask(reelRequest(settings, inputs, this.#authoredTemperature));
    return answer && decodeReel(answer.header, answer.values, queue.backend.source ?? "live");
  }
}

/** @param {Backend} backend */
const queuesFor = (backend) => ({
  wish: new LatestRequestQueue(backend),
  preloaded: new LatestRequestQueue(backend),
  following: new LatestRequestQueue(backend),
});
