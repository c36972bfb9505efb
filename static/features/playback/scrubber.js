// @ts-check
/**
 * The time line under the stage: the present moment, the phases of the pass, and a slider.
 * While only time moves it writes the two styles that move, and allocates nothing.
 */

import { marksOf, describeMoment } from "./moments.js";
import { times } from "../../core/times.js";
import { make } from "../../ui/elements.js";

/** @import { Frame, PanelContext, Phase, Timeline } from "../../types.d.ts" */

/** With more layers than this their names would touch. */
const MOST_NAMES = 7;
/** A name that begins so near to the one before it, as a part of the line, is left out. */
const APART = 0.06;
/** The slider's values are multiples of this. */
const GRAIN_MS = 10;
/** In percent: the part of the track passed before the present phase reaches this far under the rest, so that no gap shows. */
const SEAM = 0.5;
/** All positions of the thumb and of the passed part of the track, written once. */
const PLACES = times(1001, (k) => `translateX(${k / 10}%)`);
const PARTS = times(1001, (k) => `scaleX(${k / 1000})`);

export class Scrubber {
  #parts;
  #context;
  /** @type {Timeline | null} */
  #timeline = null;
  #place = -1;
  /** The place where the present phase begins. */
  #start = -1;
  /** The part of the track passed before the present phase, and during it: a browser redraws all of a box that grows. */
  #passed = make("b", { className: "passed" });
  #passing = make("b", { className: "passed" });

  /**
   * @param {import("../../ui/template.js").Parts} parts
   * @param {PanelContext} context
   */
  constructor(parts, context) {
    this.#parts = parts;
    this.#context = context;
    parts.scrub.step = String(GRAIN_MS);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { scrub } = this.#parts;
    const { events, playback } = this.#context;
    const release = () => (playback.grabbed = false);
    scrub.addEventListener("pointerdown", () => (playback.grabbed = true), { signal });
    for (const end of ["pointerup", "pointercancel", "change", "blur"])
      scrub.addEventListener(end, release, { signal });
    scrub.addEventListener("input", () => this.#context.seek(scrub.valueAsNumber), { signal });
    signal.addEventListener("abort", release);
    // While it plays, the spoken text changes only with the phase, and not while the slider has the focus: it would never be quiet.
    for (const change of ["moment", "numbers", "playing"])
      events.addEventListener(change, () => this.#describeMoment(), { signal });
    events.addEventListener("known", () => scrub.matches(":focus") || this.#describeMoment(), { signal });
    this.#describeMoment();
  }

  /** Shows the moment that is painted. @param {Timeline} timeline @param {Frame} frame */
  show(timeline, frame) {
    if (timeline !== this.#timeline) this.#mark(timeline);
    const place = placeOf(timeline, frame.timeMs);
    if (place === this.#place) return;
    this.#place = place;
    const start = placeOf(timeline, /** @type {Phase} */ (timeline.phases[frame.phaseIndex]).startMs);
    if (start !== this.#start) this.#begin(start);
    this.#parts.thumb.style.transform = /** @type {string} */ (PLACES[place]);
    this.#passing.style.transform = /** @type {string} */ (PARTS[place - start]);
  }

  /** Another phase begins. @param {number} start its place */
  #begin(start) {
    this.#start = start;
    this.#passed.style.inlineSize = `${start / 10 + SEAM}%`;
    this.#passing.style.translate = `${start / 10}%`; // a change of place would count as a shift of the page's layout
  }

  #describeMoment() {
    const { scrub } = this.#parts;
    const { onStage } = this.#context;
    const { timeline, timeMs } = onStage;
    scrub.max = String(Math.ceil(timeline.durationMs / GRAIN_MS) * GRAIN_MS);
    scrub.valueAsNumber = timeMs;
    scrub.setAttribute("aria-valuetext", describeMoment(onStage));
  }

  /** A notch where a phase ends, a name where a layer begins. @param {Timeline} timeline */
  #mark(timeline) {
    const { scrubber, track } = this.#parts;
    this.#timeline = timeline;
    const marks = marksOf(timeline);
    track.replaceChildren(this.#passed, this.#passing, ...marks.map(({ at }) => placed(at)));
    scrubber.querySelector(".layers")?.remove();
    const names = make("span", { className: "layers", ariaHidden: "true" });
    const layers = marks.filter(({ layer }) => layer);
    let last = -1;
    for (const { at, layer } of timeline.layers.length <= MOST_NAMES ? layers : []) {
      if (at - last < APART) continue;
      last = at;
      const name = placed(at);
      name.textContent = layer;
      names.append(name);
    }
    track.after(names);
  }
}

/** @param {Timeline} timeline @param {number} timeMs */
const placeOf = ({ durationMs }, timeMs) => Math.round((1000 * timeMs) / durationMs);

/** @param {number} at */
function placed(at) {
  const mark = make("i");
  mark.style.setProperty("--_start", String(at));
  return mark;
}
