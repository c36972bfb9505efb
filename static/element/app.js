// @ts-check
/** Wires store, stage, controls and backend together: changes in one reach the others through this class alone. */

import { isAnswered } from "../core/phases.js";
import { Adjustments } from "../features/adjust/adjustments.js";
import { Playback } from "../features/playback/playback.js";
import { Theme } from "../features/theme/theme.js";
import { KINDS } from "../operations/kinds.js";
import { Stage } from "../stage/stage.js";
import { Controls } from "../ui/controls.js";
import { UNSEEN } from "../ui/palette.js";
import { backendFor, chooseInterpreter } from "./backends.js";
import { NetworkOpener } from "./network-opener.js";
import { NetworkStore } from "./network-store.js";
import { watchPage } from "./page-watcher.js";
import { mark } from "./performance-marks.js";
import { StartPolicy } from "./start-policy.js";
import { TargetSelection } from "./target-selection.js";

/**
 * @import { Display, PanelContext, Reel, Settings, Status, Target, Trace } from "../types.d.ts"
 * @import { StageChange } from "./network-store.js"
 */

/** The change of the store → the public event to dispatch. @type {Partial<Record<StageChange, string>>} */
const EVENTS = { skeleton: "networkchange", network: "networkchange", sample: "samplechange", answer: "samplechange" };

