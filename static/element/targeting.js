// @ts-check
/** What pointer or keyboard is on: kept while the numbers change, let go where the picture no longer has it. */

import { exists, hitTest, sameTarget } from "../scene/hit-test.js";

/** @typedef {import("../types.d.ts").Target} Target */

export class Targeting {
  /** @type {Target} */
  #target = null;
  #stage;
  #program;
  #controls;
  #onTarget;

  /**
   * @param {object} parts
   * @param {import("./stage.js").Stage} parts.stage @param {import("./program.js").Program} parts.program
   * @param {import("../ui/controls.js").Controls} parts.controls
   * @param {(target: Target) => void} parts.onTarget called when it is on something else
   */
  constructor({ stage, program, controls, onTarget }) {
    this.#stage = stage;
    this.#program = program;
    this.#controls = controls;
    this.#onTarget = onTarget;
  }

  get target() {
    return this.#target;
  }

  /** @param {Target} target */
  set target(target) {
    if (sameTarget(target, this.#target)) return;
    this.#target = target;
    this.#stage.target = target;
    this.#controls.tellTarget(target, this.#program.trace, this.#program.settings);
    this.#onTarget(target);
  }

  /** What is at a point of the stage. @param {number} x @param {number} y @param {number} reachPx */
  at(x, y, reachPx) {
    const { layout, trace, layers } = this.#stage.picture;
    return hitTest(layout, trace, layers, x, y, reachPx);
  }

  /** The target's numbers are another sample's now; in another network it may be gone. */
  keep() {
    const target = this.#target;
    if (!target) return;
    const { settings, trace } = this.#program;
    if (exists(target, settings.layers, trace)) this.#controls.tellTarget(target, trace, settings);
    else this.target = null;
  }
}
