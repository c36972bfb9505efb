// @ts-check
/** What inputs and classes are called: by the author's labels, or else by their number, counted from 1. */

import { subscript } from "./number-format.js";

/** @typedef {import("../types.d.ts").Labels} Labels */

/** @param {Labels} labels @param {number} i @example inputName({ inputs: ["wind"], classes: [] }, 1) // "x₂" */
export const inputName = (labels, i) => labels.inputs[i] || `x${subscript(i + 1)}`;

/** @param {Labels} labels @param {number} k @example className({ inputs: [], classes: [] }, 0) // "class 1" */
export const className = (labels, k) => labels.classes[k] || `class ${k + 1}`;