export class App {
  #host;
  #parts;
  #display;
  /** @type {Status | ""} */
  #reportedStatus = "";
  /** Dispatches what has changed to cards and panels: see `PanelContext`. */
  events = new EventTarget();
  /** @type {PanelContext["setInput"]} */ setInput = (i, value) => this.adjustments.setInput(i, value);
  /** @type {PanelContext["setInputs"]} */ setInputs = (inputs) => this.adjustments.setInputs(inputs);
  /** @type {PanelContext["setTemperature"]} */ setTemperature = (temperature) =>
    this.adjustments.setTemperature(temperature);
  /** @type {PanelContext["change"]} */ change = (place, value) => this.adjustments.change(place, value);
  /** @type {PanelContext["compareTemperature"]} */ compareTemperature = (compares) =>
    void (this.stage.comparesTemperature = compares);
  /** @type {PanelContext["seek"]} */ seek = (timeMs) => this.playback.seek(timeMs);
  /** @type {PanelContext["step"]} */ step = (count, unit) => this.playback.step(count, unit);
  newSample = () => this.adjustments.newSample();
  reset = () => this.adjustments.reset();

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
      onRandomize: () => void this.randomize().catch(() => {}), // already shown in the notice
      onRetry: (about) => (about === "reel" ? this.opener.again() : void this.startPolicy.start()),
    });
    this.stage = new Stage({
      stillCanvas: parts.still,
      movingCanvas: parts.moving,
      palette: UNSEEN,
      kinds: KINDS,
      onEnd: () => this.playback.end(),
      onPhase: (phase) => this.#phaseChanged(phase),
      onKnown: () => this.#knownChanged(),
    });
    this.theme = new Theme(host, parts, (palette) => (this.stage.palette = palette));
    this.store = new NetworkStore(settings, backendFor(display.python));
    this.store.addEventListener("change", (event) => this.#storeChanged(/** @type {CustomEvent} */ (event).detail));
    const { stage, store, controls } = this;
    this.startPolicy = new StartPolicy(host, store, controls);
    const { pace } = parts;
    /** @type {App["run"]} */
    const run = (work, rethrow) => this.run(work, rethrow);
    const { startPolicy } = this;
    this.opener = new NetworkOpener({ host, stage, store, controls, startPolicy, run });
    this.playback = new Playback({
      ...{ pace, stage, store, controls, run },
      emit: (event) => this.#emit(event),
      // How it begins is no change.
      onMoment: () => this.#reportedStatus && this.#dispatch("momentchange", { paused: this.paused }),
    });
    this.adjustments = new Adjustments({
      store,
      setNotice: (about, sentence) => controls.setNotice(about, sentence),
      run: (work) => this.#runRequest(work),
    });
    this.selection = new TargetSelection({ stage, store, controls, onTarget: (target) => this.#targetChanged(target) });
  }

  /** Listens to the page and the reader until the signal aborts. @param {AbortSignal} signal */
  listen(signal) {
    const { stage, still } = this.#parts;
    this.stage.player.view = stage.ownerDocument.defaultView ?? window;
    watchPage(stage, signal, {
      onSize: (...size) => this.stage.resize(...size),
      onVisible: (visible) => this.#setVisible(visible),
      onReducedMotion: (reduced) => (this.stage.reducedMotion = reduced),
      onColors: () => this.theme.refresh(),
      onPrint: (printing) => this.#print(printing),
    });
    this.theme.listen(signal);
    still.addEventListener("contextrestored", () => this.stage.refresh(), { signal });
    this.controls.listen(signal);
    backendFor("auto").addEventListener("statuschange", () => this.statusChanged(), { signal });
    backendFor("auto").addEventListener("progress", () => this.startPolicy.showStatus(), { signal });
    signal.addEventListener("abort", () => this.#setVisible(false));
    if (this.#reportedStatus === "") return;
    // It was in a page before: meanwhile its colours and Python's status may have changed.
    this.theme.refresh();
    this.statusChanged();
  }

  /** @returns {Status} */
  get status() {
    return this.startPolicy.status;
  }

  /** Whether Python may be asked at once about the network on stage: it runs, or may start unasked. */
  get canAsk() {
    const { reel, live } = this.store;
    return reel !== null && (live || ["auto", "eager"].includes(this.#display.python));
  }

  get paused() {
    return this.playback.paused;
  }

  set paused(paused) {
    this.playback.paused = paused;
  }

  /** @returns {import("../types.d.ts").OnStage} */
  get onStage() {
    const { trace, reel, settings, authoredTemperature } = this.store;
    const { inputs } = this.adjustments;
    const { target } = this.selection;
    const { paused } = this;
    return { trace, reel, settings, inputs, authoredTemperature, target, paused, ...this.stage.snapshot };
  }

  /** Sets the target, as a click does. @param {Target} target */
  aim(target) {
    this.selection.target = target;
  }

  /** The author's display settings. */
  get display() {
    return this.#display;
  }

  set display(display) {
    const first = this.#reportedStatus === "";
    this.#display = display;
    chooseInterpreter(display.interpreter);
    this.startPolicy.policy = display.python;
    this.controls.labels = display.labels;
    this.stage.labels = display.labels;
    this.playback.authorSpeed = display.speed;
    this.controls.level = display.controls;
    this.theme.choice = display.theme;
    if (first) {
      this.paused = !display.autoplay;
      if (!display.autoplay) this.stage.seek(Infinity);
      this.#reportedStatus = this.status;
    } else {
      this.#show();
      this.#emit("numbers");
      this.startPolicy.applyPolicy();
    }
    this.statusChanged();
  }

  /** Runs work on the network on stage: at once, or once the network that is being opened has arrived. @param {() => void} work */
  whenOpen(work) {
    this.opener.whenOpen(work);
  }

  /** @returns {Promise<void>} resolved when another network is drawn */
  randomize() {
    return this.opener.randomize();
  }

  /**
   * Runs work that may need Python; if it fails, shows the reason in the notice.
   * @param {() => Promise<unknown>} work @param {boolean} [rethrow]
   */
  async run(work, rethrow = false) {
    try {
      await work();
      this.controls.setNotice("request", null);
    } catch (error) {
      if (this.status === "failed") this.startPolicy.showFailure();
      else this.controls.setNotice("request", error instanceof Error ? error.message : String(error));
      if (rethrow) throw error;
    }
  }

  /** Runs a reader's request: controls show it at once, and return to what is on stage if it fails. @param {() => Promise<unknown>} work */
  async #runRequest(work) {
    const done = this.run(work);
    this.#emit("numbers");
    await done;
    this.#emit("numbers");
  }

  /** @returns {[Reel, Trace]} */
  #current() {
    return [/** @type {Reel} */ (this.store.reel), /** @type {Trace} */ (this.store.trace)];
  }

  /** @param {StageChange} change */
  #storeChanged(change) {
    const { trace, settings } = this.store;
    if (change === "skeleton") this.stage.showSkeleton(settings);
    else if (change === "network") this.stage.showNetwork(...this.#current());
    else if (change === "sample") this.stage.showSample(...this.#current());
    else this.stage.replace(...this.#current());
    if (trace?.source === "live") mark("live");
    // Hidden until the first result, so that status text cannot shift the layout.
    this.controls.toggle("opened", true);
    this.#show();
    this.#showPhase();
    this.selection.revalidate();
    this.startPolicy.showStatus();
    this.#emit("numbers");
    const event = EVENTS[change];
    if (event) this.#dispatch(event, { settings: { ...settings }, source: trace?.source });
  }

  /** @param {import("../types.d.ts").Phase} phase */
  #phaseChanged({ glyph }) {
    if (glyph === "travel" && this.store.trace) mark("first-pulse");
    this.#showPhase();
    this.#emit("step");
  }

  /** More values are known than before or, after a seek, fewer. */
  #knownChanged() {
    this.#show();
    this.selection.revalidate();
    this.#emit("phase");
  }

  #show() {
    const { timeline, paintedTimeMs } = this.stage;
    this.controls.show(this.store.trace, this.store.settings, isAnswered(timeline, paintedTimeMs));
  }

  #showPhase() {
    const { trace, settings } = this.store;
    this.controls.showPhase(trace && this.stage.phase, settings);
  }

  /** The backend or its status may have changed. */
  statusChanged() {
    const { status } = this;
    this.stage.player.sparing = status === "starting";
    this.startPolicy.statusChanged();
    if (status === this.#reportedStatus) return;
    this.#reportedStatus = status;
    if (status === "live") void this.opener.refreshFromLive();
    this.#dispatch("statuschange", { status, reason: this.store.backend.reason });
  }

  /** @param {boolean} visible */
  #setVisible(visible) {
    // While it was not rendered no transition could report new colours.
    if (visible) this.theme.refresh();
    this.stage.player.visible = visible;
    this.startPolicy.visible = visible;
  }

  /** @param {boolean} printing */
  #print(printing) {
    this.controls.toggle("print", printing);
    this.theme.refresh();
    if (printing) this.stage.print();
    else this.stage.refresh();
  }

  /** @param {Target} target */
  #targetChanged(target) {
    this.#emit("target");
    this.#dispatch("targetchange", { target, held: this.selection.pinned });
  }

  /** @param {import("../types.d.ts").AppEvent} event */
  #emit(event) {
    this.events.dispatchEvent(new Event(event));
  }

  /** @param {string} name @param {object} detail */
  #dispatch(name, detail) {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
