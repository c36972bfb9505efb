// @ts-check
/** What inputs are measured in, and between which values they usually are: what a network's file says of them. */

import { UNKNOWN } from "./number-format.js";

/** @import { Labels } from "../types.d.ts" */

/** An input without a range of its own is drawn from here. @type {readonly [number, number]} */
const DRAWN_FROM = [0, 1];

/**
 * A number of input i in digits, with its unit behind it.
 * @param {string} text @param {Pick<Labels, "units">} labels @param {number} i
 * @example withUnit("5.10", { units: ["cm"] }, 0) // "5.10 cm"
 */
export function withUnit(text, { units }, i) {
  const unit = units?.[i];
  return unit && text !== UNKNOWN ? `${text}\u00a0${unit}` : text;
}

/**
 * Between which values input i usually is.
 * @param {Pick<Labels, "ranges">} labels @param {number} i
 * @example usualRange({}, 0) // [0, 1]
 */
export const usualRange = ({ ranges }, i) => ranges?.[i] ?? DRAWN_FROM;
