// @ts-check
/** What pointer or keyboard is on: kept while the numbers change, let go where the picture no longer has it. */

import { exists, sameTarget } from "../scene/hit-test.js";
import { shown } from "../scene/shown.js";

/** @typedef {import("../types.d.ts").Target} Target */

const EXPECTED = "target must be null or a neuron or edge of the network on screen";

/** Something from outside → a target of its own, or undefined where it is none. @param {unknown} wanted @returns {Target | undefined} */
function readTarget(wanted) {
  if (wanted === null || wanted === undefined) return null;
  const { kind, layer, neuron, from, to } = partsOf(wanted);
  /** @param {...unknown} indices */
  const whole = (...indices) => indices.every((index) => Number.isSafeInteger(index) && Number(index) >= 0);
  if (kind === "neuron" && whole(layer, neuron)) return { kind, layer, neuron };
  return kind === "edge" && whole(layer, from, to) ? { kind, layer, from, to } : undefined;
}

/** What is to be read of it, once; nothing where that throws. @param {unknown} wanted @returns {Record<string, any>} */
function partsOf(wanted) {
  try {
    const { kind, layer, neuron, from, to } = /** @type {Record<string, any>} */ (wanted);
    return { kind, layer, neuron, from, to };
  } catch {
    return {};
  }
}

export class Targeting {
  /** @type {Target} */
  #target = null;
  /** Whether it stays there, wherever the pointer goes: it was tapped, or set by a key or a program. */
  held = false;
  /** Where on the stage the pointer was last, in CSS px. */
  pointerX = 0;
  #stage;
  #program;
  #controls;
  #onTarget;

  /**
   * @param {object} parts
   * @param {import("./stage.js").Stage} parts.stage @param {import("./program.js").Program} parts.program
   * @param {import("../ui/controls.js").Controls} parts.controls
   * @param {(target: Target) => void} parts.onTarget called when it is on something else, or held or not
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
    this.#aim(target, target !== null);
  }

  /** Follows the pointer, unless it is held. @param {Target} target */
  hover(target) {
    if (!this.held) this.#aim(target, false);
  }

  /** What was tapped is held; tapped again, or beside everything, it is let go. @param {Target} target */
  tap(target) {
    this.target = this.held && sameTarget(target, this.#target) ? null : target;
  }

  /** What a program asks for. @param {unknown} wanted */
  aim(wanted) {
    const { settings, trace } = this.#program;
    const target = readTarget(wanted);
    const there = target === null || (target !== undefined && exists(target, settings.layers, trace));
    this.#controls.complain("target", there ? null : `${EXPECTED}; got ${shown(wanted)}`);
    if (there) this.target = target;
  }

  /** @param {Target} target @param {boolean} held */
  #aim(target, held) {
    const changed = !sameTarget(target, this.#target);
    if (!changed && held === this.held) return;
    this.held = held;
    this.#target = target;
    this.#onTarget(target);
    if (!changed) return;
    this.#stage.target = target;
    this.#tell();
  }

  /** The target's numbers are another sample's or known by now; in another network it may be gone. */
  keep() {
    const target = this.#target;
    if (!target) return;
    const { settings, trace } = this.#program;
    if (exists(target, settings.layers, trace)) this.#tell();
    else this.target = null;
  }

  #tell() {
    const { settings, trace } = this.#program;
    this.#controls.tellTarget(this.#target, trace, settings, this.#stage.phase);
  }
}
