// @ts-check
/** A walk through the network by keys: among its layers, into a layer's neurons, into a neuron's incoming edges, and out again. */

import { clamp } from "../../core/clamp.js";
import { listOf } from "../../core/times.js";

/** @import { Edges, Target } from "../../types.d.ts" */

/**
 * @typedef {{layer: number, neuron?: number, edge?: number}} Place a place: a layer, at one of its neurons, or
 *   at one of the edges that enter it, counted among those the picture shows
 */

/** @type {Record<string, number>} */
const ALONG = { ArrowUp: -1, ArrowDown: 1 };
/** @type {readonly string[]} */
const OUT = ["Escape", "Backspace"];

/** The keys and what they do, for the list of keys. */
export const WALK_KEYS = Object.freeze([
  { labels: ["↑", "↓"], words: "along layers, neurons, edges" },
  { labels: ["Enter"], words: "into one of them" },
  { labels: ["Escape"], words: "out of it again" },
  { labels: ["Tab"], words: "into its card" },
]);

/** @type {Record<string, number>} */
const ASIDE = { ArrowLeft: -1, ArrowRight: 1 };

/** Whether a place is a pixel of an image with so many columns. @param {Place | null} place @param {number} columns */
const isPixel = (place, columns) => columns > 1 && place?.layer === 0 && place.neuron !== undefined;

/**
 * Whether a key may mean something to a walk. ← and → do so only between pixels.
 * @param {string} key @param {Place | null} place @param {number} columns of the image that the inputs are, else 1
 */
export const walks = (key, place, columns) =>
  key in ALONG || key === "Enter" || OUT.includes(key) || (key in ASIDE && isPixel(place, columns));

/**
 * Where a key leads: ↑ and ↓ along a level, Enter into it, Escape and Backspace out; between the pixels of an image all four
 * arrows lead to the neighbour on that side. A key that leads nowhere changes nothing.
 * @param {Place | null} place null outside the network
 * @param {string} key as `KeyboardEvent.key` @param {readonly number[]} layers
 * @param {readonly Edges[]} edges those that the picture shows
 * @param {number} [columns] of the image that the inputs are @param {boolean} [loss] whether there is one, after the outputs
 * @returns {Place | null}
 * @example walk({ layer: 1 }, "Enter", [5, 7, 6, 2], edges) // { layer: 1, neuron: 0 }
 */
export function walk(place, key, layers, edges, columns = 1, loss = false) {
  if (OUT.includes(key)) return place && outOf(place);
  if (!place) return { layer: 0 };
  if (key === "Enter") return place.layer === layers.length ? place : into(place, edges);
  if (isPixel(place, columns)) return { layer: 0, neuron: beside(place.neuron ?? 0, key, layers[0] ?? 0, columns) };
  const step = ALONG[key] ?? 0;
  const { layer, neuron, edge } = place;
  if (neuron === undefined) return { layer: clampIndex(layer + step, layers.length + Number(loss)) };
  if (edge === undefined) return { layer, neuron: clampIndex(neuron + step, layers[layer]) };
  return { layer, neuron, edge: clampIndex(edge + step, incoming(edges, layer, neuron).length) };
}

/** The pixel on one side of another, or the same one at the image's rim. @param {number} neuron @param {string} key @param {number} count @param {number} columns */
function beside(neuron, key, count, columns) {
  const column = (neuron % columns) + (ASIDE[key] ?? 0);
  const next = neuron + (ASIDE[key] ?? 0) + columns * (ALONG[key] ?? 0);
  return column < 0 || column >= columns || next < 0 || next >= count ? neuron : next;
}

/** @param {number} index @param {number} [count] */
const clampIndex = (index, count = 1) => clamp(index, 0, count - 1);

/** @param {Place} place @returns {Place | null} */
function outOf({ layer, neuron, edge }) {
  if (edge !== undefined) return { layer, neuron: neuron ?? 0 };
  return neuron === undefined ? null : { layer };
}

/** @param {Place} place @param {readonly Edges[]} edges @returns {Place} */
function into(place, edges) {
  const { layer, neuron, edge } = place;
  if (neuron === undefined) return { layer, neuron: 0 };
  const enters = edge === undefined && incoming(edges, layer, neuron).length > 0;
  return enters ? { layer, neuron, edge: 0 } : place;
}

/**
 * The neurons from which edges that the picture shows enter neuron j of layer l, in their order.
 * @param {readonly Edges[]} edges @param {number} l @param {number} j
 */
export function incoming(edges, l, j) {
  const entering = edges[l - 1];
  if (!entering) return [];
  return listOf(entering.from.filter((_, k) => entering.to[k] === j)).sort((a, b) => a - b);
}

/** The target at a place; none at a layer, but the loss after the last one. @param {Place | null} place @param {readonly Edges[]} edges @returns {Target} */
export function targetAt(place, edges) {
  if (place?.neuron === undefined) return place && place.layer > edges.length ? { kind: "loss" } : null;
  const { layer, neuron, edge } = place;
  if (edge === undefined) return { kind: "neuron", layer, neuron };
  const from = incoming(edges, layer, neuron)[edge];
  return from === undefined ? null : { kind: "edge", layer: layer - 1, from, to: neuron };
}

/** The place of a target. @param {Exclude<Target, null>} target @param {readonly Edges[]} edges @returns {Place} */
export function placeOf(target, edges) {
  if (target.kind === "loss") return { layer: edges.length + 1 };
  if (target.kind === "neuron") return { layer: target.layer, neuron: target.neuron };
  const layer = target.layer + 1;
  return { layer, neuron: target.to, edge: Math.max(0, incoming(edges, layer, target.to).indexOf(target.from)) };
}
