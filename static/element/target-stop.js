// @ts-check
/**
 * What is clicked answers: a click, a tap or Enter on something while the pass runs stops it, on the sample whose number was
 * clicked, where that number is known. A tap on the empty stage lets the pass go on.
 */

import { finishedMs, isKnown } from "../core/phases.js";

/** @import { NetworkPart, Target, Timeline } from "../types.d.ts" */

/** @param {Timeline} timeline @param {Exclude<Target, null>} target @param {import("../operation-types.d.ts").Direction} way */
const stopFor = (timeline, target, way) => {
  if (target.kind !== "loss") return lastPhaseOf(timeline, target, way);
  return way === "again" ? undefined : timeline.phases.find(({ name }) => name === "loss");
};

/**
 * The phase after which everything about a target is known, in a pass that goes one way.
 * @param {Timeline} timeline @param {NetworkPart} target @param {import("../operation-types.d.ts").Direction} [way]
 */
export function lastPhaseOf({ phases, layers }, target, way = "forwards") {
  const isEdge = target.kind === "edge";
  const own = phases[layers[target.layer + 1]?.travel ?? -1];
  if (isEdge && way === "forwards") return own;
  // The last phase of all is the rest. Sums that go back arrive at the layer before.
  return phases.slice(0, -1).findLast(({ name, operation, direction, layer }) => {
    if (direction !== way || operation === phases.at(-1)?.operation) return false;
    if (isEdge) return operation === own?.operation && ["weigh", "blame"].includes(name);
    return (name === "gather" ? layer - 1 : layer) === target.layer && !["blame", "carry"].includes(name);
  });
}

export class TargetStop {
  #app;
  /** Whether the pass stands because somebody asked, not because they stopped it or went somewhere. */
  #stopped = false;
  #stopping = false;

  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.#app = app;
    const moved = () => (this.#stopped = this.#stopping);
    for (const name of ["playing", "moment"]) app.events.addEventListener(name, moved);
  }

  /** Sets the target as a click does. @param {Target} target */
  ask(target) {
    const { selection, paused, store } = this.#app;
    if (target && store.trace && (!paused || this.#stopped)) this.#stopFor(target);
    selection.target = target;
  }

  /** @param {Exclude<Target, null>} target */
  #stopFor(target) {
    const app = this.#app;
    const { stage, store } = app;
    const { timeline, paintedTimeMs: timeMs } = stage;
    const { previousTrace } = stage.picture;
    const phase = stopFor(timeline, target, stage.phase.direction);
    const isOutput = target.kind === "neuron" && target.layer === timeline.layers.length - 1;
    const lingers = isOutput && !isKnown(timeline, timeMs, timeline.answer);
    const before = lingers && previousTrace?.seed === store.trace?.seed ? previousTrace : null;
    const samples = before && store.trace ? before.sample - store.trace.sample : 0;
    this.#stopping = true;
    app.playback.reportOnce(() => {
      app.paused = true;
      if (samples) void app.run(() => store.moveSample(samples));
      if (phase && (samples || timeMs < phase.knownMs)) app.playback.seek(finishedMs(phase));
    });
    this.#stopping = false;
  }

  /** A tap beside everything: lets go of the target, and of the pass if it stands because of one. */
  goOn() {
    this.#app.selection.target = null;
    if (this.#stopped) this.#app.paused = false;
  }
}
