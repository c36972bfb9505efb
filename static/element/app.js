// @ts-check
/** Wires store, stage, controls and backend together: what changes in one reaches the others as events. */

import { labelsFor } from "../core/names.js";
import { isAnswered } from "../core/phases.js";
import { Playback } from "../features/playback/playback.js";
import { Theme } from "../features/theme/theme.js";
import { KINDS } from "../operations/kinds.js";
import { Stage } from "../stage/stage.js";
import { Controls } from "../ui/controls.js";
import { UNSEEN } from "../ui/palette.js";
import { backendFor, chooseInterpreter } from "./backends.js";
import { loadModule } from "./load-module.js";
import { NetworkOpener } from "./network-opener.js";
import { NetworkStore } from "./network-store.js";
import { watchPage } from "./page-watcher.js";
import { mark } from "./performance-marks.js";
import { StartPolicy } from "./start-policy.js";
import { TargetSelection } from "./target-selection.js";

/**
 * @import { Adjustments } from "../features/adjust/adjustments.js"
 * @import { AppEvent, Display, Settings, Status } from "../types.d.ts"
 * @import { StageChange } from "./network-store.js"
 */

/** The change of the store → the public event to dispatch. @type {Partial<Record<StageChange, string>>} */
const PUBLIC_EVENTS = {
  skeleton: "networkchange",
  network: "networkchange",
  sample: "samplechange",
  answer: "samplechange",
};

export class App {
  #parts;
  #display;
  /** @type {Status | ""} */
  #reportedStatus = "";
  /** Dispatches what has changed, for whoever shows it: events named as in `AppEvent`. */
  events = new EventTarget();
  printing = false;
  /** What the author has written, once the element has read it. @type {import("./attributes.js").AuthorSettings | null} */
  author = null;
  /** What the reader changes; null until it is loaded. @type {Adjustments | null} */
  adjustments = null;
  /** The loss of the step of learning on stage. @type {import("../types.d.ts").StepLoss | null} */
  loss = null;

  /**
   * @param {import("./backends.js").Host} host whose events these are @param {import("../ui/template.js").Parts} parts
   * @param {Settings} settings @param {Display} display
   */
  constructor(host, parts, settings, display) {
    this.host = host;
    this.#parts = parts;
    this.#display = display;
    const controls = new Controls(parts, {
      onPlay: () => (this.paused = !this.paused),
      onRandomize: () => void this.randomize().catch(() => {}), // already shown in the notice
      onRetry: (about) => (about === "reel" ? this.opener.again() : void this.startPolicy.start()),
    });
    const stage = new Stage({
      stillCanvas: parts.still,
      movingCanvas: parts.moving,
      palette: UNSEEN,
      kinds: KINDS,
      onEnd: () => this.playback.end(),
      onPhase: ({ glyph }) => {
        if (glyph === "travel" && store.trace) mark("first-pulse");
        this.emit("phase");
      },
      onKnown: () => this.emit("known"),
    });
    const store = new NetworkStore(settings, backendFor(display.python, host));
    this.controls = controls;
    this.stage = stage;
    this.store = store;
    this.theme = new Theme(host, parts, (palette) => (stage.palette = palette));
    /** @type {App["run"]} */
    const run = (work, rethrow) => this.run(work, rethrow);
    /** @type {App["setNotice"]} */
    const setNotice = (about, sentence) => this.setNotice(about, sentence);
    const startPolicy = (this.startPolicy = new StartPolicy(host, store, controls));
    this.opener = new NetworkOpener({ host, stage, store, controls, startPolicy, run });
    this.playback = new Playback({
      ...{ pace: parts.pace, stage, store, setNotice, run },
      emit: (event) => this.emit(event),
      // How it begins is no change.
      onMoment: () => this.#reportedStatus && this.#dispatch("momentchange", { paused: this.paused }),
    });
    this.selection = new TargetSelection({
      ...{ stage, store, setNotice },
      hasLoss: () => this.loss !== null,
      onTarget: () => this.emit("target"),
    });
    this.#subscribe();
  }

