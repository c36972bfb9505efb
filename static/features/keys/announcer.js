// @ts-check
/**
 * Announcements for screen readers: the moment after the reader has paused or stepped, and the percentages after the reader
 * has changed something. While passes just play nothing is announced but the loss of a step of learning and what has become
 * of it; and of several changes in a row only the last.
 */

import { describeOutputs } from "../../core/describe.js";
import { layerName } from "../../core/names.js";
import { passOnStage } from "../../core/pass-on-stage.js";
import { isAnswered, phaseAt } from "../../core/phases.js";
import { beginningInWords, filmInWords, lossInWords, placeInWords } from "./film-words.js";

/**
 * @import { OnStage, PanelContext, Trace } from "../../types.d.ts"
 * @import { Place } from "./network-walk.js"
 */

/** Announces once nothing has changed for so long. */
const REST_MS = 600;

export class Announcer {
  #announcer;
  #context;
  #place;
  #timer = 0;
  /** The trace of the last announcement. @type {Trace | null} */
  #trace = null;
  #paused = true;
  /** Whether a reader's change has not been announced yet. */
  #owed = false;
  #announced = "";
  /** The film of a step that is on stage. @type {PanelContext["stepOnStage"]} */
  #film = null;

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
    this.#film = this.#context.stepOnStage;
    this.#paused = onStage.paused;
    this.#announced = onStage.paused ? this.#moment() : "";
    for (const name of ["moment", "known", "playing"]) events.addEventListener(name, () => this.#wait(), { signal });
    events.addEventListener("numbers", () => this.#numbers(), { signal });
    events.addEventListener("known", () => this.#tellFilm(), { signal });
    events.addEventListener("phase", () => this.#tellLoss(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  /** A film that begins says so at once: its first number comes seconds later. */
  #tellFilm() {
    const { stepOnStage } = this.#context;
    if (stepOnStage === this.#film) return;
    this.#film = stepOnStage;
    const words = beginningInWords(this.#context);
    if (words) this.#announcer.textContent = words;
  }

  /** While the film of a step plays, the loss is told, and what it has become. */
  #tellLoss() {
    const { loss, onStage } = this.#context;
    if (!loss || onStage.paused || onStage.revealed) return;
    const { timeline, timeMs } = onStage;
    if (["loss", "learned"].includes(timeline.phases[phaseAt(timeline, timeMs)]?.name ?? ""))
      this.#announcer.textContent = `${lossInWords(loss, timeMs)}.`;
  }

  /** The moment in words. */
  #moment() {
    return filmInWords(this.#context) ?? describeMoment(this.#context.onStage);
  }

  #numbers() {
    const { trace } = this.#context.onStage;
    if (this.#trace && trace && isAnswer(trace, this.#trace)) this.#owed = true;
    this.#trace = trace;
    this.#wait();
  }

  /** Announces after a rest. While passes play, only the answer to a change is announced. */
  #wait() {
    const { paused } = this.#context.onStage;
    if (!paused && !this.#owed && !this.#paused) return;
    this.#paused = paused;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#announce(), REST_MS);
  }

  #announce() {
    const onStage = passOnStage(this.#context.onStage);
    const { paused, trace, timeline, timeMs, labels, path, revealed } = onStage;
    // Who follows a path is told about it in sentences.
    if (!trace || path) return;
    // On the way back they stay as they are.
    const isBack = timeline.phases[phaseAt(timeline, timeMs)]?.direction === "backwards";
    const outputs = isAnswered(timeline, timeMs) && !revealed && !isBack ? describeOutputs(trace, labels) : "";
    if (!paused) {
      this.#announced = "";
      if (!this.#owed || !outputs) return;
      this.#owed = false;
      this.#announcer.textContent = outputs;
      return;
    }
    const moment = this.#moment();
    const place = this.#place();
    if (moment === this.#announced && !this.#owed) return;
    this.#announced = moment;
    this.#owed = false;
    const parts = [moment, outputs, place ? placeInWords(place, this.#context) : ""];
    this.#announcer.textContent = `${parts.filter(Boolean).join(". ")}.`;
  }
}

/** Whether a trace is the answer to a reader's change, not just another sample or network. @param {Trace} now @param {Trace} before */
const isAnswer = (now, before) =>
  now.seed === before.seed &&
  now.network.layers.join() === before.network.layers.join() &&
  (!now.drawnInputs ||
    now.drawnInputs !== before.drawnInputs ||
    now.temperature !== before.temperature ||
    now.changes.join() !== before.changes.join());

/** The sample and the phase, in as few words as will do. @param {OnStage} onStage */
function describeMoment({ trace, settings: { layers }, timeline, timeMs, words }) {
  const phase = timeline.phases[phaseAt(timeline, timeMs)];
  const sample = trace?.drawnInputs === false ? "your inputs" : `sample ${trace?.sample}`;
  if (!phase) return sample;
  const does = words[phase.operation.kind]?.spoken?.[phase.name] ?? phase.name;
  return `${sample}, ${layerName(phase.layer, layers.length)}: ${does}`;
}
