// @ts-check
/** Brings program, stage, controls and interpreter together: what changes in one is told to the others here, and nowhere else. */

import { UNSEEN } from "../render/palette.js";
import { Controls } from "../ui/controls.js";
import { Adjusting } from "./adjusting.js";
import { Coloring } from "./coloring.js";
import { interpreterFor, startBy } from "./interpreter.js";
import { mark } from "./marks.js";
import { Opening } from "./opening.js";
import { Pacing } from "./pacing.js";
import { Program } from "./program.js";
import { Stage } from "./stage.js";
import { Starting } from "./starting.js";
import { watch } from "./surroundings.js";
import { Targeting } from "./targeting.js";

/**
 * @typedef {import("../types.d.ts").Target} Target @typedef {import("../types.d.ts").Status} Status @typedef {import("../types.d.ts").Reel} Reel
 * @typedef {import("../types.d.ts").Settings} Settings @typedef {import("../types.d.ts").Display} Display @typedef {import("../types.d.ts").Trace} Trace
 * @typedef {import("../types.d.ts").Conducting} Conducting
 */

/** The change of the program → the event that tells of it. @type {Partial<Record<import("./program.js").Change, string>>} */
const EVENTS = { skeleton: "networkchange", network: "networkchange", sample: "samplechange", answer: "samplechange" };

export class Conductor {
  #host;
  #parts;
  #display;
  /** @type {Status | ""} */
  #told = "";
  /** Tells cards and panels what has changed: see `Conducting`. */
  news = new EventTarget();
  /** @type {Conducting["setInput"]} */ setInput = (i, value) => this.adjusting.setInput(i, value);
  /** @type {Conducting["setInputs"]} */ setInputs = (inputs) => this.adjusting.setInputs(inputs);
  /** @type {Conducting["setTemperature"]} */ setTemperature = (temperature) =>
    this.adjusting.setTemperature(temperature);
  /** @type {Conducting["change"]} */ change = (place, value) => this.adjusting.change(place, value);
  /** @type {Conducting["compareTemperature"]} */ compareTemperature = (compares) =>
    void (this.stage.comparesTemperature = compares);
  /** @type {Conducting["seek"]} */ seek = (timeMs) => this.pacing.seek(timeMs);
  /** @type {Conducting["step"]} */ step = (count, unit) => this.pacing.step(count, unit);
  newSample = () => this.adjusting.newSample();
  reset = () => this.adjusting.reset();

