// @ts-check
/** Two moments on the page's own timeline, for whoever measures it: each is marked once, whichever element comes first. */

/** @type {Set<string>} */
const marked = new Set();

/**
 * Sets `performance.mark("forward-pass:" + moment)`.
 * @param {"first-pulse" | "live"} moment the first frame with a moving pulse; the first reel that Python answered with
 */
export function mark(moment) {
  if (marked.has(moment)) return;
  marked.add(moment);
  performance.mark(`forward-pass:${moment}`);
}
