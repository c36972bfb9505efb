// @ts-check
/** The words around the neurons: captions of layers and names of inputs. */

import { inputName, isolated, layerName } from "../core/names.js";

/**
 * @import { LayerLayout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

/**
 * The words that stay while a network is on stage.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
 */
export function paintNames(context, picture, palette, fonts) {
  const { layout, layers } = picture;
  context.fillStyle = palette.muted;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.font = fonts.caption;
  const middles = layout.layers.map(({ centerX }) => centerX);
  middles.forEach((x, l) => {
    const roomPx = toNeighbour(middles, l) - layout.captionFontPx / 4;
    const texts = [layerName(l, layers.length), l === 0 ? "in" : l < layers.length - 1 ? `${l}` : "out"];
    const text = texts.find((one) => context.measureText(one).width < roomPx);
    if (text) context.fillText(text, x, layout.captionY);
  });

  const first = /** @type {LayerLayout} */ (layout.layers[0]);
  const [top = 0, second = Infinity] = first.y;
  if (first.columns > 1 || second - top < layout.labelFontPx * 1.15) return;
  context.textAlign = "right";
  context.font = fonts.label;
  const gapPx = layout.labelFontPx * 0.6;
  first.x.forEach((x, i) => {
    const right = x - first.radius - gapPx;
    context.fillText(
      isolated(shortened(context, inputName(picture.labels, i), right - 4)),
      right,
      /** @type {number} */ (first.y[i]),
    );
  });
}

/** How far it is from the l-th place on a line to the nearest beside it. @param {readonly number[]} places @param {number} l */
export function toNeighbour(places, l) {
  const here = /** @type {number} */ (places[l]);
  return Math.min(...[places[l - 1], places[l + 1]].map((there) => Math.abs((there ?? Infinity) - here)));
}

/**
 * A text, or as much of it as there is room for.
 * @param {Pen} context @param {string} text @param {number} roomPx
 */
export function shortened(context, text, roomPx) {
  if (context.measureText(text).width <= roomPx) return text;
  const characters = [...text];
  while (characters.length > 1 && context.measureText(`${characters.join("")}…`).width > roomPx) characters.pop();
  return `${characters.join("")}…`;
}