  /** Who shows what, and when it may have changed. Each reads all that it shows, so that their order does not matter. */
  #subscribe() {
    const { store, stage, controls, selection } = this;
    store.addEventListener("change", (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
    // Hidden until the first result, so that status text cannot shift the layout.
    store.addEventListener("change", () => controls.toggle("opened", true), { once: true });
    /** @param {AppEvent[]} names @param {(event: CustomEvent) => void} work */
    const on = (names, work) => {
      for (const name of names) this.events.addEventListener(name, /** @type {EventListener} */ (work));
    };
    on(["numbers", "known", "playing", "moment"], () => {
      const { timeline, paintedTimeMs, again, picture } = stage;
      const after = again?.moment(paintedTimeMs);
      const answered = isAnswered(after?.timeline ?? timeline, after?.timeMs ?? paintedTimeMs);
      controls.show(after?.trace ?? store.trace, store.settings, answered, after ? store.trace : picture.previousTrace);
    });
    on(["numbers"], () => this.startPolicy.showStatus());
    on(["playing"], () => controls.showPlaying(!this.paused));
    on(["target"], () => this.#dispatch("targetchange", { target: selection.target, held: selection.pinned }));
    on(["numbers"], ({ detail }) => {
      const name = PUBLIC_EVENTS[/** @type {StageChange} */ (detail)];
      if (name) this.#dispatch(name, { settings: store.settings, source: store.trace?.source });
    });
  }

  /** Listens to the page and the reader until the signal aborts. @param {AbortSignal} signal */
  listen(signal) {
    const { stage, still } = this.#parts;
    this.stage.player.view = stage.ownerDocument.defaultView ?? window;
    watchPage(stage, signal, {
      onBox: () => this.#showControls(),
      onSize: (...size) => this.stage.resize(...size),
      onVisible: (visible) => this.#setVisible(visible),
      onReducedMotion: (reduced) => (this.stage.reducedMotion = reduced),
      onColors: () => this.theme.refresh(),
      onPrint: (printing) => this.#print(printing),
    });
    this.theme.listen(signal);
    still.addEventListener("contextrestored", () => this.stage.refresh(), { signal });
    this.controls.listen(signal);
    backendFor("auto", this.host).addEventListener("statuschange", () => this.statusChanged(), { signal });
    backendFor("auto", this.host).addEventListener("progress", () => this.startPolicy.showStatus(), { signal });
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

  /** The author's display settings. */
  get display() {
    return this.#display;
  }

  set display(display) {
    const first = this.#reportedStatus === "";
    const before = first ? "shown" : this.#display.numbers;
    this.#display = display;
    chooseInterpreter(display.interpreter);
    this.startPolicy.policy = display.python;
    this.#showLabels();
    this.playback.authorSpeed = display.speed;
    this.#showControls();
    this.theme.choice = display.theme;
    if (display.numbers !== before) this.hideNumbers(display.numbers === "hidden" ? new Set() : null);
    if (first) {
      this.store.backend = backendFor(display.python, this.host);
      this.paused = !display.autoplay;
      if (!display.autoplay) this.stage.seek(Infinity);
      this.#reportedStatus = this.status;
    } else {
      this.emit("numbers");
      this.startPolicy.applyPolicy();
    }
    this.statusChanged();
  }

  #showControls() {
    this.controls.showLevel(this.#display.controls, this.author?.text("controls") != null);
  }

  /** Hides all numbers but some; null shows all of them. @param {import("../core/hidden.js").Revealed} revealed */
  hideNumbers(revealed) {
    this.stage.revealed = revealed;
    this.controls.hidesNumbers = revealed !== null;
    this.emit("known");
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
   * Runs work on what the reader may change: at once, or once that is loaded; other work on the network waits meanwhile.
   * @param {(adjustments: Adjustments) => void} work
   */
  adjust(work) {
    if (this.adjustments) work(this.adjustments);
    else
      this.opener.hold(async () => {
        const module = await loadModule("deferredUi").catch(({ message }) => void this.setNotice("adjust", message));
        if (module) this.setNotice("adjust", null);
        return () => module && work(module.adjustmentsOf(this, loadModule));
      });
  }

  /** Sets the author's temperature; nothing else changes. @param {number} temperature a valid one */
  setAuthoredTemperature(temperature) {
    const { authoredTemperature, inputs, settings } = this.store;
    if (temperature === authoredTemperature && temperature === settings.temperature) return;
    void this.runRequest(() => this.store.request({ temperature }, inputs, temperature));
  }

  /** Shows a notice, or removes it. @param {string} about @param {string | null} sentence */
  setNotice(about, sentence) {
    this.controls.setNotice(about, sentence);
  }

  /**
   * Runs work that may need Python; if it fails, shows the reason in the notice.
   * @param {() => Promise<unknown>} work @param {boolean} [rethrow]
   */
  async run(work, rethrow = false) {
    try {
      await work();
      this.setNotice("request", null);
    } catch (error) {
      if (this.status === "failed") this.startPolicy.showFailure();
      else this.setNotice("request", error instanceof Error ? error.message : String(error));
      if (rethrow) throw error;
    }
  }

  /** Runs a reader's request: controls show it at once, and return to what is on stage if it fails. @param {() => Promise<unknown>} work */
  async runRequest(work) {
    const done = this.run(work);
    this.emit("numbers");
    await done;
    this.emit("numbers");
  }

  /** Shows what is on stage now: first what views read, then, by an event, the views. @param {StageChange} change */
  #show(change) {
    const { stage } = this;
    const { reel, trace, settings } = this.store;
    if (change === "skeleton" || change === "network") this.#showLabels();
    if (!reel || !trace) stage.showSkeleton(settings);
    else if (change === "network") stage.showNetwork(reel, trace);
    else if (change === "sample") stage.showSample(reel, trace);
    else stage.replace(reel, trace);
    if (trace?.source === "live") mark("live");
    this.selection.revalidate();
    this.emit("numbers", change);
  }

  /** Gives the labels to who shows them, as the outputs of the present network need them. */
  #showLabels() {
    const { settings, stored } = this.store;
    const own = this.#display.labels;
    const labels = labelsFor(stored?.named(own) ?? own, settings);
    if (labels === this.controls.labels) return;
    this.controls.labels = labels;
    this.stage.labels = labels;
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
    this.printing = printing;
    this.controls.toggle("print", printing);
    this.theme.refresh();
    const { stage } = this;
    const { clientWidth, clientHeight } = this.#parts.stage;
    if (printing) stage.print();
    else stage.resize(clientWidth, clientHeight);
  }

  /** @param {AppEvent} event @param {StageChange} [change] what changed on stage, where that is the reason */
  emit(event, change) {
    this.events.dispatchEvent(new CustomEvent(event, { detail: change }));
  }

  /** @param {string} name @param {object} detail */
  #dispatch(name, detail) {
    this.host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
