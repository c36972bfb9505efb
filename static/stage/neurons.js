// @ts-check
/** The neurons: empty discs that fill with the sum they take up, then shine with their activation. */

import { LEGIBLE_RADIUS_PX } from "../core/columns.js";
import { discDigits } from "../core/digits.js";
import { filled, lit } from "../core/frame.js";
import { glow } from "../core/scale.js";
import { stamp } from "./sprites.js";

/**
 * @import { LayerLayout, LayerPhases, Palette, Pen, Picture, Trace } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 * @import { Sprites } from "./sprites.js"
 */

const ROUND = 2 * Math.PI;
/** A smaller disc has no room for a halo. */
const ROOM_FOR_HALO_PX = 4.5;
/**
 * Up to this opacity the digits on a light have one ink, from the brighter on the other, by the stage and the light's sign.
 * In between neither would be legible: there a light with digits takes the nearer of both opacities.
 */
const DIM_ON_DARK = 0.335;
const DIM_NEGATIVE_ON_DARK = 0.625;
const DIM_ON_LIGHT = 0.54;
const DIM_NEGATIVE_ON_LIGHT = 0.695;
const BRIGHTER = 1.3;
/** How much of its cell a pixel fills. */
const PIXEL = 0.94;
/** The rims of pixels are thin: together they must not outshine the image. */
const PIXEL_RIM_PX = 0.4;
/** How wide digits may be, in radii: as far as the light below them is even. */
const WIDEST = 1.64;
/** How opaque the colour of a sum is at most: digits on it keep a contrast of 4.5 : 1. */
const SUM_OPACITY = 0.5;

/**
 * What the discs of a layer show, and how far that has come, 0…1. A module variable, because passing numbers to a function
 * may allocate.
 */
const shown = {
  amount: 0.5,
  brightness: 0.5,
  values: /** @type {Float64Array} */ (new Float64Array(0)),
  largest: 0.5,
  digits: /** @type {readonly string[] | null} */ (null),
};

/** The empty discs and their rims. @param {Pen} context @param {Picture} picture @param {Palette} palette */
export function paintDiscs(context, { layout, target }, palette) {
  context.fillStyle = palette.disc;
  for (let l = 0; l < layout.layers.length; l++) {
    const layer = /** @type {LayerLayout} */ (layout.layers[l]);
    for (let j = 0; j < layer.x.length; j++) {
      const aimed = target?.kind === "neuron" && target.layer === l && target.neuron === j;
      context.beginPath();
      if (layer.pixels) square(context, layer, j);
      else context.arc(at(layer.x, j), at(layer.y, j), layer.radius, 0, ROUND);
      context.fill();
      context.lineWidth = aimed ? 2.5 : layer.pixels ? PIXEL_RIM_PX : layer.radius > ROOM_FOR_HALO_PX ? 1.25 : 0.6;
      context.strokeStyle = aimed ? palette.accent : palette.rim;
      context.stroke();
    }
  }
}

/** The outline of a pixel, with a gap to its neighbours. @param {Pen} context @param {LayerLayout} layer @param {number} j */
function square(context, { x, y, radius }, j) {
  const half = radius * PIXEL;
  context.roundRect(at(x, j) - half, at(y, j) - half, 2 * half, 2 * half, 1);
}

/**
 * The light inside the discs, and the digits on it. Allocates nothing.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette
 * @param {Sprites} sprites @param {Fonts} fonts
 * @param {number} [from] @param {number} [to] the layers that are painted: from this one to before that one
 */
export function paintNeurons(context, picture, palette, sprites, fonts, from = 0, to = picture.layers.length) {
  const { layout, frame, trace, previousTrace, timeline } = picture;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = fonts.value;
  for (let l = from; l < to; l++) {
    const layer = /** @type {LayerLayout} */ (layout.layers[l]);
    const count = layer.x.length;
    // Whole numbers are not read with `at`: it would box all others.
    const { fill, lights } = /** @type {LayerPhases} */ (timeline.layers[l]);
    shown.amount = frame.residue;
    // Lights that follow each other on a disc do not overlap: its digits would have two grounds.
    shown.brightness = l === 0 ? second(shown.amount) : shown.amount;
    if (find(picture, previousTrace, lights[lights.length - 1] ?? -1))
      for (let j = 0; j < count; j++) shine(context, layer, palette, sprites, j);
    for (let k = 0; k < lights.length; k++) {
      shown.amount = lit(frame, timeline, lights[k] ?? -1) * left(picture, lights, k + 1);
      shown.brightness = second(shown.amount);
      if (find(picture, trace, lights[k] ?? -1))
        for (let j = 0; j < count; j++) shine(context, layer, palette, sprites, j);
    }
    // Gone half-way through the first light, when its digits take the place of the sum's.
    shown.amount = filled(frame, timeline, l) * second(left(picture, lights, 0));
    if (find(picture, trace, fill)) for (let j = 0; j < count; j++) paintSum(context, layer, palette, j);
  }
  context.globalAlpha = 1;
}

