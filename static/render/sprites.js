// @ts-check
/** Small pictures of light, painted once and stamped many times: a soft halo in each colour, and a white core. */

/** @typedef {import("../types.d.ts").Palette} Palette */

const SIZE = 96;

/**
 * A round gradient from the middle outwards.
 * @param {string} color @param {readonly (readonly [at: number, alpha: number])[]} stops
 */
function disc(color, stops) {
  const canvas = new OffscreenCanvas(SIZE, SIZE);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const gradient = context.createRadialGradient(SIZE / 2, SIZE / 2, 0, SIZE / 2, SIZE / 2, SIZE / 2);
  for (const [at, alpha] of stops)
    gradient.addColorStop(at, `color-mix(in srgb, ${color} ${alpha * 100}%, transparent)`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, SIZE, SIZE);
  return canvas;
}

/** On a dark stage light spreads softly; on paper it must hold its edge to be seen. */
const HALO_ON_DARK = /** @type {const} */ ([[0, 0.95], [0.18, 0.6], [0.45, 0.16], [1, 0]]); // prettier-ignore
const HALO_ON_PAPER = /** @type {const} */ ([[0, 1], [0.42, 0.95], [0.56, 0.3], [1, 0]]); // prettier-ignore
const GLOW = /** @type {const} */ ([[0, 0.55], [0.35, 0.28], [0.65, 0.08], [1, 0]]); // prettier-ignore
const CORE = /** @type {const} */ ([[0, 1], [0.45, 1], [0.68, 0.5], [1, 0]]); // prettier-ignore
const LAMP = /** @type {const} */ ([[0, 1], [0.55, 0.96], [0.86, 0.74], [0.965, 0.6], [1, 0]]); // prettier-ignore

/**
 * @param {Palette} palette
 * @returns {Sprites}
 */
export function paintSprites(palette) {
  const halo = palette.dark ? HALO_ON_DARK : HALO_ON_PAPER;
  return {
    positiveHalo: disc(palette.positive, halo),
    negativeHalo: disc(palette.negative, halo),
    positiveGlow: disc(palette.positive, GLOW),
    negativeGlow: disc(palette.negative, GLOW),
    lightGlow: disc(palette.light, GLOW),
    positiveLamp: disc(palette.light, LAMP),
    negativeLamp: disc(palette.negative, LAMP),
    core: disc("white", CORE),
  };
}

/** @typedef {Record<"positiveHalo" | "negativeHalo" | "positiveGlow" | "negativeGlow" | "lightGlow" | "positiveLamp" | "negativeLamp" | "core", OffscreenCanvas>} Sprites */

/**
 * Stamps a sprite so that its edge has the given radius.
 * @param {CanvasRenderingContext2D} context @param {OffscreenCanvas} sprite @param {number} x @param {number} y @param {number} radius
 */
export const stamp = (context, sprite, x, y, radius) =>
  context.drawImage(sprite, x - radius, y - radius, radius * 2, radius * 2);
