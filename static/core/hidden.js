// @ts-check
/** Numbers can be hidden, for a class that is to find them itself: then all are, but those that have been revealed. */

/** Which numbers are revealed, by their names; null while none is hidden. @typedef {ReadonlySet<string> | null} Revealed */

/** Stands in place of a number that is hidden. */
export const HIDDEN = "?";

/** What the loss of a step of learning is called where numbers are hidden: that of its example, and after the step. */
export const LOSS = { before: "loss", after: "lossAfter" };

/** The name of one number. @param {string} array its full name @param {number} index */
export const numberName = (array, index) => `${array}/${index}`;

/** @param {Revealed | undefined} revealed @param {string} array @param {number} index */
export const isHidden = (revealed, array, index) => revealed?.has(numberName(array, index)) === false;
