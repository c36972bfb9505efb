// @ts-check
/** Which network and sample are on stage and which are wanted, recorded or live. Knows the sources, not the screen. */

import { clamp } from "../core/clamp.js";
import { decodeReel } from "../core/decode.js";
import { measuredWith } from "../core/strengths.js";
import { recordedReel } from "../backend/recorded-networks.js";
import { ReelLibrary } from "./reel-library.js";
import { anotherNetwork, drawnKeyOf, keyOf } from "./network-keys.js";

/**
 * @import { Backend } from "../backend/interpreter.js"
 * @import { LiveRequests } from "../backend/live-requests.js"
 * @import { LiveStage, Reel, Settings, Trace, Wish } from "../types.d.ts"
 */

/** @typedef {Parameters<import("../backend/live-requests.js").AskReel>} Asked */

/** @typedef {"skeleton" | "network" | "sample" | "source" | "answer"} StageChange what changed on stage */

/** How near the end of a live reel the next one is asked for. */
const ASK_BEFORE_END = 3;

/**
 * What is wanted when the author opens a network. @param {Wish["settings"]} settings @param {number} sample @param {number} authoredTemperature
 * @returns {Wish}
 */
function openingWish(settings, sample, authoredTemperature) {
  const opened = { settings, sample, inputs: null, authoredTemperature, network: {} };
  return { ...opened, opened };
}

/** A wish with the name that Python has given to its stored network. @param {Wish} wish @param {string | undefined} name @returns {Wish} */
function named(wish, name) {
  if (name === wish.settings.name) return wish;
  const { opened } = wish;
  const settings = { ...wish.settings, name };
  return { ...wish, settings, opened: { ...opened, settings: { ...opened.settings, name } } };
}

/** Dispatches "change" when what is on stage changes; the event's detail is the `StageChange`. */
export class NetworkStore extends EventTarget {
  /** What is wanted. @type {Wish} */
  #wish;
  /** The wish that is on stage: what is wanted again when another one fails. @type {Wish} */
  #shown;
  /** @type {Reel | null} */
  #reel = null;
  #index = 0;
  /** The newest request of author or reader. @type {Promise<unknown>} */
  requested = Promise.resolve();
  /** The network's own reel: the strengths of given inputs are compared with it. @type {Reel | null} */
  #drawn = null;
  #backend;
  /** Asks the present backend; answers to those of an earlier one are dropped. @type {LiveRequests | null} */
  #live = null;
  library = new ReelLibrary();

  /** @param {Settings} settings @param {Backend} backend */
  constructor({ sample, ...settings }, backend) {
    super();
    this.#wish = this.#shown = openingWish(settings, sample, settings.temperature);
    this.#backend = backend;
  }

  get backend() {
    return this.#backend;
  }

