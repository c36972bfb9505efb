// @ts-check
/**
 * The pass that follows a step of learning, with the new weights: while the course of the step is there, the stage is
 * painted with their pass. Loaded with what shows learning.
 */

import { edgesOf } from "../core/edges.js";
import { createFrame, sampleInto } from "../core/frame.js";

/** @import { Edges, Kinds, Phase, Picture, Reel, Timeline, Trace } from "../types.d.ts" */

export class Again {
  #course;
  #pass;
  #from;
  #startMs;
  /** How fast the pass goes on its own timeline: the course may be hurried. */
  #pace;
  /** What differs from the picture before the step. */
  #own;
  #picture = /** @type {Picture} */ ({});

  /**
   * @param {Timeline} course of the step: there, back, and there again
   * @param {Timeline} pass of the network alone
   * @param {Reel} reel the pass with the new weights, its first trace
   * @param {Kinds} kinds
   */
  constructor(course, pass, reel, kinds) {
    this.#course = course;
    this.#pass = pass;
    this.#from = course.phases.findIndex(({ direction }) => direction === "again");
    const { startMs } = /** @type {Phase} */ (course.phases[this.#from]);
    const learned = /** @type {Phase} */ (course.phases.at(-1));
    const answered = /** @type {Phase} */ (pass.phases[pass.answering]);
    this.#startMs = startMs;
    this.#pace = answered.endMs / (learned.startMs - startMs);
    const trace = /** @type {Trace} */ (reel.traces[0]);
    /** @type {readonly Edges[]} */
    const edges = edgesOf(reel.network.layers, trace, kinds);
    this.#own = { reel, trace, edges, timeline: pass, frame: createFrame(pass), previousReel: null, blend: 1 };
  }

  /** What is on stage at a moment of the course, and the moment of the pass that it is; null before the pass begins again. @param {number} timeMs */
  moment(timeMs) {
    if (timeMs < this.#startMs) return null;
    const { reel, trace, edges, timeline } = this.#own;
    const passMs = Math.min(timeline.durationMs, (timeMs - this.#startMs) * this.#pace);
    return { reel, trace, edges, timeline, timeMs: passMs, courseMs: this.#courseMs };
  }

  /** The moment of the course at which the pass is at a moment of its own. */
  #courseMs = (/** @type {number} */ passMs) => this.#startMs + passMs / this.#pace;

  /** The picture to paint instead of one of the course: the same before the pass begins again. @param {Picture} picture @returns {Picture} */
  pictured = (picture) => {
    const { frame, timeline, trace } = picture;
    if (timeline !== this.#course || frame.phaseIndex < this.#from) return picture;
    const passMs = (frame.timeMs - this.#startMs) * this.#pace;
    const isOver = frame.phaseIndex === timeline.phases.length - 1;
    sampleInto(this.#own.frame, this.#pass, isOver ? this.#pass.durationMs : passMs);
    const shown = Object.assign(this.#picture, picture, this.#own);
    // Its answer is marked as the previous one until there is a new one.
    shown.previousTrace = trace;
    return shown;
  };
}
