// @ts-check
/** The buttons and words around the stage. */

import { describe, describeOutputs } from "../core/describe.js";
import { make } from "./elements.js";
import { showPlaying } from "./template.js";

/** @import { Labels, Settings, Trace } from "../types.d.ts" */

/** A box that is narrower and lower than this has no room for all controls. */
const SMALL_PX = 480;
/** In a box that is lower than this the picture needs the room of the words under it. */
const SHORT_PX = 360;

export class Controls {
  #parts;
  #does;
  /** @type {Labels} */
  labels = { inputs: [], classes: [] };
  /** @type {Map<string, {sentence: string, action: string}>} */
  #notices = new Map();
  /** Whether numbers are hidden: then none is spoken. */
  hidesNumbers = false;

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

  /**
   * Which controls are shown: those that the author wants or, where nobody said, fewer in a small box. Words give way in a low one.
   * @param {import("../types.d.ts").Display["controls"]} level @param {boolean} chosen
   */
  showLevel(level, chosen) {
    const { frame } = this.#parts;
    const { clientWidth, clientHeight } = frame;
    const small = clientHeight > 0 && clientWidth < SMALL_PX && clientHeight < SMALL_PX;
    frame.dataset.controls = small && !chosen ? "compact" : level;
    frame.toggleAttribute("data-short", clientHeight > 0 && clientHeight < SHORT_PX);
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
   * @param {Trace | null} previous of the sample before, while its percentages are still shown
   */
  show(trace, settings, answered, previous) {
    const { seed, sample, drawn, given, still } = this.#parts;
    drawn.hidden = trace?.drawnInputs === false;
    given.hidden = !drawn.hidden;
    // A stored network was not drawn from any.
    /** @type {HTMLElement} */ (seed.parentElement).hidden = settings.name !== undefined;
    write(seed, settings.seed);
    write(sample, trace?.sample ?? settings.sample);
    const shown = !this.hidesNumbers;
    const told = describe(settings.layers, trace, this.labels, answered && shown, shown ? previous : null);
    still.setAttribute("aria-label", told);
  }

  /** @param {string} status @param {string | null} source @param {string} words */
  showStatus(status, source, words) {
    const { badge, badgeText } = this.#parts;
    badge.dataset.status = status;
    badge.dataset.source = source ?? "none";
    badgeText.textContent = words;
  }

  /** @param {Trace | null} trace */
  announceNetwork(trace) {
    const outputs = trace && !this.hidesNumbers ? ` ${describeOutputs(trace, this.labels)}.` : "";
    const which = trace?.seed === undefined ? (this.labels.title ?? "") : `seed ${trace.seed}`;
    this.#parts.announcer.textContent = trace ? `New network, ${which}.${outputs}` : "";
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
}

/** @param {HTMLDataElement} data @param {number} value */
function write(data, value) {
  const text = String(value);
  if (data.value === text) return;
  data.value = text;
  data.textContent = text;
}
