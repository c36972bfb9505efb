// @ts-check
/**
 * A training on stage: which run, at which step, and how its losses went. Python trains; here is only asked for one step
 * after the other, and the network of the step reached is shown. Knows no screen.
 */

import { runOf, trainedIn } from "../../core/trained-name.js";

/** @import { Progress, TrainedStep, TrainingRun } from "./training-types.d.ts" */

/** How many steps a second; 0 for as fast as Python goes. */
export const SPEEDS = /** @type {const} */ ([1, 10, 100, 0]);
/** Faster than one sees it learn is not helpful to begin with: most tasks take a few hundred steps. */
const FIRST_SPEED = 100;
/** The stage shows no more networks a second than this. */
const LOOKS = 10;
/**
 * How long Python trains at once, in ms: the page asks for cards and passes in between, and the whole picture is painted anew
 * so often, which takes long where there are many edges.
 * @param {TrainingRun} run
 */
function budgetOf({ layers = [] }) {
  const edges = layers.reduce((sum, size, l) => sum + size * (layers[l + 1] ?? 0), 0);
  return edges > 500 ? 700 : 320;
}

/** The steps of some progress in order, with those of other progress put in their places. @param {readonly Progress[]} known @param {readonly Progress[]} more @returns {Progress[]} */
export function joined(known, more) {
  const bySteps = new Map([...known, ...more].map((progress) => [progress.step, progress]));
  return [...bySteps.values()].sort((a, b) => a.step - b.step);
}

/** A run with what was changed on the way to a step. @param {TrainingRun} run @param {number} step @returns {TrainingRun} @example runAt({ task: "xor", batch: 8, changes: [[4, { batch: 16 }]] }, 4).batch // 16 */
export function runAt(run, step) {
  const changes = (run.changes ?? []).filter(([at]) => at <= step);
  return Object.assign({}, run, ...changes.map(([, chosen]) => chosen));
}

/** A run, and how it went so far. @typedef {Pick<Training, "run" | "progress" | "stopped">} Course */

/** Dispatches "change" when anything of it has changed. */
export class Training extends EventTarget {
  #ask;
  #show;
  #isOnStage;
  /** The newest wish: answers to earlier ones are dropped. */
  #wish = {};
  #speed = FIRST_SPEED;
  /** What Python has answered last: what it refuses leaves this. @type {Course | null} */
  #accepted = null;
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
  /** What went wrong while nobody waited for it. @type {string | null} */
  failed = null;
  /** How many answers are awaited, or on their way to the stage. */
  #pending = 0;

  /**
   * @param {TrainingRun} run
   * @param {(wanted: {run: TrainingRun, from: number, step?: number, advance?: number}) => Promise<TrainedStep>} ask Python, for the network of a step
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

  /** Whether another network is on its way to the stage. */
  get busy() {
    return this.#pending > 0;
  }

  /** The last step whose loss is known: so far the slider goes. */
  get furthest() {
    return this.progress.at(-1)?.step ?? 0;
  }

  /**
   * Another run from its beginning, or this one anew.
   * @param {Partial<TrainingRun>} [chosen] what differs @param {boolean} [goesOn] whether it trains on where it was training
   */
  begin(chosen = {}, goesOn = false) {
    return this.start({ ...this.run, changes: [], ...chosen }, goesOn);
  }

  /** A run from its beginning. @param {TrainingRun} run @param {boolean} [goesOn] as in `begin` */
  start(run, goesOn = false) {
    return this.#turn({ run, progress: [], stopped: null }, goesOn, 0, true);
  }

  /** Changes how it learns from the present step on; what was trained beyond is forgotten. @param {Partial<TrainingRun>} chosen */
  change(chosen) {
    const { run, step } = this;
    const changes = (run.changes ?? []).filter(([at]) => at <= step);
    const last = changes.at(-1);
    if (last?.[0] === step) changes[changes.length - 1] = [step, { ...last[1], ...chosen }];
    else changes.push([step, chosen]);
    const changed = step === 0 ? { ...run, ...chosen, changes: [] } : { ...run, changes };
    const progress = this.progress.filter((one) => one.step <= step);
    return this.#turn({ run: changed, progress, stopped: null }, true, step);
  }

