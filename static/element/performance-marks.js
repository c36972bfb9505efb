// @ts-check
/** Two performance marks for measuring the page: each is set once, by whichever element is first. */

/** @type {Set<string>} */
const marked = new Set();
/** @type {() => void} */
let pulsed;

/** Resolved when the first pulse of the page moves. */
export const firstPulse = /** @type {Promise<void>} */ (new Promise((resolve) => (pulsed = resolve)));

/**
 * Sets `performance.mark("forward-pass:" + moment)`.
 * @param {"first-pulse" | "live"} moment the first frame with a moving pulse; the first reel that Python answered with
 */
export function mark(moment) {
  if (marked.has(moment)) return;
  marked.add(moment);
  performance.mark(`forward-pass:${moment}`);
  if (moment === "first-pulse") pulsed();
}