  /**
   * @param {HTMLElement} host whose events these are @param {import("../ui/template.js").Parts} parts
   * @param {Settings} settings @param {Display} display
   */
  constructor(host, parts, settings, display) {
    this.#host = host;
    this.#parts = parts;
    this.#display = display;
    this.controls = new Controls(parts, {
      onPlay: () => (this.paused = !this.paused),
      onRandomize: () => void this.randomize().catch(() => {}), // said in the element already
      onRetry: (about) => (about === "reel" ? this.opening.again() : void this.starting.start()),
    });
    this.stage = new Stage({
      stillCanvas: parts.still,
      movingCanvas: parts.moving,
      palette: UNSEEN,
      onEnd: () => this.pacing.end(),
      onStep: (step) => this.#stepped(step),
      onPhase: () => this.#phased(),
    });
    this.coloring = new Coloring(host, parts, (palette) => (this.stage.palette = palette));
    this.program = new Program({
      settings,
      interpreter: interpreterFor(display.python),
      onChange: (change) => this.#changed(change),
    });
    const { stage, program, controls } = this;
    this.starting = new Starting(host, program, controls);
    const { pace } = parts;
    /** @type {Conductor["run"]} */
    const run = (work, rethrow) => this.run(work, rethrow);
    const { starting } = this;
    this.opening = new Opening({ host, stage, program, controls, starting, run });
    this.pacing = new Pacing({
      ...{ pace, stage, program, controls, run },
      tell: (news) => this.#tell(news),
      // How it begins is no change.
      onMoment: () => this.#told && this.#dispatch("momentchange", { paused: this.paused }),
    });
    this.adjusting = new Adjusting({
      program,
      complain: (about, sentence) => controls.complain(about, sentence),
      run: (work) => this.#wish(work),
    });
    this.targeting = new Targeting({ stage, program, controls, onTarget: (target) => this.#aimed(target) });
  }

  /** Listens to the page and the reader until the signal aborts. @param {AbortSignal} signal */
  listen(signal) {
    const { stage, still } = this.#parts;
    this.stage.player.view = stage.ownerDocument.defaultView ?? window;
    watch(stage, signal, {
      onSize: (...size) => this.stage.resize(...size),
      onVisible: (visible) => this.#see(visible),
      onReducedMotion: (reduced) => (this.stage.reducedMotion = reduced),
      onColors: () => this.coloring.refresh(),
      onPrint: (printing) => this.#print(printing),
    });
    this.coloring.listen(signal);
    still.addEventListener("contextrestored", () => this.stage.refresh(), { signal });
    this.controls.listen(signal);
    interpreterFor("auto").addEventListener("statuschange", () => this.statusChanged(), { signal });
    interpreterFor("auto").addEventListener("progress", () => this.starting.showStatus(), { signal });
    signal.addEventListener("abort", () => this.#see(false));
    if (this.#told === "") return;
    // It was in a page before: where it stands now other colours may hold, and Python may have come on.
    this.coloring.refresh();
    this.statusChanged();
  }

  /** @returns {Status} */
  get status() {
    return this.starting.status;
  }

  /** Whether Python may be asked at once about the network on stage: it runs, or may start unasked. */
  get answers() {
    const { reel, live } = this.program;
    return reel !== null && (live || ["auto", "eager"].includes(this.#display.python));
  }

  get paused() {
    return this.pacing.paused;
  }

  set paused(paused) {
    this.pacing.paused = paused;
  }

  /** @returns {import("../types.d.ts").OnStage} */
  get onStage() {
    const { trace, reel, settings, authoredTemperature } = this.program;
    const { inputs } = this.adjusting;
    const { target } = this.targeting;
    const { paused } = this;
    return { trace, reel, settings, inputs, authoredTemperature, target, paused, ...this.stage.shown };
  }

  /** Is on something from now on, as by a pointer. @param {Target} target */
  aim(target) {
    this.targeting.target = target;
  }

  /** How the picture is to be shown. */
  get display() {
    return this.#display;
  }

  set display(display) {
    const first = this.#told === "";
    this.#display = display;
    startBy(display.interpreter);
    this.starting.wish = display.python;
    this.controls.labels = display.labels;
    this.stage.labels = display.labels;
    this.pacing.authorSpeed = display.speed;
    this.#parts.frame.dataset.controls = display.controls;
    this.coloring.theme = display.theme;
    if (first) {
      this.paused = !display.autoplay;
      if (!display.autoplay) this.stage.seek(Infinity);
      this.#told = this.status;
    } else {
      this.#show();
      this.#tell("numbers");
      this.starting.asWished();
    }
    this.statusChanged();
  }

  /** Does something with the network on stage: at once, or when the one that is being opened is there. @param {() => void} work */
  whenOpen(work) {
    this.opening.whenOpen(work);
  }

  /** @returns {Promise<void>} resolved when another network is drawn */
  randomize() {
    return this.opening.randomize();
  }

  /**
   * Does something that may need Python, and says in the element what went wrong.
   * @param {() => Promise<unknown>} work @param {boolean} [rethrow]
   */
  async run(work, rethrow = false) {
    try {
      await work();
      this.controls.complain("request", null);
    } catch (error) {
      if (this.status === "failed") this.starting.tellFailure();
      else this.controls.complain("request", error instanceof Error ? error.message : String(error));
      if (rethrow) throw error;
    }
  }

  /** Does what the reader wishes: controls show the wish at once, and where it is refused what is on stage again. @param {() => Promise<unknown>} work */
  async #wish(work) {
    const done = this.run(work);
    this.#tell("numbers");
    await done;
    this.#tell("numbers");
  }

  /** @returns {[Reel, Trace]} */
  #present() {
    return [/** @type {Reel} */ (this.program.reel), /** @type {Trace} */ (this.program.trace)];
  }

  /** @param {import("./program.js").Change} change */
  #changed(change) {
    const { trace, settings } = this.program;
    if (change === "skeleton") this.stage.showSkeleton(settings.layers);
    else if (change === "network") this.stage.showNetwork(...this.#present());
    else if (change === "sample") this.stage.showSample(...this.#present());
    else this.stage.replace(...this.#present());
    if (trace?.source === "live") mark("live");
    // Until now nobody knew whether there are numbers, and words about it would have moved.
    this.#parts.frame.toggleAttribute("data-opened", true);
    this.#show();
    this.#tellStep();
    this.targeting.keep();
    this.starting.showStatus();
    this.#tell("numbers");
    const event = EVENTS[change];
    if (event) this.#dispatch(event, { settings: { ...settings }, source: trace?.source });
  }

  /** @param {import("../types.d.ts").Step} step */
  #stepped(step) {
    if (step.name === "weigh" && this.program.trace) mark("first-pulse");
    this.#tellStep();
    this.#tell("step");
  }

  /** More is known than before, or, after a seek, less. */
  #phased() {
    this.#show();
    this.targeting.keep();
    this.#tell("phase");
  }

  #show() {
    this.controls.show(this.program.trace, this.program.settings, this.stage.phase);
  }

  #tellStep() {
    const { trace, settings } = this.program;
    this.controls.tellStep(trace && this.stage.step, settings);
  }

  /** The interpreter may be another, or in another state. */
  statusChanged() {
    const { status } = this;
    this.stage.player.sparing = status === "starting";
    this.starting.statusChanged();
    if (status === this.#told) return;
    this.#told = status;
    if (status === "live") void this.opening.takeOver();
    this.#dispatch("statuschange", { status, reason: this.program.interpreter.reason });
  }

  /** @param {boolean} visible */
  #see(visible) {
    // What is not rendered has no transitions: a change of colours went unnoticed there.
    if (visible) this.coloring.refresh();
    this.stage.player.visible = visible;
    this.starting.visible = visible;
  }

  /** @param {boolean} printing */
  #print(printing) {
    this.#parts.frame.toggleAttribute("data-print", printing);
    this.coloring.refresh();
    if (printing) this.stage.print();
    else this.stage.refresh();
  }

  /** @param {Target} target */
  #aimed(target) {
    this.#tell("target");
    this.#dispatch("targetchange", { target, held: this.targeting.held });
  }

  /** @param {import("../types.d.ts").News} news */
  #tell(news) {
    this.news.dispatchEvent(new Event(news));
  }

  /** @param {string} name @param {object} detail */
  #dispatch(name, detail) {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
