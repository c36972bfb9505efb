// @ts-check
/** Brings program, stage, controls and interpreter together: what changes in one is told to the others here, and nowhere else. */

import { UNSEEN } from "../render/palette.js";
import { exists, hitTest, sameTarget } from "../scene/hit-test.js";
import { Controls } from "../ui/controls.js";
import { listenToPointer } from "../ui/pointer.js";
import { Coloring } from "./coloring.js";
import { GivenReels, settingsOf } from "./given-reels.js";
import { interpreterFor, savesData, tellStatus, whenIdle, whenMoving } from "./interpreter.js";
import { mark } from "./marks.js";
import { Program } from "./program.js";
import { Stage } from "./stage.js";
import { watch } from "./surroundings.js";

/**
 * @typedef {import("../types.d.ts").Target} Target @typedef {import("../types.d.ts").Status} Status @typedef {import("../types.d.ts").Reel} Reel
 * @typedef {import("../types.d.ts").Settings} Settings @typedef {import("../types.d.ts").Display} Display @typedef {import("../types.d.ts").Trace} Trace
 */

/** The change of the program → the event that tells of it. @type {Partial<Record<import("./program.js").Change, string>>} */
const EVENTS = { skeleton: "networkchange", network: "networkchange", sample: "samplechange", answer: "samplechange" };

const ANOTHER = "The network asked for cannot be had here, so another one, recorded beforehand, plays instead.";
const ON_REQUEST = "This network was not recorded: its numbers come from Python, which starts when you say so.";

