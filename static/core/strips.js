// @ts-check
/**
 * Which part of the picture changes while only time goes on. Once its inputs have appeared, a pass moves from left to
 * right, and at each moment everything that changes lies in one upright strip of the stage.
 */

import { at } from "./at.js";
import { concernsOutputs } from "./phases.js";

/** @import { Frame, LayerLayout, Layout, Phase, Timeline } from "../types.d.ts" */

/** Stands for the whole stage. */
export const EVERYWHERE = -1;
/** How far light reaches from the middle of a neuron, in radii, and from the middle of a pulse, in CSS px. */
const GLOW_RADII = 2.5;
const HALO_PX = 28;

/**
 * The strip that changes at a moment. Strip l changes from the moment the pulses of weight layer l leave until the neurons
 * they reach are lit; the last strip is that of the outputs and their percentages. Outside a strip the picture is the same
 * at all of its moments.
 * @param {Frame} frame @param {Timeline} timeline
 * @returns {number} EVERYWHERE where more than one strip changes
 */
export function stripAt({ residue, phaseIndex }, timeline) {
  // Who goes back paints over all of it.
  if (phaseIndex > timeline.answering + 1) return EVERYWHERE;
  const phase = /** @type {Phase} */ (timeline.phases[phaseIndex]);
  if (residue > 0 || phase.layer === 0 || phase.direction !== "forwards") return EVERYWHERE;
  return concernsOutputs(timeline, phase) ? phase.layer : phase.layer - 1;
}

/**
 * The left and the right side of a strip, in CSS px.
 * @param {Layout} layout @param {number} strip not EVERYWHERE
 * @returns {[left: number, right: number]} inside the stage
 */
export function sidesOf({ layers, widthPx }, strip) {
  const from = /** @type {LayerLayout} */ (layers[strip]);
  const to = layers[strip + 1];
  const left = Math.max(0, leftmost(from) - reach(from));
  if (!to) return [left, widthPx];
  // The outputs are lit in a strip of their own; until then only pulses reach beyond their discs.
  const right = strip === layers.length - 2 ? Math.max(to.radius, HALO_PX - to.radius) + 1 : reach(to);
  return [left, Math.min(widthPx, rightmost(to) + right)];
}

/**
 * The layers whose light reaches into a strip. Those before `from` are lit already when the strip begins to change.
 * @param {Layout} layout @param {number} strip not EVERYWHERE
 * @returns {{first: number, from: number, to: number}} `to` is the one after the last
 */
export function changingLayers(layout, strip) {
  const [left, right] = sidesOf(layout, strip);
  const shines = (/** @type {LayerLayout} */ layer) =>
    rightmost(layer) + reach(layer) >= left - 1 && leftmost(layer) - reach(layer) <= right + 1;
  const from = Math.min(strip + 1, layout.layers.length - 1);
  return { first: layout.layers.findIndex(shines), from, to: layout.layers.findLastIndex(shines) + 1 };
}

/** How far the light of a layer reaches from the middles of its neurons. @param {LayerLayout} layer */
const reach = ({ radius }) => Math.max(GLOW_RADII * radius, HALO_PX);

/** The least x of a layer's neurons: `Math.min(...x)` would make an array of all of them. @param {LayerLayout} layer */
function leftmost({ x }) {
  let least = Infinity;
  for (let k = 0; k < x.length; k++) least = Math.min(least, at(x, k));
  return least;
}

/** The greatest x of a layer's neurons. @param {LayerLayout} layer */
function rightmost({ x }) {
  let greatest = -Infinity;
  for (let k = 0; k < x.length; k++) greatest = Math.max(greatest, at(x, k));
  return greatest;
}
