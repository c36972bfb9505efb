// @ts-check
/** The neurons: empty discs that fill with the sum they take up, then shine with their activation. */

import { discDigits, discValues } from "../core/digits.js";
import { glow } from "../core/scale.js";
import { stamp } from "./sprites.js";

/**
 * @import { LayerLayout, Palette, Pen, Picture, Trace } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 * @import { Sprites } from "./sprites.js"
 */

const ROUND = 2 * Math.PI;
/** A disc smaller than this has no room for digits, and one smaller than that none for a halo. */
const ROOM_FOR_DIGITS_PX = 12.5;
const ROOM_FOR_HALO_PX = 4.5;
/** From this brightness on digits use the other ink: there both inks have the same contrast, on a dark stage and on a light one. */
const INK_ON_LIGHT = 0.47;
const INK_ON_SHADE = 0.66;

/** The progress of the light or sum being painted, 0…1. A module variable, because passing a number to a function may allocate. */
const light = { amount: 0.5 };

/** The empty discs and their rims. @param {Pen} context @param {Picture} picture @param {Palette} palette */
export function paintDiscs(context, { layout, target }, palette) {
  context.fillStyle = palette.disc;
  for (let l = 0; l < layout.layers.length; l++) {
    const layer = /** @type {LayerLayout} */ (layout.layers[l]);
    for (let j = 0; j < layer.x.length; j++) {
      const aimed = target?.kind === "neuron" && target.layer === l && target.neuron === j;
      context.beginPath();
      context.arc(at(layer.x, j), at(layer.y, j), layer.radius, 0, ROUND);
      context.fill();
      context.lineWidth = aimed ? 2.5 : layer.radius > ROOM_FOR_HALO_PX ? 1.25 : 0.6;
      context.strokeStyle = aimed ? palette.accent : palette.rim;
      context.stroke();
    }
  }
}

/**
 * The light inside the discs, and the digits on it. Allocates nothing.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette
 * @param {Sprites} sprites @param {Fonts} fonts
 * @param {number} [from] @param {number} [to] the layers that are painted: from this one to before that one
 */
export function paintNeurons(context, picture, palette, sprites, fonts, from = 0, to = picture.layers.length) {
  const { layout, frame, trace, previousTrace } = picture;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = fonts.value;
  for (let l = from; l < to; l++) {
    const filled = l === 0 ? 0 : at(frame.filled, l - 1);
    const lit = l === 0 ? frame.inputsLit : at(frame.lit, l - 1);
    const count = /** @type {LayerLayout} */ (layout.layers[l]).x.length;
    for (let j = 0; j < count; j++) {
      if (previousTrace && frame.residue > 0) {
        light.amount = frame.residue;
        shine(context, picture, palette, sprites, previousTrace, l, j);
      }
      if (trace && filled > 0 && lit < 1) {
        light.amount = filled * (1 - lit);
        fill(context, picture, palette, trace, l, j);
      }
      if (trace && lit > 0) {
        light.amount = lit;
        shine(context, picture, palette, sprites, trace, l, j);
      }
    }
  }
  context.globalAlpha = 1;
}

/** @param {ArrayLike<number>} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values[index]);

/** The largest value that a neuron of layer l shows. @param {Picture} picture @param {number} l */
function largestValue({ reel, layers }, l) {
  if (!reel) return 1;
  if (l === 0) return reel.strengths.inputs;
  return l === layers.length - 1 ? at(reel.strengths.preActivations, l - 1) : at(reel.strengths.activations, l - 1);
}

/**
 * The sum a neuron has taken up: its pre-activation, in the colour of its sign, growing from the middle.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Trace} trace
 * @param {number} l @param {number} j
 */
function fill(context, picture, palette, trace, l, j) {
  const { amount } = light;
  const { x, y, radius } = /** @type {LayerLayout} */ (picture.layout.layers[l]);
  const z = at(/** @type {Float64Array} */ (trace.preActivations[l - 1]), j);
  const largest = picture.reel ? at(picture.reel.strengths.preActivations, l - 1) : 1;
  const size = 0.3 + 0.7 * Math.sqrt(Math.min(1, Math.abs(z) / largest));
  context.globalAlpha = 0.85 * Math.min(1, amount * 1.6);
  context.fillStyle = z < 0 ? palette.negative : palette.positive;
  context.beginPath();
  context.arc(at(x, j), at(y, j), Math.max(0, radius - 2) * size * Math.min(1, amount * 1.2), 0, ROUND);
  context.fill();
}

/**
 * A neuron's own light: white for what is positive, its sign's colour for what is negative; and its digits.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Sprites} sprites @param {Trace} trace
 * @param {number} l @param {number} j
 */
function shine(context, picture, palette, sprites, trace, l, j) {
  const { amount } = light;
  const layer = /** @type {LayerLayout} */ (picture.layout.layers[l]);
  const { radius } = layer;
  const x = at(layer.x, j);
  const y = at(layer.y, j);
  const value = at(discValues(trace, l), j);
  const strength = glow(Math.abs(value) / largestValue(picture, l));
  if (strength > 0) {
    if (radius > ROOM_FOR_HALO_PX) {
      context.globalAlpha = amount * strength * (palette.dark ? 0.85 : 0.35);
      const halo = value < 0 ? sprites.negativeGlow : palette.dark ? sprites.lightGlow : sprites.positiveGlow;
      stamp(context, halo, x, y, radius * 2.5);
    }
    context.globalAlpha = amount * strength;
    stamp(context, value < 0 ? sprites.negativeLamp : sprites.positiveLamp, x, y, radius);
  }
  // Digits do not cross-fade: they change half-way.
  if (radius < ROOM_FOR_DIGITS_PX || amount < 0.5) return;
  context.globalAlpha = amount;
  const bright = strength > (palette.dark ? INK_ON_LIGHT : INK_ON_SHADE);
  context.fillStyle = bright ? palette.lightInk : value === 0 ? palette.muted : palette.text;
  context.fillText(/** @type {string} */ (discDigits(trace, l)[j]), x, y + 0.5);
}
