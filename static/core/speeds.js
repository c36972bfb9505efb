// @ts-check
/** How fast passes may be played. */

/** What a reader may choose from, times the speed of the pass. */
export const SPEEDS = Object.freeze([0.1, 0.25, 0.5, 1, 2, 4]);

/** @param {number} speed */
export const slower = (speed) => SPEEDS.findLast((other) => other < speed) ?? speed;
/** @param {number} speed */
export const faster = (speed) => SPEEDS.find((other) => other > speed) ?? speed;
