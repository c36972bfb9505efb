// @ts-check
/** Playback: playing or paused, speed, seeking and stepping, and what happens at the end of a pass. */

import { clamp } from "../../core/clamp.js";
import { quoteValue } from "../../core/quote.js";
import { stopAfter } from "./steps.js";

/** @import { Reel, Trace } from "../../types.d.ts" */

const UNITS = ["step", "layer", "sample"];

/** @param {unknown} count @param {unknown} unit @returns {string | null} what is wrong with them */
function refuseStep(count, unit) {
  if (!Number.isSafeInteger(count)) return `step needs a whole number first; got ${quoteValue(count)}`;
  return UNITS.includes(/** @type {any} */ (unit))
    ? null
    : `step needs one of ${UNITS.join(", ")}; got ${quoteValue(unit)}`;
}

export class Playback {
  #pace;
  #stage;
  #store;
  #setNotice;
  #run;
  #emit;
  #onMoment;
  #paused = false;
  /** Whether a change is part of a larger one that will be reported. */
  #reporting = false;
  #grabbed = false;
  /** The author's speed, and the reader's if chosen. */
  #speeds = { author: 1, reader: /** @type {number | null} */ (null) };
  /** @type {import("../../types.d.ts").AtEnd} */
  #atEnd = "next";

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.pace the button that shows the speed
   * @param {import("../../stage/stage.js").Stage} parts.stage
   * @param {{readonly reel: Reel | null, readonly trace: Trace | null, readonly inputs: number[] | null, nextSample(): void, moveSample(count: number): Promise<void>}} parts.store
   * @param {(about: string, sentence: string | null) => void} parts.setNotice
   * @param {(work: () => Promise<unknown>) => Promise<void>} parts.run
   * @param {(event: "playing" | "moment" | "pace" | "end") => void} parts.emit
   * @param {() => void} parts.onMoment called once for each change of `paused` or of the moment
   */
  constructor({ pace, stage, store, setNotice, run, emit, onMoment }) {
    this.#pace = pace;
    this.#stage = stage;
    this.#store = store;
    this.#setNotice = setNotice;
    this.#run = run;
    this.#emit = emit;
    this.#onMoment = onMoment;
  }

  /** Runs work whose changes of pause and moment are reported as one. @param {() => void} work */
  reportOnce(work) {
    if (this.#reporting) return work();
    const { player } = this.#stage;
    const [paused, timeMs] = [this.#paused, player.timeMs];
    this.#reporting = true;
    try {
      work();
    } finally {
      this.#reporting = false;
    }
    if (paused !== this.#paused || timeMs !== player.timeMs) this.#onMoment();
  }

  get paused() {
    return this.#paused;
  }

  set paused(paused) {
    this.reportOnce(() => {
      this.#paused = paused;
      // After a stop at the end, playing starts again from the beginning.
      if (!paused && this.#atEnd === "stop" && this.#stage.player.timeMs >= this.#stage.durationMs) this.#stage.seek(0);
      this.#move();
      this.#emit("playing");
      if (paused) this.#emit("moment");
    });
  }

  /** Whether the reader is dragging the thumb: nothing moves until it is released. */
  get grabbed() {
    return this.#grabbed;
  }

  set grabbed(grabbed) {
    if (grabbed === this.#grabbed) return;
    this.#grabbed = grabbed;
    this.#move();
  }

  #move() {
    this.#stage.playing = !this.#paused && !this.#grabbed;
  }

  /** Times the speed of the pass. @returns {number} */
  get speed() {
    return this.#speeds.reader ?? this.#speeds.author;
  }

  /** Sets the reader's speed. */
  set speed(speed) {
    this.#speeds.reader = clamp(speed, 0.1, 4);
    this.#showSpeed();
  }

  /** A new speed of the author replaces the reader's. @param {number} speed */
  set authorSpeed(speed) {
    if (speed !== this.#speeds.author) this.#speeds = { author: speed, reader: null };
    this.#showSpeed();
  }

  #showSpeed() {
    const { speed } = this;
    this.#stage.speed = speed;
    this.#pace.textContent = `${speed}×`;
    this.#pace.setAttribute("aria-label", `Speed ${speed}×, end of the pass, and keys`);
    this.#emit("pace");
  }

  /** What happens when a pass is over. */
  get atEnd() {
    return this.#atEnd;
  }

  set atEnd(atEnd) {
    this.#atEnd = atEnd;
    this.#emit("pace");
  }

  /** Goes to a moment. @param {number} timeMs clamped to the pass */
  seek(timeMs) {
    this.reportOnce(() => {
      this.#stage.seek(timeMs);
      this.#emit("moment");
    });
  }

  /**
   * Goes some steps on (back, with a negative number) and stays there.
   * @param {number} count @param {"step" | "layer" | "sample"} unit
   */
  step(count, unit) {
    const problem = refuseStep(count, unit);
    this.#setNotice("step", problem);
    if (problem) return;
    this.reportOnce(() => {
      if (!this.#paused) this.paused = true;
      const { timeline, durationMs, paintedTimeMs, reducedMotion } = this.#stage;
      if (unit === "sample") {
        void this.#run(() => this.#store.moveSample(count));
        this.seek(durationMs);
      } else this.seek(stopAfter(timeline, paintedTimeMs, count, reducedMotion ? "layer" : unit)); // nothing between is painted
    });
  }

  /** A pass is over. */
  end() {
    this.#emit("end");
    const { reel, trace, inputs } = this.#store;
    if (this.#atEnd === "stop") {
      this.reportOnce(() => {
        this.paused = true;
        this.seek(Infinity);
      });
    } else if (this.#atEnd === "loop" || inputs) {
      this.#stage.showSample(/** @type {Reel} */ (reel), /** @type {Trace} */ (trace));
    } else this.#store.nextSample();
  }
}