/** What the k-th light of a layer leaves of what the discs showed before it. @param {Picture} picture @param {readonly number[]} lights @param {number} k */
const left = ({ frame, timeline }, lights, k) => (k < lights.length ? 1 - lit(frame, timeline, lights[k] ?? -1) : 1);

/** How far the second half of something is that has come so far. @param {number} amount 0…1 */
const second = (amount) => Math.max(0, 2 * amount - 1);

/** @param {ArrayLike<number>} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values[index]);

/**
 * Looks up what the discs show with a phase; false for nothing, as where the sample before went through other operations.
 * @param {Picture} picture @param {Trace | null} trace @param {number} phase its index
 */
function find({ timeline, reel, layout, frame, revealed }, trace, phase) {
  const lighting = timeline.phases[phase];
  if (!trace || !lighting || shown.amount <= 0) return false;
  const { shows, layer, glyph, knownMs } = lighting;
  const values = trace.get(shows);
  if (!values) return false;
  shown.values = values;
  shown.largest = reel?.strengths.get(shows) ?? 1;
  // Digits do not cross-fade: they change half-way. Those of a sum wait until it is known.
  const legible = glyph === "fill" ? frame.timeMs >= knownMs : shown.amount >= 0.5;
  const { radius, pixels } = /** @type {LayerLayout} */ (layout.layers[layer]);
  shown.digits = legible && radius >= LEGIBLE_RADIUS_PX && !pixels ? discDigits(trace, shows, revealed) : null;
  return true;
}

/** A sum in the colour of its sign, growing from the middle, and its digits. @param {Pen} context @param {LayerLayout} layer @param {Palette} palette @param {number} j */
function paintSum(context, { x, y, radius }, palette, j) {
  const { amount, values, largest, digits } = shown;
  const z = at(values, j);
  const size = 0.3 + 0.7 * Math.sqrt(Math.min(1, Math.abs(z) / largest));
  context.globalAlpha = Math.min(SUM_OPACITY, amount * 1.6);
  context.fillStyle = z < 0 ? palette.negative : palette.positive;
  context.beginPath();
  context.arc(at(x, j), at(y, j), Math.max(0, radius - 2) * size * Math.min(1, amount * 1.2), 0, ROUND);
  context.fill();
  if (!digits) return;
  context.globalAlpha = 1;
  context.fillStyle = palette.text;
  context.fillText(/** @type {string} */ (digits[j]), at(x, j), at(y, j) + 0.5, WIDEST * radius);
}

/**
 * A neuron's own light: white for what is positive, its sign's colour for what is negative.
 * @param {Pen} context @param {LayerLayout} layer @param {Palette} palette @param {Sprites} sprites @param {number} j
 */
function shine(context, layer, palette, sprites, j) {
  const { brightness, values, largest, digits } = shown;
  const { radius } = layer;
  const x = at(layer.x, j);
  const y = at(layer.y, j);
  const value = at(values, j);
  const dim = palette.dark
    ? value < 0 ? DIM_NEGATIVE_ON_DARK : DIM_ON_DARK
    : value < 0 ? DIM_NEGATIVE_ON_LIGHT : DIM_ON_LIGHT; // prettier-ignore
  let opacity = brightness * glow(Math.abs(value) / largest);
  if (layer.pixels) {
    context.globalAlpha = opacity;
    context.fillStyle = value < 0 ? palette.negative : palette.light;
    context.beginPath();
    square(context, layer, j);
    context.fill();
  } else if (opacity > 0) {
    if (radius > ROOM_FOR_HALO_PX) {
      context.globalAlpha = opacity * (palette.dark ? 0.85 : 0.35);
      const halo = value < 0 ? sprites.negativeGlow : palette.dark ? sprites.lightGlow : sprites.positiveGlow;
      stamp(context, halo, x, y, radius * 2.5);
    }
    if (digits && opacity > dim && opacity < dim * BRIGHTER)
      opacity = 2 * opacity < dim * (1 + BRIGHTER) ? dim : dim * BRIGHTER;
    context.globalAlpha = opacity;
    stamp(context, value < 0 ? sprites.negativeLamp : sprites.positiveLamp, x, y, radius);
  }
  if (!digits) return;
  context.globalAlpha = 1;
  context.fillStyle = opacity > dim ? palette.lightInk : value === 0 ? palette.muted : palette.text;
  context.fillText(/** @type {string} */ (digits[j]), x, y + 0.5, WIDEST * radius);
}
