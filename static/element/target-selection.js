// @ts-check
/** What pointer or keyboard is on: kept while the numbers change, let go where the picture no longer has it. */

import { exists, sameTarget } from "../core/hit-test.js";
import { quoteValue } from "../core/quote.js";

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

export class TargetSelection {
  /** @type {Target} */
  #target = null;
  /** Whether it stays there, wherever the pointer goes: it was tapped, or set by a key or a program. */
  pinned = false;
  /** Where on the stage the pointer was last, in CSS px. */
  pointerX = 0;
  #stage;
  #store;
  #controls;
  #onTarget;

  /**
   * @param {object} parts
   * @param {import("../stage/stage.js").Stage} parts.stage @param {import("./network-store.js").NetworkStore} parts.store
   * @param {import("../ui/controls.js").Controls} parts.controls
   * @param {(target: Target) => void} parts.onTarget called when it is on something else, or held or not
   */
  constructor({ stage, store, controls, onTarget }) {
    this.#stage = stage;
    this.#store = store;
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
    if (!this.pinned) this.#aim(target, false);
  }

  /** What was tapped is held; tapped again, or beside everything, it is let go. @param {Target} target */
  tap(target) {
    this.target = this.pinned && sameTarget(target, this.#target) ? null : target;
  }

  /** What a program asks for. @param {unknown} wanted */
  aim(wanted) {
    const { settings, trace } = this.#store;
    const target = readTarget(wanted);
    const there = target === null || (target !== undefined && exists(target, settings.layers, trace));
    this.#controls.setNotice("target", there ? null : `${EXPECTED}; got ${quoteValue(wanted)}`);
    if (there) this.target = target;
  }

  /** @param {Target} target @param {boolean} pinned */
  #aim(target, pinned) {
    const changed = !sameTarget(target, this.#target);
    if (!changed && pinned === this.pinned) return;
    this.pinned = pinned;
    this.#target = target;
    this.#onTarget(target);
    if (!changed) return;
    this.#stage.target = target;
    this.#describe();
  }

  /** The target's numbers are another sample's or known by now; in another network it may be gone. */
  revalidate() {
    const target = this.#target;
    if (!target) return;
    const { settings, trace } = this.#store;
    if (exists(target, settings.layers, trace)) this.#describe();
    else this.target = null;
  }

  #describe() {
    const { settings, trace } = this.#store;
    this.#controls.showTarget(this.#target, trace, settings, this.#stage.phase);
  }
}
