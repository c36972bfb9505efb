// @ts-check
/** The next step of a training as a film on stage: there and back on one example, while cards tell of the step. */

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
  /** What the step does, in words. */
  words = "";

  /** @param {PanelContext} context @param {(film: StepFilm | null) => void} show sets the course on stage @param {Ask} ask */
  constructor(context, show, ask) {
    this.#context = context;
    this.#show = show;
    this.#ask = ask;
  }

  get isOn() {
    return this.#which !== "";
  }

  /** @param {TrainingRun} run @param {number} step */
  isOf(run, step) {
    return this.#which === JSON.stringify([run, step]);
  }

  /** @param {TrainingRun} run @param {number} step the one before it */
  async begin(run, step) {
    const context = this.#context;
    const film = await filmOf(this.#ask, run, step);
    context.setInputs(film.inputs);
    this.#which = JSON.stringify([run, step]);
    this.words = film.words;
    this.#show(film);
    this.#tellOnCards(film, run, step);
    context.playback.atEnd = "loop";
    context.seek(0);
    context.paused = false;
  }

  /** The pass alone again, with the network's own samples. */
  end() {
    if (!this.isOn) return;
    const context = this.#context;
    this.#which = "";
    this.#show(null);
    context.moreOnCards = null;
    context.playback.atEnd = "next";
    context.setInputs(null);
    context.events.dispatchEvent(new Event("known"));
  }

  /** Cards tell of the step, and ask Python for the proof of each gradient that they show. @param {StepFilm} film @param {TrainingRun} run @param {number} step */
  #tellOnCards(film, run, step) {
    const context = this.#context;
    /** @type {Map<string, number | null>} */
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
      const { trace, labels } = context.onStage;
      return trace ? sectionsAbout({ film, trace, labels, proof }, target) : [];
    };
    context.events.dispatchEvent(new Event("known"));
  }
}
