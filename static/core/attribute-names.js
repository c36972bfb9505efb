// @ts-check
/** The element's attributes, which an address may ask for as well. */

/** What the numbers depend on. */
export const SETTING_NAMES = /** @type {const} */ ([
  "layers",
  "seed",
  "sample",
  "temperature",
  "activation",
  "output",
  "initialization",
  "original",
]);
/** How they are shown. */
export const DISPLAY_NAMES = /** @type {const} */ ([
  "labels",
  "autoplay",
  "speed",
  "moment",
  "theme",
  "controls",
  "numbers",
  "python",
  "interpreter",
  "reel",
  "src",
]);
