// @ts-check
/**
 * A training on stage: which run, at which step, and how its losses went. Python trains; here is only asked for one step
 * after the other, and the network of the step reached is shown. Knows no screen.
 */

/** @import { Progress, TrainedStep, TrainingRun } from "./training-types.d.ts" */

/** What Python is asked for: a certain step or, with `advance`, what it comes to in so many ms; and whether it will be shown. @typedef {{run: TrainingRun, from: number, step?: number, advance?: number, document: boolean}} Wanted */

/** How many steps a second; 0 for as fast as Python goes. */
export const SPEEDS = /** @type {const} */ ([1, 10, 100, 0]);
/** Faster than one sees it learn is not helpful to begin with: most tasks take a few hundred steps. */
const FIRST_SPEED = 100;
/** The stage shows no more networks a second than this. */
const LOOKS = 10;
/** How long Python trains at once, in ms: in between it answers cards and passes. */
const AT_ONCE_MS = 90;
/** How long each network stays on stage while it learns, in ms: a picture of many edges takes long to paint. @param {TrainingRun} run */
function restMs({ layers = [] }) {
  const edges = layers.reduce((sum, size, l) => sum + size * (layers[l + 1] ?? 0), 0);
  return edges > 500 ? 700 : 320;
}

/** The steps of some progress in order, with those of other progress put in their places. @param {readonly Progress[]} known @param {readonly Progress[]} more @returns {Progress[]} */
export function joined(known, more) {
  const bySteps = new Map([...known, ...more].map((progress) => [progress.step, progress]));
  return [...bySteps.values()].sort((a, b) => a.step - b.step);
}

/** Dispatches "change" when anything of it has changed. */
export class Training extends EventTarget {
  #ask;
  #show;
  #isOnStage;
  /** The newest wish: answers to earlier ones are dropped. */
  #wish = {};
  #speed = FIRST_SPEED;
  /** What is trained, and how; complete once Python has answered. @type {TrainingRun} */
  run;
  /** The step on stage. */
  step = 0;
  /** The losses at the steps that are known. @type {readonly Progress[]} */
  progress = [];
  playing = false;
  /** What Python said last. @type {TrainedStep | null} */
  answer = null;
  /** Why it came to an end, in words. @type {string | null} */
  stopped = null;

  /**
   * @param {TrainingRun} run
   * @param {(wanted: Wanted) => Promise<TrainedStep>} ask Python, for the network of a step
   * @param {(answer: TrainedStep, first: boolean) => Promise<void>} show a network on stage
   * @param {(name: string) => boolean} isOnStage whether a network is the one on stage
   */
  constructor(run, ask, show, isOnStage) {
    super();
    this.run = run;
    this.#ask = ask;
    this.#show = show;
    this.#isOnStage = isOnStage;
  }

  get speed() {
    return this.#speed;
  }

  /** Steps a second, or 0. @param {number} speed */
  set speed(speed) {
    this.#speed = speed;
    if (this.playing) void this.play();
    else this.#changed();
  }

  /** The last step whose loss is known: so far the slider goes. */
  get furthest() {
    return this.progress.at(-1)?.step ?? 0;
  }

  /** Another run from its beginning, or this one anew. @param {Partial<TrainingRun>} [chosen] what differs */
  begin(chosen = {}) {
    this.run = { ...this.run, changes: [], ...chosen };
    this.progress = [];
    this.stopped = null;
    return this.goTo(0, true);
  }

  /** Changes how it learns from the present step on; what was trained beyond is forgotten. @param {Partial<TrainingRun>} chosen */
  change(chosen) {
    const changes = (this.run.changes ?? []).filter(([step]) => step <= this.step);
    const last = changes.at(-1);
    if (last?.[0] === this.step) changes[changes.length - 1] = [this.step, { ...last[1], ...chosen }];
    else changes.push([this.step, chosen]);
    if (this.step === 0) this.run = { ...this.run, ...chosen, changes: [] };
    else this.run = { ...this.run, changes };
    this.progress = this.progress.filter(({ step }) => step <= this.step);
    this.stopped = null;
    return this.playing ? this.play() : this.goTo(this.step);
  }

  /** Shows the network of a step. @param {number} step @param {boolean} [first] whether it is another network than before */
  async goTo(step, first = false) {
    this.pause();
    await this.#reach(step, first, (this.#wish = {}));
  }

  /** @param {number} count steps on, or back */
  move(count) {
    return this.goTo(Math.max(0, this.step + count));
  }

  /** Trains until it is paused. */
  async play() {
    const wish = (this.#wish = {});
    this.playing = true;
    this.#changed();
    await (this.#speed === 0 ? this.#playFast(wish) : this.#playSteps(wish));
    if (wish === this.#wish) this.pause();
  }

  /** So many steps a second. @param {object} wish */
  async #playSteps(wish) {
    const steps = Math.max(1, Math.round(this.#speed / LOOKS));
    for (let deliberate = true; wish === this.#wish && !this.stopped; deliberate = false) {
      const rest = new Promise((resolve) => setTimeout(resolve, (1000 * steps) / this.#speed));
      await this.#reach(this.step + steps, false, wish, deliberate);
      await rest;
    }
  }

  /** As fast as Python goes: it goes on while a network is shown, and most networks are not shown. @param {object} wish */
  async #playFast(wish) {
    let { run, step } = this;
    /** @type {Progress[]} */
    let progress = [];
    let shown = Promise.resolve();
    let dueMs = -Infinity;
    for (let deliberate = true; wish === this.#wish && !this.stopped;) {
      const due = Date.now() >= dueMs;
      const answer = await this.#answer({ run, from: step, advance: AT_ONCE_MS, document: due }, wish);
      if (!answer) return;
      ({ run, step } = answer);
      progress.push(...answer.progress);
      if (!due && !answer.stopped) continue;
      await shown;
      dueMs = Date.now() + restMs(run);
      shown = this.#arrive({ ...answer, progress }, false, wish, deliberate);
      shown.catch(() => {}); // whoever waits for it is told
      progress = [];
      deliberate = false;
    }
    await shown;
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.#wish = {};
    this.#changed();
  }

  /** Shows the network of a step. @param {number} step @param {boolean} first whether it is another network than before @param {object} wish @param {boolean} [deliberate] whether somebody asks for it now */
  async #reach(step, first, wish, deliberate = true) {
    // Steps that nobody has seen yet are trained on the way, with their losses.
    const from = step > this.furthest ? this.furthest : this.step;
    const answer = await this.#answer({ run: this.run, from, step, document: true }, wish);
    if (answer) await this.#arrive(answer, first, wish, deliberate);
  }

  /** What Python says; null where that is no longer wanted. @param {Wanted} wanted @param {object} wish */
  async #answer(wanted, wish) {
    try {
      const answer = await this.#ask(wanted);
      return wish === this.#wish ? answer : null;
    } catch (error) {
      if (wish === this.#wish) this.pause();
      throw error;
    }
  }

  /** @param {TrainedStep} answer shown, unless something else is wanted by now @param {boolean} first @param {object} wish @param {boolean} deliberate */
  async #arrive(answer, first, wish, deliberate) {
    if (wish !== this.#wish) return;
    const before = this.answer?.name;
    const there = before !== undefined && this.#isOnStage(before);
    // The reader has turned to another network.
    if (!deliberate && !there) return this.pause();
    this.answer = answer;
    this.run = answer.run;
    this.step = answer.step;
    this.stopped = answer.stopped;
    this.progress = joined(this.progress, answer.progress);
    await this.#show(answer, first || !there);
    if (wish === this.#wish) this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
