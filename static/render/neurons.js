// @ts-check
/** The neurons: empty discs that fill with the sum they take up, then shine with their activation. */

import { formatValue } from "../scene/number-format.js";
import { glow } from "../scene/scale.js";
import { stamp } from "./sprites.js";

/**
 * @typedef {import("../types.d.ts").Picture} Picture @typedef {import("../types.d.ts").Palette} Palette @typedef {import("../types.d.ts").Trace} Trace
 * @typedef {import("../types.d.ts").LayerLayout} LayerLayout @typedef {import("./sprites.js").Sprites} Sprites
 */

const ROUND = 2 * Math.PI;
/** A disc smaller than this has no room for digits, and one smaller than that none for a halo. */
const ROOM_FOR_DIGITS_PX = 12.5;
const ROOM_FOR_HALO_PX = 4.5;
/** From this brightness on the digits take the other ink: where both inks have the same contrast, on a dark stage and on paper. */
const INK_ON_LIGHT = 0.47;
const INK_ON_SHADE = 0.66;

/** The empty discs and their rims. @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette */
export function paintDiscs(context, { layout, target }, palette) {
  layout.layers.forEach((layer, l) => {
    for (let j = 0; j < layer.x.length; j++) {
      const aimed = target?.kind === "neuron" && target.layer === l && target.neuron === j;
      context.beginPath();
      context.arc(at(layer.x, j), at(layer.y, j), layer.radius, 0, ROUND);
      context.fillStyle = palette.disc;
      context.fill();
      context.lineWidth = aimed ? 2.5 : layer.radius > ROOM_FOR_HALO_PX ? 1.25 : 0.6;
      context.strokeStyle = aimed ? palette.accent : palette.rim;
      context.stroke();
    }
  });
}

/**
 * The light inside the discs, and the digits on it.
 * @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette @param {Sprites} sprites
 */
export function paintNeurons(context, picture, palette, sprites) {
  const { layout, frame, trace, previousTrace } = picture;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `600 ${layout.valueFontPx}px ${palette.font}`;
  for (let l = 0; l < layout.layers.length; l++) {
    const layer = /** @type {LayerLayout} */ (layout.layers[l]);
    const filled = l === 0 ? 0 : at(frame.filled, l - 1);
    const lit = l === 0 ? frame.inputsLit : at(frame.lit, l - 1);
    for (let j = 0; j < layer.x.length; j++) {
      const x = at(layer.x, j);
      const y = at(layer.y, j);
      if (previousTrace && frame.residue > 0)
        shine(context, picture, palette, sprites, previousTrace, l, j, x, y, layer.radius, frame.residue);
      if (!trace) continue;
      if (filled > 0 && lit < 1) fill(context, picture, palette, trace, l, j, x, y, layer.radius, filled * (1 - lit));
      if (lit > 0) shine(context, picture, palette, sprites, trace, l, j, x, y, layer.radius, lit);
    }
  }
  context.globalAlpha = 1;
}

/** @param {ArrayLike<number>} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values[index]);

/** What a lit neuron shows: its input, its activation, or, for an output, its logit. @param {Trace} trace @param {number} l @param {number} j */
function shownValue(trace, l, j) {
  if (l === 0) return at(trace.inputs, j);
  const hidden = trace.activations[l - 1];
  return hidden ? at(hidden, j) : at(trace.logits, j);
}

/** The largest such value of the layer. @param {Picture} picture @param {number} l */
function largestValue({ reel, layers }, l) {
  if (!reel) return 1;
  if (l === 0) return reel.strengths.inputs;
  return l === layers.length - 1 ? at(reel.strengths.preActivations, l - 1) : at(reel.strengths.activations, l - 1);
}

/**
 * The sum a neuron has taken up: its pre-activation, in the colour of its sign, growing from the middle.
 * @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette @param {Trace} trace
 * @param {number} l @param {number} j @param {number} x @param {number} y @param {number} radius @param {number} amount 0…1
 */
function fill(context, picture, palette, trace, l, j, x, y, radius, amount) {
  const z = at(/** @type {Float64Array} */ (trace.preActivations[l - 1]), j);
  const strength = Math.min(1, Math.abs(z) / at(picture.reel?.strengths.preActivations ?? [1], l - 1));
  context.globalAlpha = 0.85 * Math.min(1, amount * 1.6);
  context.fillStyle = z < 0 ? palette.negative : palette.positive;
  context.beginPath();
  context.arc(x, y, Math.max(0, radius - 2) * (0.3 + 0.7 * Math.sqrt(strength)) * Math.min(1, amount * 1.2), 0, ROUND);
  context.fill();
}

/**
 * A neuron's own light: white for what is positive, its sign's colour for what is negative.
 * @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette @param {Sprites} sprites @param {Trace} trace
 * @param {number} l @param {number} j @param {number} x @param {number} y @param {number} radius @param {number} amount 0…1
 */
function shine(context, picture, palette, sprites, trace, l, j, x, y, radius, amount) {
  const value = shownValue(trace, l, j);
  const strength = glow(Math.abs(value) / largestValue(picture, l));
  if (strength > 0 && radius > ROOM_FOR_HALO_PX) {
    context.globalAlpha = amount * strength * (palette.dark ? 0.85 : 0.35);
    stamp(
      context,
      value < 0 ? sprites.negativeGlow : palette.dark ? sprites.lightGlow : sprites.positiveGlow,
      x,
      y,
      radius * 2.5,
    );
  }
  context.globalAlpha = amount * strength;
  stamp(context, value < 0 ? sprites.negativeLamp : sprites.positiveLamp, x, y, radius);
  // Digits do not fade into each other: half-way they are the new ones.
  if (radius < ROOM_FOR_DIGITS_PX || amount < 0.5) return;
  context.globalAlpha = amount;
  context.fillStyle =
    strength > (palette.dark ? INK_ON_LIGHT : INK_ON_SHADE)
      ? palette.lightInk
      : value === 0
        ? palette.muted
        : palette.text;
  context.fillText(formatValue(value), x, y + 0.5);
}
