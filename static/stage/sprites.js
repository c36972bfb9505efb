// @ts-check
/** Small pictures of light, painted once and stamped many times: a soft halo in each colour, and a white core. */

/** @import { Palette, Pen, Sprite } from "../types.d.ts" */

/** @typedef {readonly (readonly [at: number, alpha: number])[]} Stops */

const SIZE = 96;

/** Some browsers have no OffscreenCanvas, or withhold it. */
function surface() {
  if (globalThis.OffscreenCanvas) return new OffscreenCanvas(SIZE, SIZE);
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  return Object.assign(/** @type {HTMLCanvasElement} */ (canvas), { width: SIZE, height: SIZE });
}

/**
 * A round gradient from the middle outwards.
 * @param {string} color @param {Stops} stops
 */
function disc(color, stops) {
  const canvas = surface();
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const gradient = context.createRadialGradient(SIZE / 2, SIZE / 2, 0, SIZE / 2, SIZE / 2, SIZE / 2);
  for (const [at, alpha] of stops)
    gradient.addColorStop(at, `color-mix(in srgb, ${color} ${alpha * 100}%, transparent)`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, SIZE, SIZE);
  return "transferToImageBitmap" in canvas ? canvas.transferToImageBitmap() : canvas;
}

/** On a dark stage light spreads softly; on paper it must hold its edge to be seen. */
const HALO_ON_DARK = /** @type {const} */ ([[0, 0.95], [0.18, 0.6], [0.45, 0.16], [1, 0]]); // prettier-ignore
const HALO_ON_PAPER = /** @type {const} */ ([[0, 1], [0.42, 0.95], [0.56, 0.3], [1, 0]]); // prettier-ignore
/** Both are even where digits stand. */
const GLOW = /** @type {const} */ ([[0, 0.28], [0.37, 0.28], [0.65, 0.08], [1, 0]]); // prettier-ignore
const CORE = /** @type {const} */ ([[0, 1], [0.45, 1], [0.68, 0.5], [1, 0]]); // prettier-ignore
const LAMP = /** @type {const} */ ([[0, 1], [0.87, 1], [0.94, 0.7], [0.97, 0.6], [1, 0]]); // prettier-ignore

/**
 * What each sprite is: a colour, and how opaque it is from the middle (0) to the edge (1).
 * @param {Palette} palette
 * @returns {Record<SpriteName, readonly [color: string, stops: Stops]>}
 */
export function lights(palette) {
  const halo = palette.dark ? HALO_ON_DARK : HALO_ON_PAPER;
  return {
    positiveHalo: [palette.positive, halo],
    negativeHalo: [palette.negative, halo],
    positiveGlow: [palette.positive, GLOW],
    negativeGlow: [palette.negative, GLOW],
    lightGlow: [palette.light, GLOW],
    positiveLamp: [palette.light, LAMP],
    negativeLamp: [palette.negative, LAMP],
    core: ["white", CORE],
  };
}

/** @param {Palette} palette @returns {Sprites} */
export const paintSprites = (palette) =>
  /** @type {Sprites} */ (
    Object.fromEntries(Object.entries(lights(palette)).map(([name, [color, stops]]) => [name, disc(color, stops)]))
  );

/** @typedef {"positiveHalo" | "negativeHalo" | "positiveGlow" | "negativeGlow" | "lightGlow" | "positiveLamp" | "negativeLamp" | "core"} SpriteName */
/** @typedef {Record<SpriteName, Sprite>} Sprites */

/**
 * Stamps a sprite so that its edge has the given radius.
 * @param {Pen} context @param {Sprite} sprite @param {number} x @param {number} y @param {number} radius
 */
export const stamp = (context, sprite, x, y, radius) =>
  context.drawImage(sprite, x - radius, y - radius, radius * 2, radius * 2);
