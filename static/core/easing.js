// @ts-check
/** Easing curves: progress 0…1 in, progress 0…1 out. */

/** @param {number} value @returns {number} value held inside 0…1 */
export const clamp01 = (value) => (value < 0 ? 0 : value > 1 ? 1 : value);

/**
 * Slow, fast, slow: 3p² − 2p³.
 * @param {number} progress
 * @example smooth(0.5) // 0.5
 */
export const smooth = (progress) => {
  const p = clamp01(progress);
  return p * p * (3 - 2 * p);
};

/**
 * Fast, then settling: 1 − (1 − p)³.
 * @param {number} progress
 * @example settle(0.5) // 0.875
 */
export const settle = (progress) => 1 - (1 - clamp01(progress)) ** 3;

/**
 * How far `time` is between `start` and `end`, held inside 0…1.
 * @param {number} time @param {number} start @param {number} end
 * @example span(15, 10, 20) // 0.5
 */
export const span = (time, start, end) => (end > start ? clamp01((time - start) / (end - start)) : time >= end ? 1 : 0);

/** @param {number} from @param {number} to @param {number} progress */
export const mix = (from, to, progress) => from + (to - from) * progress;
