// @ts-check
/**
 * A training on stage: which run, at which step, and how its losses went. Python trains; here is only asked for one step
 * after the other, and the network of the step reached is shown. Knows no screen.
 */

import { MOST_STEPS, runOf, trainedIn } from "../../core/trained-name.js";
import { AT_ONCE_MS, FAR, FIRST_SPEED, LOOKS, MOST_LINES, restMs } from "./pace.js";
import { joined } from "./progress.js";

/** @import { Progress, TrainedStep, TrainingRun } from "./training-types.d.ts" */

/** What Python is asked for: a certain step or, with `advance`, what it comes to in so many ms; and whether it will be shown. @typedef {{run: TrainingRun, from: number, step?: number, advance?: number, document: boolean, plays?: {at: number, speed: number}, goesOn?: (step: number) => boolean}} Wanted `plays`: it goes on by itself from the step on stage, so many a second; `goesOn` is told how far Python has come on a long way, and says whether it shall go on */

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
  /** The step that Python is on its way to, where it takes a while. @type {number | null} */
  targetStep = null;
  /** How far it has come on that way. */
  reachedStep = 0;
  /** When its element was taken from the page: whether it was training, or the step that it was on its way to. @type {boolean | number | null} */
  #left = null;
  /** The step of another run that is not on stage yet. @type {number | null} */
  #awaited = null;
  /** The wish whose way is ended where it is. @type {object | null} */
  #halted = null;
  /** How the losses of the runs before went, by their names. @type {Map<string, readonly Progress[]>} */
  #lines = new Map();
  /** How many answers are awaited, or on their way to the stage. */
  #pending = 0;

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
    if (this.playing) this.#goOn();
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
    this.#keepLine();
    const wish = (this.#wish = {});
    Object.assign(this, wanted);
    this.#awaited = step;
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

  /** Keeps how the losses of the present run went, for whoever comes back to it. */
  #keepLine() {
    if (!this.answer) return;
    this.#lines.set(runOf(this.answer.name), this.progress);
    if (this.#lines.size > MOST_LINES) this.#lines.delete([...this.#lines.keys()][0] ?? "");
  }

  /** Goes on from a network that is on stage already, such as one that an undo has brought back. @param {string} name */
  async adopt(name) {
    const { run, step } = trainedIn(name);
    this.pause();
    const wish = (this.#wish = {});
    if (runOf(name) !== runOf(this.answer?.name ?? "")) {
      this.#keepLine();
      Object.assign(this, { run: JSON.parse(run), progress: this.#lines.get(runOf(name)) ?? [] });
    }
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
    this.targetStep = null;
    this.playing = true;
    this.#changed();
    try {
      await (this.#speed === 0 ? this.#playFast(wish) : this.#playSteps(wish));
      if (wish === this.#wish && this.step >= MOST_STEPS)
        throw new Error(`a training goes no further than step ${MOST_STEPS}`);
    } finally {
      if (wish === this.#wish) this.pause();
    }
  }

  /** So many steps a second. @param {object} wish */
  async #playSteps(wish) {
    const steps = Math.max(1, Math.round(this.#speed / LOOKS));
    for (let deliberate = true; this.#mayGoOn(wish); deliberate = false) {
      const rest = new Promise((resolve) => setTimeout(resolve, (1000 * steps) / this.#speed));
      const plays = { at: this.step, speed: this.#speed };
      await this.#reach(Math.min(MOST_STEPS, this.step + steps), false, wish, deliberate, true, plays);
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
    for (let deliberate = true; this.#mayGoOn(wish) && step < MOST_STEPS;) {
      const due = Date.now() >= dueMs;
      const answer = await this.#answerTo({ run, from: step, advance: AT_ONCE_MS, document: due, plays: { at: step, speed: 0 } }, wish); // prettier-ignore
      ({ run, step } = answer);
      progress.push(...answer.progress);
      if (!due && !answer.stopped && !answer.recorded) continue;
      await shown;
      dueMs = Date.now() + restMs(run);
      const all = { ...answer, progress };
      const how = { deliberate };
      shown = this.#busyWith(wish, () => this.#arrive(all, wish, how));
      shown.catch(() => {}); // whoever waits for it is told
      progress = [];
      deliberate = false;
      if (answer.recorded?.last) break;
    }
    await shown;
    if (this.#mayGoOn(wish) && step === MOST_STEPS) await this.#reach(step, false, wish, false);
  }

  /** Whether what plays can go on. @param {object} wish */
  #mayGoOn(wish) {
    return wish === this.#wish && !this.stopped && this.step < MOST_STEPS;
  }

  /** Ends what plays, or the way to a step that is far off: what it has come to is shown. */
  pause() {
    if (this.targetStep !== null) this.#halted = this.#wish;
    if (!this.playing) return;
    this.playing = false;
    const wish = (this.#wish = {});
    this.#changed();
    // Paused before its first network was there, a run still comes to the stage.
    queueMicrotask(() => {
      if (wish !== this.#wish || this.#awaited === null) return;
      this.#reach(this.#awaited, true, wish).catch((error) => this.#fail(error));
    });
  }

  /** Rests while its element is in no page. */
  leave() {
    this.#left = this.playing || this.targetStep;
    this.pause();
  }

  /** Goes on when the element is put back, where it was training or on its way. */
  comeBack() {
    const left = this.#left;
    this.#left = null;
    if (typeof left === "number") this.goTo(left).catch((error) => this.#fail(error));
    this.playing ||= left === true;
    this.#goOn();
  }

  /**
   * @param {number} step @param {boolean} first whether it is another network than before @param {object} wish
   * @param {boolean} [deliberate] whether somebody asks for it now @param {boolean} [shows] whether it is to be shown @param {Wanted["plays"]} [plays]
   */
  #reach(step, first, wish, deliberate = true, shows = true, plays) {
    this.targetStep = !this.playing && step > this.furthest + FAR ? step : null;
    this.reachedStep = Math.min(step, this.furthest);
    if (this.targetStep) this.#changed();
    // Steps that nobody has seen yet are trained on the way, with their losses.
    const from = step > this.furthest ? this.furthest : this.step;
    const wanted = { run: this.run, from, step, document: true, plays };
    return this.#busyWith(wish, async () => {
      await this.#arrive(await this.#answerTo(wanted, wish), wish, { first, deliberate, shows });
    });
  }

  /** @param {object} wish @param {() => Promise<void>} work puts another network on stage */
  async #busyWith(wish, work) {
    this.#pending++;
    this.failed = null;
    try {
      await work();
    } finally {
      this.#pending--;
      if (wish === this.#wish) this.targetStep = null;
      if (wish === this.#wish || !this.busy) this.#changed();
    }
  }

  /** @param {Wanted} wanted @param {object} wish */
  async #answerTo(wanted, wish) {
    const goesOn = (/** @type {number} */ step) => {
      if (wish !== this.#wish || wish === this.#halted) return false;
      const target = wanted.step ?? wanted.from;
      if (target > step + FAR) Object.assign(this, { targetStep: target, reachedStep: step });
      this.#changed();
      return true;
    };
    try {
      return await this.#ask({ ...wanted, goesOn });
    } catch (error) {
      this.#awaited = null;
      if (wish === this.#wish) Object.assign(this, this.#accepted);
      throw error;
    }
  }

  /**
   * Takes an answer over and shows it, unless something else is wanted by now.
   * @param {TrainedStep} answer @param {object} wish
   * @param {{first?: boolean, deliberate?: boolean, shows?: boolean}} how as `#reach` has it
   */
  async #arrive(answer, wish, { first = false, deliberate = true, shows = true }) {
    if (wish !== this.#wish) return;
    const there = this.answer !== null && this.#isOnStage(this.answer.name);
    // The reader has turned to another network.
    if (!deliberate && !there) return this.pause();
    const { answer: before, step } = this;
    const accepted = this.#accepted;
    this.#take(answer);
    try {
      if (shows) await this.#show(answer, first || !there);
    } catch (error) {
      // The network before is still on stage.
      if (before && this.answer === answer) {
        Object.assign(this, { answer: before, step });
        if (runOf(before.name) !== runOf(answer.name)) Object.assign(this, (this.#accepted = accepted));
      }
      throw error;
    }
    // A recording that plays stops at its end; to go on is Python's.
    if (answer.recorded?.last && wish === this.#wish) this.pause();
  }

  /** @param {TrainedStep} answer */
  #take(answer) {
    const { run, step, stopped } = answer;
    const progress = joined(this.progress, answer.progress);
    this.targetStep = this.#awaited = null;
    this.#accepted = { run, progress, stopped };
    Object.assign(this, { answer, step }, this.#accepted);
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
