// @ts-check
/**
 * What a screen reader is told without asking: where the pass stands once the reader has stopped or stepped it, and what
 * has become of the percentages once the reader has changed something. Never while the passes just go on, and never
 * faster than one can listen: whatever happens meanwhile, the last of it is told.
 */

import { describeOutputs } from "../../core/describe.js";
import { isKnown } from "../../core/known.js";
import { layerName } from "../../core/names.js";
import { stepAt } from "../../core/timeline.js";
import { describePlace } from "./walk-words.js";

/**
 * @typedef {import("../../types.d.ts").PanelContext} PanelContext @typedef {import("../../types.d.ts").OnStage} OnStage
 * @typedef {import("../../types.d.ts").Trace} Trace @typedef {import("./network-walk.js").Place} Place
 */

/** So long nothing else may happen before it is told. */
const REST_MS = 600;

/** @type {Record<import("../../types.d.ts").StepName, string>} */
const STEPS = {
  inputs: "enter",
  weigh: "weigh",
  sum: "sum",
  activate: "activate",
  normalize: "softmax",
  rest: "result",
};

export class Announcer {
  #announcer;
  #context;
  #place;
  #timer = 0;
  /** What the last announcement was of. @type {Trace | null} */
  #trace = null;
  #paused = true;
  /** Whether the reader has changed something whose result has not been told yet. */
  #owed = false;
  #announced = "";

  /**
   * @param {HTMLElement} announcer a polite live region @param {PanelContext} context
   * @param {() => Place | null} place where a walk stands
   */
  constructor(announcer, context, place) {
    this.#announcer = announcer;
    this.#context = context;
    this.#place = place;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { events, onStage } = this.#context;
    this.#trace = onStage.trace;
    this.#paused = onStage.paused;
    this.#announced = onStage.paused ? describeMoment(onStage) : "";
    for (const name of ["moment", "phase", "playing"]) events.addEventListener(name, () => this.#wait(), { signal });
    events.addEventListener("numbers", () => this.#numbers(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  #numbers() {
    const { trace } = this.#context.onStage;
    if (this.#trace && trace && isAnswer(trace, this.#trace)) this.#owed = true;
    this.#trace = trace;
    this.#wait();
  }

  /** Tells it when things have come to rest. While passes go on, only the answer to a change is waited for. */
  #wait() {
    const { paused } = this.#context.onStage;
    if (!paused && !this.#owed && !this.#paused) return;
    this.#paused = paused;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#announce(), REST_MS);
  }

  #announce() {
    const { onStage } = this.#context;
    const { paused, trace, phase, settings, labels } = onStage;
    if (!trace) return;
    const outputs = isKnown(phase, "probabilities", settings.layers.length - 2) ? describeOutputs(trace, labels) : "";
    if (!paused) {
      this.#announced = "";
      if (!this.#owed || !outputs) return;
      this.#owed = false;
      this.#announcer.textContent = outputs;
      return;
    }
    const moment = describeMoment(onStage);
    const place = this.#place();
    if (moment === this.#announced && !this.#owed) return;
    this.#announced = moment;
    this.#owed = false;
    const parts = [moment, outputs, place ? describePlace(place, onStage) : ""];
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
function describeMoment({ trace, settings: { layers }, timeline, timeMs }) {
  const step = timeline.steps[stepAt(timeline, timeMs)];
  const sample = trace?.drawnInputs === false ? "your inputs" : `sample ${trace?.sample}`;
  return step ? `${sample}, ${layerName(step.layer + 1, layers.length)}: ${STEPS[step.name]}` : sample;
}
