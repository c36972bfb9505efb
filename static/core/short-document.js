// @ts-check
/** A network's document, written as short as it can be without changing a number. */

import { fromBase64, toBase64 } from "./base64.js";
import { times } from "./times.js";

/** About how many bytes a character of a written number takes once it is deflated. */
const DEFLATED = 0.45;
/** What stands around an array in base64, in bytes. */
const AROUND = 20;

/**
 * A document without what was recorded, each array in the shorter of its forms.
 * @param {Record<string, unknown>} document that Python has accepted, or may refuse: what is no array stays as it is
 * @returns {Record<string, unknown>}
 * @example shortened({ operations: [{ kind: "dense", weights: { float32: "AACAPw==", shape: [1, 1] }, biases: [0] }] }).operations[0].weights // [[1]]
 */
export function shortened({ recorded, ...document }) {
  const { operations, samples } = document;
  return {
    ...document,
    ...(Array.isArray(operations) && { operations: operations.map(withShortArrays) }),
    ...(Array.isArray(samples) && { samples: samples.map(withShortArrays) }),
  };
}

/** @param {any} holder an operation or a sample */
const withShortArrays = (holder) =>
  Object.fromEntries(Object.entries(holder ?? {}).map(([name, value]) => [name, shortArray(value) ?? value]));

/**
 * An array in its shorter form: numbers in lists, or base64 of float32, where that keeps every digit, or float64.
 * @param {any} value @returns {unknown} undefined for what is no array
 */
function shortArray(value) {
  const array = arrayOf(value);
  if (!array) return undefined;
  const { numbers, shape } = array;
  const lists = shape.length > 1 ? rowsOf(numbers, shape) : [...numbers];
  const floats = Float32Array.from(numbers);
  const exact = numbers.every((number, i) => Object.is(number, floats[i]));
  const bytes = new Uint8Array(exact ? floats.buffer : Float64Array.from(numbers).buffer);
  // JSON has no −0.
  const listable = !numbers.some((number) => Object.is(number, -0));
  if (listable && JSON.stringify(lists).length * DEFLATED <= bytes.length + AROUND) return lists;
  return { [exact ? "float32" : "float64"]: toBase64(bytes), shape };
}

/** The numbers of an array, in either form. @param {any} value @returns {{numbers: number[], shape: number[]} | null} */
function arrayOf(value) {
  if (Array.isArray(value)) {
    const rows = value.every(Array.isArray) && value.length > 0;
    const numbers = rows ? value.flat() : value;
    const even = !rows || value.every((row) => row.length === value[0].length);
    if (!even || !numbers.every(Number.isFinite)) return null;
    return { numbers, shape: rows ? [value.length, value[0].length] : [value.length] };
  }
  const { float32, float64, shape } = value ?? {};
  if (!Array.isArray(shape) || typeof (float32 ?? float64) !== "string") return null;
  try {
    const { buffer } = fromBase64(float32 ?? float64);
    return { numbers: [...(float32 ? new Float32Array(buffer) : new Float64Array(buffer))], shape };
  } catch {
    return null; // Python says what is wrong with it
  }
}

/** @param {number[]} numbers @param {number[]} shape rows and columns */
const rowsOf = (numbers, [rows = 0, columns = 0]) =>
  times(rows, (row) => numbers.slice(row * columns, (row + 1) * columns));
