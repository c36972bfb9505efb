// @ts-check
/** Sentences with places to fill, as the data has them that both languages share. */

/**
 * Puts words into the places of a sentence that have their names in braces; a place without a word becomes empty.
 * @param {string} sentence @param {Record<string, unknown>} words
 * @example fill("{name} must be {expectation}", { name: "seed", expectation: "a number" }) // "seed must be a number"
 */
export const fill = (sentence, words) => sentence.replace(/\{(\w+)\}/g, (_, name) => `${words[name] ?? ""}`);
