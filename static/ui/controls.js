// @ts-check
/** The buttons and words around the stage. */

import { describe, describeOutputs } from "../core/describe.js";
import { make } from "./elements.js";
import { phaseCaption } from "./narration.js";
import { showPlaying } from "./template.js";

/** @import { Labels, Phase, Settings, Target, Trace } from "../types.d.ts" */

export class Controls {
  #parts;
  #does;
  /** @type {Labels} */
  labels = { inputs: [], classes: [] };
  /** @type {Map<string, {sentence: string, action: string}>} */
  #notices = new Map();
  /** @type {[string, string]} */
  #caption = ["", ""];
  #hasTarget = false;
  /** Whether numbers are hidden: then none is spoken. */
  hidesNumbers = false;
  /** Writes the facts about a target, once it is loaded. @type {typeof import("./facts.js") | null} */
  facts = null;

  /**
   * @param {import("./template.js").Parts} parts
   * @param {{onPlay: () => void, onRandomize: () => void, onRetry: (about: string) => void}} does onRetry gets the name of the notice whose button was pressed
   */
  constructor(parts, does) {
    this.#parts = parts;
    this.#does = does;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { play, randomize, retry, dismiss, notices } = this.#parts;
    play.addEventListener("click", this.#does.onPlay, { signal });
    randomize.addEventListener("click", this.#does.onRandomize, { signal });
    retry.addEventListener("click", () => this.#does.onRetry(retry.value), { signal });
    dismiss.addEventListener("click", () => this.#dismiss(), { signal });
    notices.addEventListener("slotchange", () => this.#takeNotices(), { signal });
  }

  /** Which controls are shown. @param {import("../types.d.ts").Display["controls"]} level */
  set level(level) {
    this.#parts.frame.dataset.controls = level;
  }

  /** Switches what the style sheet shows and hides. @param {"opened" | "print"} state @param {boolean} on */
  toggle(state, on) {
    this.#parts.frame.toggleAttribute(`data-${state}`, on);
  }

  /** @param {boolean} playing */
  showPlaying(playing) {
    showPlaying(this.#parts, playing);
  }

  /**
   * The network and sample on stage.
   * @param {Trace | null} trace @param {Settings} settings @param {boolean} answered whether the outputs are known by now
   */
  show(trace, settings, answered) {
    const { seed, sample, drawn, given, still } = this.#parts;
    drawn.hidden = trace?.drawnInputs === false;
    given.hidden = !drawn.hidden;
    write(seed, settings.seed);
    write(sample, trace?.sample ?? settings.sample);
    still.setAttribute("aria-label", describe(settings.layers, trace, this.labels, answered && !this.hidesNumbers));
  }

  /** @param {string} status @param {string | null} source @param {string} words */
  showStatus(status, source, words) {
    const { badge, badgeText } = this.#parts;
    badge.dataset.status = status;
    badge.dataset.source = source ?? "none";
    badgeText.textContent = words;
  }

  /** @param {Phase | null} phase null while there are no numbers @param {Settings} settings */
  showPhase(phase, settings) {
    this.#caption = phaseCaption(phase, settings);
    if (!this.#hasTarget) this.#writeCaption();
  }

  /** @param {Target} target @param {Trace | null} trace @param {Settings} settings @param {import("./facts.js").Moment} moment */
  showTarget(target, trace, settings, moment) {
    const { facts } = this;
    const had = this.#hasTarget;
    this.#hasTarget = target !== null && facts !== null;
    if (target && facts)
      facts.writeFacts(this.#parts.caption, ...facts.targetFacts(target, trace, settings.layers, this.labels, moment));
    else if (had) this.#writeCaption();
  }

  /** @param {Trace | null} trace */
  announceNetwork(trace) {
    const outputs = trace && !this.hidesNumbers ? ` ${describeOutputs(trace, this.labels)}.` : "";
    this.#parts.announcer.textContent = trace ? `New network, seed ${trace.seed}.${outputs}` : "";
  }

  /**
   * Sets or removes the notice about one subject.
   * @param {string} about @param {string | null} sentence @param {string} [action] the label of a button that may help
   */
  setNotice(about, sentence, action = "") {
    if (sentence === null && !this.#notices.has(about)) return;
    if (sentence === null) this.#notices.delete(about);
    else this.#notices.set(about, { sentence, action });
    this.#writeNotices();
  }

  #dismiss() {
    this.#notices.clear();
    this.#parts.notices.hidden = true;
    this.#writeNotices();
  }

  /** The page has added or removed notices of its own. */
  #takeNotices() {
    this.#parts.notices.hidden = this.#parts.notices.assignedElements().length === 0;
    this.#writeNotices();
  }

  #writeNotices() {
    const { notice, sentences, notices, retry } = this.#parts;
    const all = [...this.#notices.values()];
    sentences.replaceChildren(...all.map(({ sentence }) => make("p", { textContent: sentence })));
    const [about = "", offer] = [...this.#notices].find(([, { action }]) => action) ?? [];
    retry.value = about;
    retry.textContent = offer?.action ?? "";
    retry.hidden = !offer;
    notice.hidden = all.length === 0 && notices.hidden;
  }

  #writeCaption() {
    const [name, sentence] = this.#caption;
    const title = make("b");
    title.textContent = name;
    this.#parts.caption.replaceChildren(title, name ? ` · ${sentence}` : "");
  }
}

/** @param {HTMLDataElement} data @param {number} value */
function write(data, value) {
  const text = String(value);
  if (data.value === text) return;
  data.value = text;
  data.textContent = text;
}
