// @ts-check
/** An activation function drawn small, with one neuron's point on it. */

import { listOf } from "../../core/times.js";
import { svg } from "../../ui/markup.js";

/** @import { Explanation } from "../../card-types.d.ts" */

const WIDTH_PX = 132;
const HEIGHT_PX = 96;
const MARGIN_PX = 10;

/**
 * @param {Explanation["curve"]} curve null where it is not known: then the picture is empty
 * @param {number | null} z @param {number | null} a null while they are not known
 */
export function curvePicture(curve, z, a) {
  const box = {
    viewBox: `0 0 ${WIDTH_PX} ${HEIGHT_PX}`,
    width: WIDTH_PX,
    height: HEIGHT_PX,
    class: "curve",
    "aria-hidden": "true",
  };
  if (!curve) return svg("svg", box);
  const { at, points } = curve;
  const across = scale(at, MARGIN_PX, WIDTH_PX - MARGIN_PX);
  const up = scale([0, ...listOf(points)], HEIGHT_PX - MARGIN_PX, MARGIN_PX);
  const path = listOf(points)
    .map((y, k) => `${k ? "L" : "M"}${px(across(at[k] ?? 0))} ${px(up(y))}`)
    .join("");
  const [x0, y0] = [px(across(0)), px(up(0))];
  return svg(
    "svg",
    box,
    svg("path", {
      class: "axis",
      d: `M${MARGIN_PX / 2} ${y0}H${WIDTH_PX - MARGIN_PX / 2}M${x0} ${MARGIN_PX / 2}V${HEIGHT_PX - MARGIN_PX / 2}`,
    }),
    svg("text", { x: WIDTH_PX - 4, y: y0 - 4, "text-anchor": "end" }, "z"),
    svg("text", { x: x0 + 4, y: MARGIN_PX }, "a"),
    svg("path", { class: "function", d: path }),
    ...(z === null || a === null ? [] : point(px(across(z)), px(up(a)), x0, y0)),
  );
}

/** @param {number} x @param {number} y @param {number} x0 @param {number} y0 px */
const point = (x, y, x0, y0) => [
  svg("path", { class: "drop", d: `M${x} ${y0}V${y}H${x0}` }),
  svg("circle", { class: "point", cx: x, cy: y, r: 4.5 }),
];

/** A scale whose ends are the smallest and the largest value. @param {ArrayLike<number>} values @param {number} from @param {number} to px */
function scale(values, from, to) {
  const all = listOf(values);
  const low = Math.min(...all);
  const range = Math.max(...all) - low || 1;
  return (/** @type {number} */ value) => from + ((value - low) / range) * (to - from);
}

/** @param {number} length */
const px = (length) => Number(length.toFixed(2));