  /**
   * Turns to another run; one that is refused leaves the run before as it was, training or not.
   * @param {Course} wanted
   * @param {boolean} goesOn @param {number} step @param {boolean} [first]
   */
  async #turn(wanted, goesOn, step, first = false) {
    if (!goesOn) this.pause();
    const wish = (this.#wish = {});
    Object.assign(this, wanted);
    try {
      await this.#reach(step, first, wish);
    } catch (error) {
      if (wish !== this.#wish) return;
      this.#goOn();
      throw error;
    }
    if (wish === this.#wish) this.#goOn();
  }

  /** Trains on where it was training; what goes wrong later is no answer to who asked for this. */
  #goOn() {
    if (this.playing) this.play().catch((error) => this.#fail(error));
  }

  /** @param {Error} error */
  #fail({ message }) {
    this.failed = message;
    this.#changed();
  }

  /** Goes on from a network that is on stage already, such as one that an undo has brought back. @param {string} name */
  async adopt(name) {
    const { run, step } = trainedIn(name);
    this.pause();
    const wish = (this.#wish = {});
    if (runOf(name) !== runOf(this.answer?.name ?? "")) Object.assign(this, { run: JSON.parse(run), progress: [] });
    await this.#reach(step, false, wish, true, false);
  }

  /** Shows the network of a step. @param {number} step */
  async goTo(step) {
    this.pause();
    await this.#reach(step, false, (this.#wish = {}));
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
    try {
      for (let deliberate = true; this.playing && wish === this.#wish && !this.stopped; deliberate = false) {
        const fast = this.#speed === 0;
        const steps = Math.max(1, Math.round(this.#speed / LOOKS));
        const rest = fast ? null : new Promise((resolve) => setTimeout(resolve, (1000 * steps) / this.#speed));
        await this.#reach(fast ? null : this.step + steps, false, wish, deliberate);
        await rest;
      }
    } finally {
      if (wish === this.#wish) this.pause();
    }
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.#wish = {};
    this.#changed();
  }

  /**
   * @param {number | null} step null for as many as fit into a moment @param {boolean} first @param {object} wish
   * @param {boolean} [deliberate] whether somebody asks for it now @param {boolean} [shows] whether it is to be shown
   */
  async #reach(step, first, wish, deliberate = true, shows = true) {
    this.#pending++;
    this.failed = null;
    try {
      const answer = await this.#answerFor(step, wish);
      if (wish !== this.#wish) return;
      const there = this.answer !== null && this.#isOnStage(this.answer.name);
      // The reader has turned to another network.
      if (!deliberate && !there) return this.pause();
      this.#take(answer);
      if (shows) await this.#show(answer, first || !there);
    } finally {
      this.#pending--;
      if (wish === this.#wish || !this.busy) this.#changed();
    }
  }

  /** @param {number | null} step @param {object} wish */
  async #answerFor(step, wish) {
    const { run } = this;
    const until = step === null ? { advance: budgetOf(run) } : { step };
    // Steps that nobody has seen yet are trained on the way, with their losses.
    const from = step !== null && step > this.furthest ? this.furthest : this.step;
    try {
      return await this.#ask({ run, from, ...until });
    } catch (error) {
      if (wish === this.#wish) Object.assign(this, this.#accepted);
      throw error;
    }
  }

  /** @param {TrainedStep} answer */
  #take(answer) {
    const { run, step, stopped } = answer;
    const progress = joined(this.progress, answer.progress);
    this.#accepted = { run, progress, stopped };
    Object.assign(this, { answer, step }, this.#accepted);
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
