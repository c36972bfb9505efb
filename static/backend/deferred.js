// @ts-check
/** A promise with its two ends; the built-in for it is missing in older browsers and taken away by some pages. */

/**
 * @template T
 * @returns {{promise: Promise<T>, resolve: (value: T) => void, reject: (reason: unknown) => void}}
 * @example const { promise, resolve } = deferred(); resolve(1); // promise is resolved with 1
 */
export function deferred() {
  /** @type {any} */
  const ends = {};
  const promise = new Promise((resolve, reject) => Object.assign(ends, { resolve, reject }));
  return { promise, ...ends };
}
