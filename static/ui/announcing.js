// @ts-check
/**
 * What a screen reader is told without asking: where the pass stands once the reader has stopped or stepped it, and what
 * has become of the percentages once the reader has changed something. Never while the passes just go on, and never
 * faster than one can listen: whatever happens meanwhile, the last of it is told.
 */

import { tellOutputs } from "../scene/describe.js";
import { isKnown } from "../scene/known.js";
import { layerName } from "../scene/names.js";
import { stepAt } from "../scene/timeline.js";
import { tellPlace } from "../scene/walk-words.js";

/**
 * @typedef {import("../types.d.ts").Conducting} Conducting @typedef {import("../types.d.ts").OnStage} OnStage
 * @typedef {import("../types.d.ts").Trace} Trace @typedef {import("../scene/walk.js").Place} Place
 */

/** So long nothing else may happen before it is told. */
const REST_MS = 600;

/** @type {Record<import("../types.d.ts").StepName, string>} */
const STEPS = {
  inputs: "enter",
  weigh: "weigh",
  sum: "sum",
  activate: "activate",
  normalize: "softmax",
  rest: "result",
};

export class Announcing {
  #announcer;
  #conducting;
  #place;
  #timer = 0;
  /** What the last announcement was of. @type {Trace | null} */
  #trace = null;
  #paused = true;
  /** Whether the reader has changed something whose result has not been told yet. */
  #owed = false;
  #said = "";

  /**
   * @param {HTMLElement} announcer a polite live region @param {Conducting} conducting
   * @param {() => Place | null} place where a walk stands
   */
  constructor(announcer, conducting, place) {
    this.#announcer = announcer;
    this.#conducting = conducting;
    this.#place = place;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { news, onStage } = this.#conducting;
    this.#trace = onStage.trace;
    this.#paused = onStage.paused;
    this.#said = onStage.paused ? tellMoment(onStage) : "";
    for (const name of ["moment", "phase", "playing"]) news.addEventListener(name, () => this.#wait(), { signal });
    news.addEventListener("numbers", () => this.#numbers(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  #numbers() {
    const { trace } = this.#conducting.onStage;
    if (this.#trace && trace && isAnswer(trace, this.#trace)) this.#owed = true;
    this.#trace = trace;
    this.#wait();
  }

  /** Tells it when things have come to rest. While passes go on, only the answer to a change is waited for. */
  #wait() {
    const { paused } = this.#conducting.onStage;
    if (!paused && !this.#owed && !this.#paused) return;
    this.#paused = paused;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), REST_MS);
  }

  #tell() {
    const { onStage } = this.#conducting;
    const { paused, trace, phase, settings, labels } = onStage;
    if (!trace) return;
    const outputs = isKnown(phase, "probabilities", settings.layers.length - 2) ? tellOutputs(trace, labels) : "";
    if (!paused) {
      this.#said = "";
      if (!this.#owed || !outputs) return;
      this.#owed = false;
      this.#announcer.textContent = outputs;
      return;
    }
    const moment = tellMoment(onStage);
    const place = this.#place();
    if (moment === this.#said && !this.#owed) return;
    this.#said = moment;
    this.#owed = false;
    const parts = [moment, outputs, place ? tellPlace(place, onStage) : ""];
    this.#announcer.textContent = `${parts.filter(Boolean).join(". ")}.`;
  }
}

/** Whether numbers are the answer to something the reader has changed, not just those of another sample or network. @param {Trace} now @param {Trace} before */
const isAnswer = (now, before) =>
  now.seed === before.seed &&
  now.network.layers.join() === before.network.layers.join() &&
  (!now.drawnInputs ||
    now.drawnInputs !== before.drawnInputs ||
    now.temperature !== before.temperature ||
    now.changes.join() !== before.changes.join());

/** The sample and the step, in as few words as will do. @param {OnStage} onStage */
function tellMoment({ trace, settings: { layers }, timeline, timeMs }) {
  const step = timeline.steps[stepAt(timeline, timeMs)];
  const sample = trace?.drawnInputs === false ? "your inputs" : `sample ${trace?.sample}`;
  return step ? `${sample}, ${layerName(step.layer + 1, layers.length)}: ${STEPS[step.name]}` : sample;
}
