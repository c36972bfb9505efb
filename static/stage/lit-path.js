// @ts-check
/**
 * A path through the network in full light while the rest recedes: a veil over the whole picture, and above it once more
 * what the path names. Loaded with the first path; it is painted over everything else.
 */

import { BEND, endX, startX } from "../core/curve.js";
import { findEdge } from "../core/edges.js";
import { paintMoving, paintStill } from "./paint.js";
import { paintVeil } from "./veil.js";

/**
 * @import { Edges, LayerLayout, Layout, Palette, Path, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 * @import { Sprites } from "./sprites.js"
 */

/** How much of the picture the veil hides. */
export const VEIL = 0.78;
/** What does not belong to the path is drawn this far outside the picture. */
const OUTSIDE_PX = -1e5;
/** How much wider than its edge the light along it is, and how strong. */
const AROUND_PX = 7;
const AROUND_ALPHA = 0.32;

const RING_PX = 3;
const ROUND = 2 * Math.PI;

/** @type {WeakMap<Path, {layout: Layout, edges: readonly Edges[], part: Picture}>} */
const parts = new WeakMap();

/** @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {Sprites} sprites */
export function paintPath(pen, picture, palette, fonts, sprites) {
  if (!picture.path) return;
  const part = partOf(picture, picture.path);
  paintVeil(pen, picture.layout, palette, VEIL);
  for (let l = 0; l < part.edges.length; l++) paintLight(pen, part, palette, l);
  pen.globalAlpha = 1;
  paintStill(pen, part, palette, fonts, null);
  paintMoving(pen, part, palette, sprites, fonts, null);
  paintRing(pen, picture, picture.path, palette);
}

/** A ring around what the path is about: the neuron that it names first. @param {Pen} pen @param {Picture} picture @param {Path} path @param {Palette} palette */
function paintRing(pen, { layout }, [about], palette) {
  if (about?.kind !== "neuron") return;
  const { x, y, radius } = /** @type {LayerLayout} */ (layout.layers[about.layer]);
  pen.globalAlpha = 1;
  pen.lineWidth = 2.5;
  pen.strokeStyle = palette.accent;
  pen.beginPath();
  pen.arc(/** @type {number} */ (x[about.neuron]), /** @type {number} */ (y[about.neuron]), radius + RING_PX, 0, ROUND);
  pen.stroke();
}

/**
 * The same picture with nothing but the path in it. Made anew only when the path, the layout or the numbers change.
 * @param {Picture} picture @param {Path} path @returns {Picture}
 */
function partOf(picture, path) {
  const { layout, edges } = picture;
  const known = parts.get(path);
  if (known?.layout === layout && known.edges === edges) return Object.assign(known.part, changing(picture));
  const part = {
    ...picture,
    layout: { ...layout, layers: layout.layers.map((layer, l) => layerOf(layer, l, path)) },
    edges: edges.map((all, l) => edgesOf(all, l, path)),
    target: null,
    path: null,
  };
  parts.set(path, { layout, edges, part });
  return part;
}

/** What else a picture may show at another time. @param {Picture} picture */
const changing = ({ frame, trace, reel, labels, previousTrace, blend }) => ({
  ...{ frame, trace, reel, labels, previousTrace, blend },
});

/** @param {LayerLayout} layer @param {number} l @param {Path} path @returns {LayerLayout} */
function layerOf(layer, l, path) {
  const lit = new Set(path.flatMap((place) => (place.kind === "neuron" && place.layer === l ? [place.neuron] : [])));
  const outside = (/** @type {number} */ px, /** @type {number} */ j) => (lit.has(j) ? px : OUTSIDE_PX);
  return { ...layer, x: layer.x.map(outside), y: layer.y.map(outside) };
}

/** @param {Edges} all those that the picture shows between layers l and l + 1 @param {number} l @param {Path} path @returns {Edges} */
function edgesOf(all, l, path) {
  const places = path.flatMap((place) => (place.kind === "edge" && place.layer === l ? [place] : []));
  const found = places.flatMap(({ from, to }) => {
    const shown = findEdge(all, from, to);
    if (shown >= 0) return [{ of: all, k: shown }];
    // Where only the strongest edges are shown, it may be one of the others.
    const every = all.every?.("to", to);
    const k = every ? findEdge(every, from, to) : -1;
    return every && k >= 0 ? [{ of: every, k }] : [];
  });
  /** @param {"parameter" | "amount"} name */
  const values = (name) => Float64Array.from(found, ({ of, k }) => of[name]?.[k] ?? 0);
  return {
    ...all,
    from: Int32Array.from(found, ({ of, k }) => of.from[k] ?? 0),
    to: Int32Array.from(found, ({ of, k }) => of.to[k] ?? 0),
    ...(all.parameter && { parameter: values("parameter"), amount: values("amount") }),
    count: found.length,
  };
}

/** Light along the edges of a layer, under them. @param {Pen} pen @param {Picture} part @param {Palette} palette @param {number} l */
function paintLight(pen, { layout, edges, reel }, palette, l) {
  const { from, to, parameter } = /** @type {Edges} */ (edges[l]);
  const left = /** @type {LayerLayout} */ (layout.layers[l]);
  const right = /** @type {LayerLayout} */ (layout.layers[l + 1]);
  pen.globalAlpha = AROUND_ALPHA;
  pen.lineWidth = AROUND_PX;
  pen.lineCap = "round";
  from.forEach((i, k) => {
    const j = /** @type {number} */ (to[k]);
    const [x0, x1] = [startX(left, i), endX(right, j)];
    const [y0, y1] = [/** @type {number} */ (left.y[i]), /** @type {number} */ (right.y[j])];
    const bend = BEND * (x1 - x0);
    pen.strokeStyle = !reel ? palette.neutral : Number(parameter?.[k]) < 0 ? palette.negative : palette.positive;
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.bezierCurveTo(x0 + bend, y0, x1 - bend, y1, x1, y1);
    pen.stroke();
  });
}
