// @ts-check
/**
 * The colours of a picture: by name, as they are on a light ground and on a dark one. The style sheet has a token for
 * each, which a page may override; the shadow tree has a probe element for each; the palette has its computed value.
 */

/** What a page may choose, as [on a light ground, on a dark ground]. */
export const TOKENS = /** @type {const} */ ({
  background: ["#f7f6f1", "#060912"],
  depth: ["#ffffff", "#101a30"],
  text: ["#16202e", "#eaf1fb"],
  muted: ["#5a6676", "#8d9bb3"],
  positive: ["#0090ad", "#22d3ee"],
  negative: ["#c4168f", "#ff3fc2"],
  neutral: ["#858f9e", "#5d6c88"],
  light: ["#1d2a3d", "#e9f6ff"],
  lightInk: ["#ffffff", "#081020"],
  disc: ["#ffffff", "#0b1222"],
  rim: ["#868f9c", "#5c6b8b"],
  accent: ["#0f766e", "#7dd3fc"],
});

/** @typedef {Exclude<keyof typeof TOKENS, "depth">} ColorName */

/** Those that a picture is painted with; the depth of the stage is the style sheet's own. @type {readonly ColorName[]} */
export const COLORS = [
  "background", "text", "muted", "positive", "negative", "neutral", "light", "lightInk", "disc", "rim", "accent",
]; // prettier-ignore
