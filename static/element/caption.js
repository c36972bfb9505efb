// @ts-check
/** The line under the stage: the numbers of what is pointed at, else what happens at the moment. */

import { namedAfter, passOnStage } from "../core/pass-on-stage.js";
import { targetFacts, writeFacts } from "../ui/facts.js";
import { narrationOf, writeNarration } from "../ui/narration.js";

export class Caption {
  #line;
  #app;
  #passes;
  /** What the line says, as text. */
  #said = "";

  /**
   * @param {import("../ui/template.js").Parts} parts
   * @param {Pick<import("./app.js").App, "controls" | "events" | "loss" | "paused" | "selection" | "stage" | "store">} app
   * @param {Pick<import("./first-passes.js").FirstPasses, "clockMs">} passes
   */
  constructor({ caption }, app, passes) {
    this.#line = caption;
    this.#app = app;
    this.#passes = passes;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    for (const change of ["numbers", "known", "phase", "target", "playing", "pace"])
      this.#app.events.addEventListener(change, () => this.#show(), { signal });
    this.#show();
  }

  #show() {
    const { controls, selection, stage, store } = this.#app;
    const { target } = selection;
    if (!target) return this.#narrate();
    this.#said = "";
    const again = stage.again?.moment(stage.paintedTimeMs) ?? null;
    const now = passOnStage({ ...stage.snapshot, trace: store.trace, again });
    const [name, facts] =
      target.kind === "loss"
        ? ["loss", this.#app.loss?.facts(stage.paintedTimeMs, now.revealed) ?? []]
        : targetFacts(target, now.trace, store.settings.layers, controls.labels, now);
    writeFacts(this.#line, namedAfter(name, now), facts);
  }

  #narrate() {
    const { paused, stage, store } = this.#app;
    const phase = store.trace && stage.phase;
    const clockMs = paused ? () => Infinity : this.#passes.clockMs.bind(this.#passes);
    const { title, parts, now } = narrationOf(stage.timeline, phase, stage.words, clockMs);
    const said = [title, ...parts, now].join();
    if (said === this.#said) return;
    this.#said = said;
    writeNarration(this.#line, title, parts, now);
  }
}
