// @ts-check
/** Slows the first two passes that a reader sees, unless author or reader have chosen how fast passes go. */

import { paceOf } from "../core/pace.js";

/** @import { Phase } from "../types.d.ts" */

/** A later pass has no slow phases. */
const LATER = 2;
/** With one of these the author has chosen how fast passes go, or where they begin. */
const CHOICES = ["speed", "moment"];

export class FirstPasses {
  #app;
  /** How many passes are over that were seen before their rest. */
  #seen = 0;
  #moves = false;
  #chosen = false;

  /** @param {Pick<import("./app.js").App, "author" | "display" | "events" | "paused" | "playback" | "stage">} app */
  constructor(app) {
    this.#app = app;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { events } = this.#app;
    for (const change of ["phase", "numbers", "playing", "pace"])
      events.addEventListener(change, () => this.#apply(), { signal });
    events.addEventListener("end", () => this.#end(), { signal });
    this.#apply();
  }

  #apply() {
    const { display, paused, playback, stage } = this.#app;
    const { phases } = stage.timeline;
    const index = phases.indexOf(stage.phase);
    this.#moves ||= !paused && index < phases.length - 1;
    this.#chosen ||= playback.speed !== display.speed;
    stage.pace = this.#paceOf(index);
    stage.speed = playback.speed;
  }

  /** @param {number} index of a phase */
  #paceOf(index) {
    const { author, stage } = this.#app;
    const authored = CHOICES.some((name) => author?.text(name) != null);
    return paceOf(stage.timeline, index, authored || this.#chosen ? LATER : this.#seen);
  }

  /** How long a phase lasts on the clock in the present pass, in ms. @param {Phase} phase */
  clockMs(phase) {
    const { stage } = this.#app;
    return (phase.endMs - phase.startMs) / stage.speedAt(this.#paceOf(stage.timeline.phases.indexOf(phase)));
  }

  /** A pass is over. One that only stood at its end was not seen. */
  #end() {
    if (this.#moves) this.#seen += 1;
    this.#moves = false;
  }
}
