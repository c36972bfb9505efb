// @ts-check
/**
 * The next step of a training as a film on stage: there, back, and there again on one example, while cards tell of the
 * step. It outlives the panel, and ends with the panel's button or when anything else comes on stage.
 */

import { lossSections } from "./loss-sections.js";
import { sectionsAbout } from "./step-sections.js";
import { filmOf, proofOf } from "./train-requests.js";

/** @import { PanelContext } from "../../types.d.ts" */
/** @import { Ask } from "./train-requests.js" */
/** @import { StepFilm, TrainingRun } from "./training-types.d.ts" */

export class StepOnStage {
  #context;
  #show;
  #ask;
  /** Which step of which run is on stage, as text; empty without one. */
  #which = "";
  /** @type {StepFilm | null} */
  film = null;
  /** In force while a film is on. */
  #signal = new AbortController();

  /** @param {PanelContext} context @param {(film: StepFilm | null) => void} show sets the course on stage @param {Ask} ask */
  constructor(context, show, ask) {
    this.#context = context;
    this.#show = show;
    this.#ask = ask;
  }

  get isOn() {
    return this.film !== null;
  }

  /** @param {TrainingRun} run @param {number} step */
  isOf(run, step) {
    return this.#which === JSON.stringify([run, step]);
  }

  /** @param {TrainingRun} run @param {number} step the one before it; its network is on stage */
  async begin(run, step) {
    const context = this.#context;
    const { settings } = context.onStage;
    const film = await filmOf(this.#ask, run, step, settings);
    if (!this.#isFilmOf(settings.name)) return; // another network has come meanwhile
    this.end();
    context.showInputs(film.inputs);
    this.#which = JSON.stringify([run, step]);
    this.film = film;
    this.#show(film);
    this.#tellOnCards(film, run, step);
    context.stepOnStage = { run, step, film };
    context.playback.atEnd = "loop";
    context.seek(0);
    context.paused = false;
    this.#signal = new AbortController();
    const { signal } = this.#signal;
    context.events.addEventListener("numbers", () => this.#look(settings.name, film), { signal });
    context.events.dispatchEvent(new Event("known"));
  }

  /** The pass alone again. @param {boolean} [own] with the inputs before it */
  end(own = true) {
    if (!this.isOn) return;
    const context = this.#context;
    this.#signal.abort();
    this.#which = "";
    this.film = null;
    this.#show(null);
    context.moreOnCards = null;
    context.stepOnStage = null;
    context.playback.atEnd = "next";
    if (own) context.showInputs(null);
    context.events.dispatchEvent(new Event("known"));
  }

  /** What the reader changes is another pass than that of the film. @param {string | undefined} name @param {StepFilm} film */
  #look(name, { inputs }) {
    const wanted = this.#context.onStage.inputs;
    const same = wanted?.length === inputs.length && inputs.every((value, i) => value === wanted[i]);
    if (!same || !this.#isFilmOf(name)) this.end(false);
  }

  /** @param {string | undefined} name of the network before the step */
  #isFilmOf(name) {
    const { settings, authoredTemperature } = this.#context.onStage;
    return settings.name === name && !settings.changes.length && settings.temperature === authoredTemperature;
  }

  /** Cards tell of the step, and ask Python for the proof of each gradient that they show. @param {StepFilm} film @param {TrainingRun} run @param {number} step */
  #tellOnCards(film, run, step) {
    const context = this.#context;
    /** @type {Map<string, import("./train-requests.js").Proof | null>} */
    const proofs = new Map();
    const proof = (/** @type {string} */ name, /** @type {number} */ index, /** @type {number} */ sizeIn) => {
      const key = `${name}/${index}`;
      if (!proofs.has(key)) {
        proofs.set(key, null);
        void proofOf(this.#ask, run, step, name, index, sizeIn).then((value) => {
          proofs.set(key, value);
          context.events.dispatchEvent(new Event("known"));
        });
      }
      return proofs.get(key) ?? null;
    };
    context.moreOnCards = (target) => {
      const { trace, labels, timeMs } = context.onStage;
      if (target.kind === "loss") return context.loss ? lossSections(film, labels, context.loss, timeMs) : [];
      return trace ? sectionsAbout({ film, trace, labels, proof }, target) : [];
    };
  }
}
