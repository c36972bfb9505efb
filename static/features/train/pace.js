// @ts-check
/** How fast a training goes, and how often it is looked at. */

/** @import { TrainingRun } from "./training-types.d.ts" */

/** How many steps a second; 0 for as fast as Python goes. */
export const SPEEDS = /** @type {const} */ ([1, 10, 100, 0]);
/** Faster than one sees it learn is not helpful to begin with: most tasks take a few hundred steps. */
export const FIRST_SPEED = 100;
/** The stage shows no more networks a second than this. */
export const LOOKS = 10;
/** How long Python trains at once, in ms: in between it answers cards and passes. */
export const AT_ONCE_MS = 90;
/** The way to a step that is further off than this takes long enough to be told of. */
export const FAR = 40;
/** So many runs before are remembered with their losses. */
export const MOST_LINES = 20;
/** How long each network stays on stage while it learns, in ms: a picture of many edges takes long to paint. @param {TrainingRun} run */
export function restMs({ layers = [] }) {
  const edges = layers.reduce((sum, size, l) => sum + size * (layers[l + 1] ?? 0), 0);
  return edges > 500 ? 700 : 320;
}
