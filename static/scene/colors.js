// @ts-check
/** The names of a picture's colours: the style sheet has a token for each, the shadow tree a probe, the palette a value. */

export const COLORS = /** @type {const} */ ([
  "background",
  "text",
  "muted",
  "positive",
  "negative",
  "neutral",
  "light",
  "lightInk",
  "disc",
  "rim",
  "accent",
]);

/** @typedef {(typeof COLORS)[number]} ColorName */