  set backend(backend) {
    if (backend === this.#backend) return;
    this.#backend = backend;
    this.#live = null;
    this.#drawn = null;
  }

  /** What is wanted: every act of author or reader makes another one. */
  get wish() {
    return this.#wish;
  }

  /** The settings that are wanted; the sample is the one on stage, unless another is awaited. @returns {Settings} */
  get settings() {
    const { settings, sample } = this.#wish;
    return { ...settings, sample: sample ?? this.trace?.sample ?? 0 };
  }

  get reel() {
    return this.#reel;
  }

  /** @returns {Trace | null} */
  get trace() {
    return this.#reel?.traces[this.#index] ?? null;
  }

  /** The inputs that are wanted instead of the sample's own. */
  get inputs() {
    return this.#wish.inputs;
  }

  /** The author's temperature, used by reset. */
  get authoredTemperature() {
    return this.#wish.authoredTemperature;
  }

  /** What the document of a stored network says; undefined for any other. */
  get stored() {
    return this.#backend.documents?.get(this.#wish.settings.name ?? "");
  }

  get live() {
    return this.#backend.status === "live";
  }

  /**
   * Opens a network: a given or recorded one at once, else its skeleton until Python has it.
   * @param {Settings} wanted @param {boolean} [authored] whether its temperature is the author's, not one that the reader chose
   * @returns {Promise<boolean | null>} whether anything but Python could show it; null if another was opened meanwhile
   */
  async open(wanted, authored = true) {
    const { sample, ...settings } = wanted;
    const { temperature } = settings;
    const another = authored || temperature !== this.#wish.settings.temperature;
    const authoredTemperature = another ? temperature : this.#wish.authoredTemperature;
    const wish = (this.#wish = openingWish(settings, sample, authoredTemperature));
    const { reel, index } = await this.library.find(wanted);
    if (wish.network !== this.#wish.network) return null;
    if (reel && index >= 0) this.#show(reel, index, wish);
    else if (!this.#reel || keyOf(this.#reel.settings) !== keyOf(settings)) {
      this.#reel = null;
      this.#shown = wish;
      this.#emit("skeleton");
    }
    return index >= 0;
  }

  /** Replaces what is on stage by Python's live numbers, at the same moment, and preloads what comes next. */
  async refreshFromLive() {
    // The page's Python cannot know a stored network that came as a reel alone.
    if (!this.settings.name || this.stored || !this.#backend.documents) await this.#ask(this.#wish);
    await this.preload();
  }

  /** The next sample of the network on stage; after the last recorded one they begin again. */
  nextSample() {
    if (!this.#reel || this.inputs) return;
    void this.library.complete(this.#reel);
    const { traces } = this.#widened(this.#reel);
    if (this.#index < traces.length - 1) this.#moveTo(this.#index + 1);
    else {
      const asked = this.#following(this.#reel);
      const following = this.#live?.following.take(...asked);
      if (following) this.#reel = following;
      this.#moveTo(following ? following.traces.findIndex(({ sample }) => sample === asked[0].sample) : 0);
    }
    if (this.live && this.#reel.traces.length - 1 - this.#index < ASK_BEFORE_END) {
      const asked = this.#following(this.#reel);
      void this.#requests().then(
        (live) => live?.following.preload(...asked),
        () => {},
      ); // asked for again
    }
  }

  /**
   * Goes `count` samples on or back: among those at hand or, when Python is live, to any. Given inputs are dropped. @param {number} count
   * @returns {Promise<void>} resolved when that sample is on stage
   */
  async moveSample(count) {
    const steps = Math.trunc(count) || 0;
    if (!this.#reel || steps === 0) return;
    const { network } = this.#wish;
    const beyond = this.#reel.recordedSamples && !this.#reel.traces[this.#index + steps];
    if (beyond && !this.live) await this.library.complete(this.#reel);
    if (network !== this.#wish.network) return;
    const { traces } = this.#widened(this.#reel);
    const sample = clamp(this.settings.sample + steps, 0, Number.MAX_SAFE_INTEGER);
    const index = this.live
      ? traces.findIndex((trace) => trace.sample === sample)
      : (((this.#index + steps) % traces.length) + traces.length) % traces.length;
    if (index < 0 || this.inputs) return this.#fulfil({ ...this.#wish, sample, inputs: null });
    // What was asked for meanwhile is no longer wanted.
    if (this.#wish.sample !== null) this.#wish = { ...this.#wish, sample: null };
    this.#moveTo(index);
  }

  /**
   * Another network: a preloaded one, a recorded one, or one from Python.
   * @returns {Promise<void>} resolved when it is on stage, or when a newer request took its place
   */
  async randomize() {
    const recorded = this.live ? null : this.library.nextSeed(this.settings);
    const next = anotherNetwork(this.settings, recorded);
    const { sample, ...settings } = next;
    /** @type {Wish} */
    const wish = { ...this.#wish, settings, sample, inputs: null, network: {} };
    const preloaded = this.#live?.next.take(next, null, wish.authoredTemperature);
    if (preloaded || recorded !== null) {
      this.#wish = wish;
      const reel = preloaded ?? (await recordedReel(next));
      if (wish.network !== this.#wish.network) return;
      if (reel) this.#show(reel, 0, wish);
      else await this.#fulfil(wish);
    } else await this.#fulfil(wish);
    await this.preload();
  }

  /**
   * Requests other settings at the same moment: another temperature, another sample, changed weights; and other inputs or,
   * with null, the network's own samples.
   * @param {Partial<Settings>} settings @param {number[] | null} [inputs] as they are, unless given
   * @param {number} [authoredTemperature] the author's, with which changes are compared
   */
  request({ sample: other, ...settings }, inputs = this.inputs, authoredTemperature = this.authoredTemperature) {
    const wish = this.#wish;
    const sample = other ?? wish.sample;
    return this.want({ ...wish, settings: { ...wish.settings, ...settings }, sample, inputs, authoredTemperature });
  }

  /** Requests whatever a wish says: an earlier one, or another network. @param {Wish} wish */
  async want(wish) {
    this.requested = this.#fulfil(wish);
    await this.requested;
    await this.preload();
  }

  /** Preloads the next network, so that Randomize responds in the next frame. */
  async preload() {
    if (this.live) {
      const next = anotherNetwork(this.settings);
      const { authoredTemperature } = this;
      const live = await this.#requests().catch(() => null);
      void live?.next.preload(next, null, authoredTemperature);
    } else {
      const seed = this.library.nextSeed(this.settings);
      if (seed !== null) await recordedReel(anotherNetwork(this.settings, seed));
    }
  }

  /** What is asked for to get the samples that follow those of a reel on stage. @param {Reel} reel @returns {Asked} */
  #following({ traces }) {
    const sample = /** @type {Trace} */ (traces.at(-1)).sample + 1;
    return [{ ...this.#shown.settings, sample }, null, this.#shown.authoredTemperature];
  }

  /** Wants something else than what is on stage; if that fails, what is on stage is wanted again. @param {Wish} wish */
  async #fulfil(wish) {
    this.#wish = wish;
    try {
      const { settings, inputs, authoredTemperature } = wish;
      if (!this.live && !inputs && settings.temperature === authoredTemperature) {
        const { reel, index } = await this.library.find(this.settings);
        if (wish !== this.#wish) return;
        if (reel && index >= 0) return this.#show(reel, index, wish);
      }
      await this.#ask(wish);
    } catch (error) {
      if (wish === this.#wish) this.#wish = this.#shown;
      throw error;
    }
  }

  /** Asks Python for what is wanted, from the present sample on. @param {Wish} wish */
  async #ask(wish) {
    const { sample } = this.settings;
    const live = await this.#requests();
    await live?.fulfil(wish, wish.sample ?? sample);
  }

  /** What asks the present backend; null when another backend took its place while it was loaded. */
  async #requests() {
    const backend = this.#backend;
    const LiveRequests = await backend.loadRequests();
    if (backend !== this.#backend) return null;
    return (this.#live ??= new LiveRequests(backend, decodeReel, this.#asked()));
  }

  /** What requests need to know, and do when their answer comes. @returns {LiveStage} */
  #asked() {
    const backend = this.#backend;
    return {
      wanted: () => ({ wish: this.#wish, settings: this.settings }),
      show: (reel, index, wish) => {
        if (backend === this.#backend) this.#show(reel, index, wish);
      },
    };
  }

  /** What is on stage, with all recorded samples if they have come. @param {Reel} reel what is on stage @returns {Reel} */
  #widened(reel) {
    const whole = this.library.whole(reel);
    if (this.#drawn === reel) this.#drawn = whole;
    return (this.#reel = whole);
  }

  /** @param {number} index of one of the reel's traces */
  #moveTo(index) {
    this.#index = index;
    this.#emit("sample");
  }

  /** @param {Reel} reel @param {number} index @param {Wish} wish that it answers */
  #show(reel, index, wish) {
    const before = this.#reel;
    const beforeTrace = this.trace;
    if (reel.drawnInputs) this.#drawn = reel;
    const drawn = this.#drawn && drawnKeyOf(this.#drawn.settings) === drawnKeyOf(reel.settings) ? this.#drawn : reel;
    this.#reel = drawn === reel ? reel : measuredWith(reel, drawn);
    this.#index = index;
    this.#shown = { ...named(wish, reel.settings.name), sample: null };
    if (wish === this.#wish) this.#wish = this.#shown;
    const edited = before?.source === "edited" || reel.source === "edited";
    if (before === null || drawnKeyOf(before.settings) !== drawnKeyOf(reel.settings)) this.#emit("network");
    else if (!edited && reel.drawnInputs && before.drawnInputs && keyOf(before.settings) === keyOf(reel.settings)) {
      this.#emit(beforeTrace?.sample === this.trace?.sample ? "source" : "sample");
    } else this.#emit("answer");
  }

  /** @param {StageChange} change */
  #emit(change) {
    this.dispatchEvent(new CustomEvent("change", { detail: change }));
  }
}
