// @ts-check
/** What features may read and do: made of the app here, and nowhere else. */

import { Adjustments } from "../features/adjust/adjustments.js";
import { FileOpening } from "./file-opening.js";
import { chooseNetwork } from "./network-choice.js";
import { NetworkHistory } from "./network-history.js";

/**
 * @import { App } from "./app.js"
 * @import { PanelContext } from "../types.d.ts"
 */

/** @typedef {import("../stage/paint.js").PaintGhosts} Paint */

/** @typedef {import("./network-choice.js").LoadModule} LoadModule */

/** What the reader changes; made once for each app. @param {App} app @param {LoadModule} loadModule */
export const adjustmentsOf = (app, loadModule) =>
  (app.adjustments ??= new Adjustments({
    store: app.store,
    setNotice: (about, sentence) => app.setNotice(about, sentence),
    run: (work) => app.runRequest(work),
    open: (src, sample) => chooseNetwork(app, loadModule, src, sample),
  }));

/** The reader's acts, and how they are undone. @param {App} app @returns {PanelContext["history"]} */
function historyOf(app) {
  const { store, controls } = app;
  const history = new NetworkHistory(store);
  app.events.addEventListener("numbers", () => history.look());
  /** @param {"undo" | "redo"} which */
  const move = async (which) => {
    const { network } = store.wish;
    await app.runRequest(() => history[which]());
    if (store.wish.network !== network) controls.announceNetwork(store.trace);
  };
  return {
    get undoes() {
      return history.undoes;
    },
    get redoes() {
      return history.redoes;
    },
    undo: () => void move("undo"),
    redo: () => void move("redo"),
    beginGesture: () => void (history.gesture = {}),
  };
}

/** @param {App} app @param {import("./target-stop.js").TargetStop} stop @param {LoadModule} loadModule @returns {PanelContext} */
export function panelContextOf(app, stop, loadModule) {
  const { store, stage, selection, playback, theme, events } = app;
  const adjustments = adjustmentsOf(app, loadModule);
  /** What is painted over everything else, once it is loaded. @type {{curve?: Paint | null, maps?: Paint | null, ghosts?: Paint, path?: Paint, course?: Paint}} */
  const over = {};
  /** Recorded networks that the library has. @type {WeakSet<import("../types.d.ts").Reel>} */
  const shown = new WeakSet();
  /** @type {Paint} */
  const paintOver = (pen, picture, palette, fonts, sprites) => {
    over.curve?.(pen, picture, palette, fonts, sprites);
    // The way there and back shows other numbers in the discs.
    if (!over.course) over.maps?.(pen, picture, palette, fonts, sprites);
    // On the way there and back the ghosts of what was changed would be in the way.
    (over.course ?? over.ghosts)?.(pen, picture, palette, fonts, sprites);
    over.path?.(pen, picture, palette, fonts, sprites);
  };
  return {
    history: historyOf(app),
    opening: new FileOpening(app),
    events,
    playback,
    theme,
    get onStage() {
      const { trace, reel, settings, inputs, authoredTemperature, library, stored } = store;
      const { target, pinned, pointerX } = selection;
      const { path = null, previousTrace } = stage.picture;
      return {
        ...{ trace, reel, settings, authoredTemperature, given: library.given, stored },
        inputs: inputs ?? trace?.inputs ?? null,
        ...{ target, pinned, pointerX, path, previousTrace },
        ...{ display: app.display, status: app.status, paused: app.paused },
        ...{ currentTimeMs: stage.player.timeMs, ...stage.snapshot },
        again: stage.again?.moment(stage.paintedTimeMs) ?? null,
      };
    },
    get paused() {
      return app.paused;
    },
    set paused(paused) {
      app.paused = paused;
    },
    seek: (timeMs) => playback.seek(timeMs),
    step: (count, unit) => playback.step(count, unit),
    randomize: () => app.randomize(),
    ask: (target) => stop.ask(target),
    aim: (target) => void (selection.target = target),
    hover: (target) => selection.hover(target),
    run: (work, rethrow) => app.run(work, rethrow),
    setNotice: (about, sentence) => app.setNotice(about, sentence),
    setInput: (i, value) => adjustments.setInput(i, value),
    setInputs: (inputs) => adjustments.setInputs(inputs),
    showInputs: (inputs) => adjustments.showInputs(inputs),
    setTemperature: (temperature) => adjustments.setTemperature(temperature),
    change: (place, value) => adjustments.change(place, value),
    setNetwork: (wanted) => adjustments.setNetwork(wanted),
    // As a page's script would: the attribute is not written.
    setLabels: (text) => void Object.assign(app.host, { labels: text }),
    newSample: () => adjustments.newSample(),
    reset: () => adjustments.reset(),
    hideNumbers: (revealed) => app.hideNumbers(revealed),
    get touched() {
      return adjustments.touched;
    },
    compareTemperature: (compares) => void (stage.comparesTemperature = compares),
    onFrame: (work) => {
      stage.onMoment = (stale) => work(stage.timeline, stage.picture.frame, stale);
      stage.onMoment(true);
    },
    showGhosts(paint) {
      over.ghosts = paint;
      stage.ghosts = paintOver;
    },
    showCurve(paint) {
      over.curve = paint;
      stage.ghosts = paintOver;
    },
    showMaps(paint) {
      over.maps = paint;
      stage.ghosts = paintOver;
    },
    light(path, paint) {
      over.path = paint;
      stage.path = path;
      stage.ghosts = paintOver;
    },
    moreOnCards: null,
    training: null,
    table: null,
    stepOnStage: null,
    get loss() {
      return app.loss;
    },
    setCourse(timeline, paint, again, loss = null) {
      over.course = paint;
      stage.again = again;
      app.loss = loss;
      stage.ghosts = paintOver;
      stage.timeline = timeline;
      selection.revalidate();
    },
    async showStored(name, stored, settings, first, recorded, unasked) {
      const { wish, backend, library } = store;
      if (recorded && !shown.has(recorded)) library.give(recorded);
      if (recorded) shown.add(recorded);
      backend.documents?.set(name, stored);
      const own = first ? { network: {}, inputs: null, sample: 0 } : { sample: null };
      const authoredTemperature = settings.temperature;
      const by = unasked ? name : undefined;
      const next = { ...wish, settings: { ...settings, name }, authoredTemperature, unasked: by, ...own };
      // What the author opens begins the history.
      const opens = first && unasked && store.opensTraining;
      if (opens) store.opensTraining = false;
      await store.want(opens ? { ...next, opened: { ...next, sample: 0 } } : next);
    },
    get backend() {
      return store.backend;
    },
    async answerFrom(backend) {
      const before = store.backend;
      // What is edited does not train; nor would it ever be asked for the newest network.
      if (backend.source === "edited") this.training?.pause();
      store.backend = backend;
      try {
        await backend.start();
        await store.refreshFromLive();
      } catch (error) {
        store.backend = before;
        throw error;
      } finally {
        app.statusChanged();
      }
    },
  };
}
