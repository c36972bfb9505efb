// @ts-check
/** How time goes on: whether it does, how fast, to which moment, and what happens when a pass is over. */

import { shown } from "../scene/shown.js";
import { stopAfter } from "./steps.js";

/** @typedef {import("../types.d.ts").Trace} Trace @typedef {import("../types.d.ts").Reel} Reel */

const UNITS = ["step", "layer", "sample"];

/** @param {unknown} count @param {unknown} unit @returns {string | null} what is wrong with them */
function refuseStep(count, unit) {
  if (!Number.isSafeInteger(count)) return `step needs a whole number first; got ${shown(count)}`;
  return UNITS.includes(/** @type {any} */ (unit)) ? null : `step needs one of ${UNITS.join(", ")}; got ${shown(unit)}`;
}

export class Pacing {
  #pace;
  #stage;
  #program;
  #controls;
  #run;
  #tell;
  #onMoment;
  #paused = false;
  /** Whether what is done just now is part of something that tells of itself. */
  #within = false;
  #held = false;
  /** What the author chose, and what the reader made of it. */
  #speeds = { author: 1, reader: /** @type {number | null} */ (null) };
  /** @type {import("../types.d.ts").AtEnd} */
  #atEnd = "next";

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.pace the button that shows the speed
   * @param {import("./stage.js").Stage} parts.stage @param {import("./program.js").Program} parts.program
   * @param {import("../ui/controls.js").Controls} parts.controls
   * @param {(work: () => Promise<unknown>) => Promise<void>} parts.run
   * @param {(news: "playing" | "moment" | "pace") => void} parts.tell
   * @param {() => void} parts.onMoment called once for whatever somebody does, if passes go on or not as before, or the moment is another
   */
  constructor({ pace, stage, program, controls, run, tell, onMoment }) {
    this.#pace = pace;
    this.#stage = stage;
    this.#program = program;
    this.#controls = controls;
    this.#run = run;
    this.#tell = tell;
    this.#onMoment = onMoment;
  }

  /** @param {() => void} work */
  #telling(work) {
    if (this.#within) return work();
    const { player } = this.#stage;
    const [paused, timeMs] = [this.#paused, player.timeMs];
    this.#within = true;
    try {
      work();
    } finally {
      this.#within = false;
    }
    if (paused !== this.#paused || timeMs !== player.timeMs) this.#onMoment();
  }

  get paused() {
    return this.#paused;
  }

  set paused(paused) {
    this.#telling(() => {
      this.#paused = paused;
      // Who stopped at the end and plays on wants to see something happen.
      if (!paused && this.#atEnd === "stop" && this.#stage.player.timeMs >= this.#stage.durationMs) this.#stage.seek(0);
      this.#move();
      this.#controls.showPlaying(!paused);
      this.#tell("playing");
      if (paused) this.#tell("moment");
    });
  }

  /** Whether the moment is in the reader's hand: nothing moves until it is let go. */
  get held() {
    return this.#held;
  }

  set held(held) {
    if (held === this.#held) return;
    this.#held = held;
    this.#move();
  }

  #move() {
    this.#stage.playing = !this.#paused && !this.#held;
  }

  /** Times the speed of the pass. @returns {number} */
  get speed() {
    return this.#speeds.reader ?? this.#speeds.author;
  }

  /** What the reader makes of the author's speed. */
  set speed(speed) {
    this.#speeds.reader = Math.min(4, Math.max(0.25, speed));
    this.#keepPace();
  }

  /** Another speed of the author's ends what the reader made of the last. @param {number} speed */
  set authorSpeed(speed) {
    if (speed !== this.#speeds.author) this.#speeds = { author: speed, reader: null };
    this.#keepPace();
  }

  #keepPace() {
    const { speed } = this;
    this.#stage.speed = speed;
    this.#pace.textContent = `${speed}×`;
    this.#pace.setAttribute("aria-label", `Speed ${speed}×, end of the pass, and keys`);
    this.#tell("pace");
  }

  /** What happens when a pass is over. */
  get atEnd() {
    return this.#atEnd;
  }

  set atEnd(atEnd) {
    this.#atEnd = atEnd;
    this.#tell("pace");
  }

  /** Goes to a moment of the pass. @param {number} timeMs held inside it */
  seek(timeMs) {
    this.#telling(() => {
      this.#stage.seek(timeMs);
      this.#tell("moment");
    });
  }

  /**
   * Goes some steps on (back, with a negative number) and stays there.
   * @param {number} count @param {"step" | "layer" | "sample"} unit
   */
  step(count, unit) {
    const problem = refuseStep(count, unit);
    this.#controls.complain("step", problem);
    if (problem) return;
    this.#telling(() => {
      if (!this.#paused) this.paused = true;
      const { timeline, durationMs, player } = this.#stage;
      if (unit === "sample") {
        void this.#run(() => this.#program.moveSample(count));
        this.seek(durationMs);
      } else this.seek(stopAfter(timeline, player.timeMs, count, unit));
    });
  }

  /** A pass is over. */
  end() {
    const { reel, trace, inputs } = this.#program;
    if (this.#atEnd === "stop") {
      this.#telling(() => {
        this.paused = true;
        this.seek(Infinity);
      });
    } else if (this.#atEnd === "loop" || inputs) {
      this.#stage.showSample(/** @type {Reel} */ (reel), /** @type {Trace} */ (trace));
    } else this.#program.nextSample();
  }
}
