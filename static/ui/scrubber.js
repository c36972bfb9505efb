// @ts-check
/**
 * The line under the stage: where in the pass its moment is, what happens along it, and a slider to go there.
 * In a frame in which only time moves it writes the two styles that move, and allocates nothing.
 */

import { marksOf, tellMoment } from "../scene/moments.js";
import { times } from "../scene/times.js";
import { make } from "./elements.js";

/** @typedef {import("../types.d.ts").Conducting} Conducting @typedef {import("../types.d.ts").Timeline} Timeline @typedef {import("../types.d.ts").Frame} Frame */

/** With more layers than this their names would touch. */
const MOST_NAMES = 7;
/** The slider's values are multiples of this. */
const GRAIN_MS = 10;
/** Where the thumb can be, and how much of the track has been passed then, written once. */
const PLACES = times(1001, (k) => `translateX(${k / 10}%)`);
const PARTS = times(1001, (k) => `scaleX(${k / 1000})`);

export class Scrubber {
  #parts;
  #conducting;
  #holding;
  /** @type {Timeline | null} */
  #timeline = null;
  #place = -1;
  #passed = make("b", { className: "passed" });

  /**
   * @param {import("./template.js").Parts} parts
   * @param {Conducting} conducting
   * @param {{held: boolean}} holding nothing moves while the moment is `held`
   */
  constructor(parts, conducting, holding) {
    this.#parts = parts;
    this.#conducting = conducting;
    this.#holding = holding;
    parts.scrub.step = String(GRAIN_MS);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { scrub } = this.#parts;
    const { news } = this.#conducting;
    const release = () => (this.#holding.held = false);
    scrub.addEventListener("pointerdown", () => (this.#holding.held = true), { signal });
    for (const end of ["pointerup", "pointercancel", "change", "blur"])
      scrub.addEventListener(end, release, { signal });
    scrub.addEventListener("input", () => this.#conducting.seek(scrub.valueAsNumber), { signal });
    signal.addEventListener("abort", release);
    // While it plays, only a new phase is told, and not to who has the slider in hand: it would never be quiet.
    for (const change of ["moment", "numbers", "playing"])
      news.addEventListener(change, () => this.#tell(), { signal });
    news.addEventListener("phase", () => scrub.matches(":focus") || this.#tell(), { signal });
    this.#tell();
  }

  /** Shows the moment that is painted. @param {Timeline} timeline @param {Frame} frame */
  show(timeline, frame) {
    if (timeline !== this.#timeline) this.#mark(timeline);
    const place = Math.round((1000 * frame.timeMs) / timeline.durationMs);
    if (place === this.#place) return;
    this.#place = place;
    this.#parts.thumb.style.transform = /** @type {string} */ (PLACES[place]);
    this.#passed.style.transform = /** @type {string} */ (PARTS[place]);
  }

  #tell() {
    const { scrub } = this.#parts;
    const { timeline, timeMs } = this.#conducting.onStage;
    scrub.max = String(Math.ceil(timeline.durationMs / GRAIN_MS) * GRAIN_MS);
    scrub.valueAsNumber = timeMs;
    scrub.setAttribute("aria-valuetext", tellMoment(timeline, timeMs));
  }

  /** A notch where a step ends, a name where a layer begins. @param {Timeline} timeline */
  #mark(timeline) {
    const { scrubber, track } = this.#parts;
    this.#timeline = timeline;
    const marks = marksOf(timeline);
    track.replaceChildren(this.#passed, ...marks.map(({ at }) => placed(at)));
    scrubber.querySelector(".layers")?.remove();
    const names = make("span", { className: "layers", ariaHidden: "true" });
    const layers = marks.filter(({ layer }) => layer);
    if (layers.length <= MOST_NAMES) {
      for (const { at, layer } of layers) {
        const name = placed(at);
        name.textContent = layer;
        names.append(name);
      }
    }
    track.after(names);
  }
}

/** @param {number} at */
function placed(at) {
  const mark = make("i");
  mark.style.setProperty("--_start", String(at));
  return mark;
}