export class Conductor {
  #host;
  #parts;
  #display;
  #coloring;
  #given;
  #visible = false;
  #paused = false;
  /** Whether the network that is wanted can only come from Python. */
  #missing = false;
  /** @type {Target} */
  #target = null;
  /** @type {Status | ""} */
  #told = "";
  /** @type {Promise<unknown>} */
  #opened = Promise.resolve();
  #opening = false;
  /** @type {Promise<unknown>} */
  #takenOver = Promise.resolve();

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
      onRetry: () => void this.#startPython(),
    });
    this.stage = new Stage({
      stillCanvas: parts.still,
      movingCanvas: parts.moving,
      palette: UNSEEN,
      onEnd: () => (this.program.inputs ? this.stage.showSample(...this.#present()) : this.program.nextSample()),
      onStep: (step) => this.#stepped(step),
    });
    this.#coloring = new Coloring(host, parts, (palette) => (this.stage.palette = palette));
    this.#given = new GivenReels(host, (sentence) => this.controls.complain("reel", sentence));
    this.program = new Program({
      settings,
      interpreter: interpreterFor(display.python),
      onChange: (change) => this.#changed(change),
    });
  }

  /** Listens to the page and the reader until the signal aborts. @param {AbortSignal} signal */
  listen(signal) {
    const { stage, still } = this.#parts;
    watch(stage, signal, {
      onSize: (widthPx, heightPx) => this.stage.resize(widthPx, heightPx),
      onVisible: (visible) => this.#see(visible),
      onReducedMotion: (reduced) => (this.stage.reducedMotion = reduced),
      onColors: () => this.#coloring.refresh(),
      onPrint: (printing) => this.#print(printing),
    });
    this.#coloring.listen(signal);
    still.addEventListener("contextrestored", () => this.stage.refresh(), { signal });
    listenToPointer(stage, signal, (x, y, reachPx) => this.#point(x, y, reachPx), () => this.#aim(null)); // prettier-ignore
    this.controls.listen(signal);
    interpreterFor("auto").addEventListener("statuschange", () => this.#statusChanged(), { signal });
    interpreterFor("auto").addEventListener("progress", () => this.#showStatus(), { signal });
    signal.addEventListener("abort", () => this.#see(false));
    if (this.#told === "") return;
    // It was in a page before: where it stands now other colours may hold, and Python may have come on.
    this.#coloring.refresh();
    this.#statusChanged();
  }

  /** @returns {Status} */
  get status() {
    return this.#display.python === "off" ? "off" : this.program.interpreter.status;
  }

  get paused() {
    return this.#paused;
  }

  set paused(paused) {
    this.#paused = paused;
    this.stage.playing = !paused;
    this.controls.showPlaying(!paused);
  }

  /** How the picture is to be shown. @param {Display} display */
  set display(display) {
    const first = this.#told === "";
    this.#display = display;
    if (this.program.interpreter !== interpreterFor(display.python)) this.controls.complain("request", null);
    this.program.interpreter = interpreterFor(display.python);
    this.controls.labels = display.labels;
    this.stage.labels = display.labels;
    this.stage.speed = display.speed;
    this.#parts.frame.dataset.controls = display.controls;
    this.#coloring.theme = display.theme;
    if (first) {
      this.paused = !display.autoplay;
      if (!display.autoplay) this.stage.player.seek(Infinity);
      this.#told = this.status;
    } else {
      this.controls.show(this.program.trace, this.program.settings);
      this.#startAsWished();
    }
    this.#statusChanged();
  }

  /**
   * Opens the network of these settings, from whichever source has it first.
   * @param {Settings} settings @param {ReadonlySet<string>} said the names of those the author chose; a given reel decides the others
   */
  open(settings, said) {
    // A network may be long in coming: until then at least its shape is right.
    if (!this.program.reel) this.stage.showSkeleton(settings.layers);
    const opened = this.run(() => this.#open(settings, said));
    this.#opened = opened;
    this.#opening = true;
    void opened.then(() => (this.#opening = this.#opened !== opened));
  }

  /** Does something with the network on stage: at once, or when the one that is being opened is there. @param {() => void} work */
  whenOpen(work) {
    if (this.#opening) void this.#opened.then(() => this.whenOpen(work));
    else work();
  }

  /** @returns {Promise<void>} resolved when Python's numbers are on stage, rejected with the reason when they do not come */
  async whenLive() {
    await null; // attributes that were set just now are read first
    await this.#opened;
    await this.program.interpreter.start();
    await this.#takenOver;
  }

  /** @returns {Promise<void>} resolved when another network is drawn */
  async randomize() {
    while (this.#opening) await this.#opened;
    await this.run(() => this.program.randomize(), true);
    await this.stage.player.painted();
    this.controls.announceNetwork(this.program.trace);
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
      if (this.status === "failed") this.#tellFailure();
      else this.controls.complain("request", error instanceof Error ? error.message : String(error));
      if (rethrow) throw error;
    }
  }

  /** @param {Settings} settings @param {ReadonlySet<string>} said */
  async #open(settings, said) {
    const given = await this.#given.take(this.#display.reel);
    for (const reel of given.toReversed()) this.program.give(reel);
    const recorded = await this.program.open(settingsOf(settings, given[0], said));
    if (recorded === null) return;
    this.#missing = !recorded;
    this.controls.complain("instead", null);
    if (this.status === "failed") this.#showGivenInstead();
    this.#startIfMissing();
    if (this.program.live) await this.#takeOver();
    else this.#startAsWished();
    if (recorded && !savesData()) whenIdle(() => void this.program.prepare());
  }

  /** Starts Python if the author's policy says so. */
  #startAsWished() {
    if (this.#display.python === "eager") whenMoving(() => this.#host.isConnected && void this.#startPython());
    else this.#startIfMissing();
  }

  #takeOver() {
    this.#takenOver = this.run(() => this.program.takeOver(), true);
    return this.#takenOver.catch(() => {}); // said in the element already
  }

  /** @returns {Promise<void>} */
  #startPython() {
    return this.program.interpreter.start().catch(() => {}); // the change of status says it
  }

  /** A network that nobody recorded is asked of Python as soon as somebody looks, or else when the reader says so. */
  #startIfMissing() {
    const missing = this.#missing && this.status === "idle";
    const unasked = this.#display.python === "auto" && !savesData();
    if (missing && unasked && this.#visible) void this.#startPython();
    const waits = missing && !unasked && this.#display.python !== "eager";
    this.controls.complain("skeleton", waits ? ON_REQUEST : null, "Start Python");
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
    this.controls.show(trace, settings);
    this.#tellStep();
    this.#keepTarget();
    this.#showStatus();
    const event = EVENTS[change];
    if (event) this.#dispatch(event, { settings: { ...settings }, source: trace?.source });
  }

  /** @param {import("../types.d.ts").Step} step */
  #stepped(step) {
    if (step.name === "weigh" && this.program.trace) mark("first-pulse");
    this.#tellStep();
  }

  #tellStep() {
    const { trace, settings } = this.program;
    this.controls.tellStep(trace && this.stage.step, settings);
  }

  #statusChanged() {
    this.#showStatus();
    const { status } = this;
    this.stage.player.sparing = status === "starting";
    this.#tellFailure();
    this.#startIfMissing();
    if (status === "failed") this.#showGivenInstead();
    if (status === this.#told) return;
    this.#told = status;
    if (status === "live") void this.#takeOver();
    this.#dispatch("statuschange", { status, reason: this.program.interpreter.reason });
  }

  #tellFailure() {
    const { reason, hopeless } = this.program.interpreter;
    const failed = this.status === "failed";
    const sentence = failed ? `Python could not run: ${reason}. What was recorded goes on playing.` : null;
    this.controls.complain("interpreter", sentence, hopeless ? "" : "Try again");
  }

  /** Where Python can never come, the author's own reel is better than a stage without numbers. */
  #showGivenInstead() {
    const { given } = this.program;
    if (!this.program.interpreter.hopeless || !this.#missing || !given) return;
    this.#missing = false;
    this.controls.complain("instead", ANOTHER);
    void this.program.open(settingsOf(this.program.settings, given, new Set()));
  }

  #showStatus() {
    const source = this.program.trace?.source ?? null;
    const words = tellStatus(this.status, source, this.program.interpreter.percent);
    this.controls.showStatus(this.status, source, words);
  }

  /** @param {boolean} visible */
  #see(visible) {
    this.#visible = visible;
    // What is not rendered has no transitions: a change of colours went unnoticed there.
    if (visible) this.#coloring.refresh();
    this.stage.player.visible = visible;
    this.#startIfMissing();
  }

  /** @param {boolean} printing */
  #print(printing) {
    this.#parts.frame.toggleAttribute("data-print", printing);
    this.#coloring.refresh();
    if (printing) this.stage.print();
    else this.stage.refresh();
  }

  /** @param {number} x @param {number} y @param {number} reachPx */
  #point(x, y, reachPx) {
    const { layout, trace, layers } = this.stage.picture;
    this.#aim(hitTest(layout, trace, layers, x, y, reachPx));
  }

  /** The target's numbers are another sample's now; in another network it may be gone. */
  #keepTarget() {
    const target = this.#target;
    if (!target) return;
    const { settings, trace } = this.program;
    if (exists(target, settings.layers, trace)) this.controls.tellTarget(target, trace, settings);
    else this.#aim(null);
  }

  /** @param {Target} target */
  #aim(target) {
    if (sameTarget(target, this.#target)) return;
    this.#target = target;
    this.stage.target = target;
    this.controls.tellTarget(target, this.program.trace, this.program.settings);
    this.#dispatch("targetchange", { target });
  }

  /** @param {string} name @param {object} detail */
  #dispatch(name, detail) {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
