// @ts-check
/** The target of pointer, keyboard or script: kept while the numbers change, dropped when the picture no longer has it. */

import { exists, sameTarget } from "../core/hit-test.js";
import { quoteValue } from "../core/quote.js";

/** @import { Target } from "../types.d.ts" */

const EXPECTED = "target must be null or a neuron or edge of the network on screen";

/** A value from outside → a target, or undefined if it is none. @param {unknown} wanted @returns {Target | undefined} */
function readTarget(wanted) {
  if (wanted === null || wanted === undefined) return null;
  const { kind, layer, neuron, from, to } = partsOf(wanted);
  /** @param {...unknown} indices */
  const whole = (...indices) => indices.every((index) => Number.isSafeInteger(index) && Number(index) >= 0);
  if (kind === "neuron" && whole(layer, neuron)) return { kind, layer, neuron };
  if (kind === "loss") return { kind };
  return kind === "edge" && whole(layer, from, to) ? { kind, layer, from, to } : undefined;
}

/** Reads its fields once; empty if reading throws. @param {unknown} wanted @returns {Record<string, any>} */
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
  /** Whether it stays when the pointer moves on: it was clicked, or set by a key or a script. */
  pinned = false;
  /** Where on the stage the pointer was last, in CSS px. */
  pointerX = 0;
  #stage;
  #store;
  #setNotice;
  #onTarget;
  #hasLoss;

  /**
   * @param {object} parts
   * @param {import("../stage/stage.js").Stage} parts.stage @param {import("./network-store.js").NetworkStore} parts.store
   * @param {(about: string, sentence: string | null) => void} parts.setNotice
   * @param {() => boolean} parts.hasLoss whether a step of learning is on stage @param {() => void} parts.onTarget called when the target or `pinned` changes
   */
  constructor({ stage, store, setNotice, hasLoss, onTarget }) {
    this.#hasLoss = hasLoss;
    this.#stage = stage;
    this.#store = store;
    this.#setNotice = setNotice;
    this.#onTarget = onTarget;
  }

  get target() {
    return this.#target;
  }

  /** @param {Target} target */
  set target(target) {
    this.#aim(target, target !== null);
  }

  /** Follows the pointer, unless the target is pinned. @param {Target} target */
  hover(target) {
    if (!this.pinned) this.#aim(target, false);
  }

  /** Sets a target from outside, after checking it. @param {unknown} wanted */
  aim(wanted) {
    const target = readTarget(wanted);
    const there = target === null || (target !== undefined && this.#exists(target));
    this.#setNotice("target", there ? null : `${EXPECTED}; got ${quoteValue(wanted)}`);
    if (there) this.target = target;
  }

  /** @param {Target} target @param {boolean} pinned */
  #aim(target, pinned) {
    const changed = !sameTarget(target, this.#target);
    if (!changed && pinned === this.pinned) return;
    this.pinned = pinned;
    this.#target = target;
    if (changed) this.#stage.target = target;
    this.#onTarget();
  }

  /** Drops the target if the network no longer has it. */
  revalidate() {
    if (this.#target && !this.#exists(this.#target)) this.target = null;
  }

  /** @param {Exclude<Target, null>} target */
  #exists(target) {
    if (target.kind === "loss") return this.#hasLoss();
    return exists(target, this.#store.settings.layers, this.#stage.picture.edges);
  }
}
