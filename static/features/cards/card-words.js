// @ts-check
/** What a card calls operations and their arrays: by the words of their kind or, where there are none, by their own names. */

/**
 * @import { ArrayWords } from "../../card-types.d.ts"
 * @import { WordTable } from "../../operation-types.d.ts"
 * @import { OperationHeader } from "../../types.d.ts"
 */

/** What an operation does: its title, and a sentence that continues it. @param {WordTable} words @param {OperationHeader} operation */
export function kindWords(words, operation) {
  const { kind } = operation;
  const { title = kind.charAt(0).toUpperCase() + kind.slice(1), does = "" } = words[kind]?.card ?? {};
  return { title, does: typeof does === "string" ? does : does(operation) };
}

/**
 * What an array of a kind of operations is called.
 * @param {WordTable} words @param {string} kind @param {string} array @returns {ArrayWords}
 * @example arrayWords({}, "scale", "halfWidths") // { name: "half widths", symbol: "half widths", head: "half widths", role: "halfWidths" }
 */
export function arrayWords(words, kind, array) {
  const { arrays = {}, card } = words[kind] ?? {};
  const given = card?.arrays?.[array];
  const name = given?.name ?? arrays[array] ?? array.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { name, symbol: name, head: name, role: array, ...given };
}
