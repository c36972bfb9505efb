// @ts-check
/** A function of one number: what it does, with the number plugged in, and its curve with the neuron's point on it. */

import { FUNCTIONS } from "../../core/names.js";
import { listOf } from "../../core/times.js";
import { data, html, mathml, mathNumber, paren, svg } from "../../ui/markup.js";
import { kindWords } from "./card-words.js";
import {
  comesOut,
  DIGITS_TRIED,
  equals,
  fewestMisses,
  functionComesOut,
  marked,
  read,
} from "../../core/closing-digits.js";
import { isThere } from "./hide-numbers.js";
import { explained, namedNumber, percentAt, settingOf, writtenAt } from "./references.js";
import { section, step, symbolOf } from "./section.js";

/** @import { CurveBlock, CurveSection, Scope } from "../../card-types.d.ts" */

const WIDTH_PX = 132;
const HEIGHT_PX = 96;
const MARGIN_PX = 10;
/** No function with a name here is steeper; gelu is the steepest, 1.13 at √2. */
const STEEPEST = 1.2;

/** @param {CurveBlock} block @param {Scope} scope @returns {CurveSection} */
export function curveOf(block, scope) {
  const { operation, stage } = scope;
  const name = settingOf(operation, block.function);
  const steepness = name in FUNCTIONS ? STEEPEST : Infinity;
  const [at, points] = [explained(scope, "curveAt"), explained(scope, "curve")];
  const curve = at && points ? { at, points } : null;
  const { classes } = stage.labels;
  const sides = block.rest && stage.trace.network.layers[operation.layer] === 1 ? [block.value, block.rest] : [];
  const parts = sides.map((array, k) => ({ name: classes[k] || (k ? "no" : "yes"), percent: percentAt(scope, array) }));
  const [own, from] = digitsOfCurve(block, scope, steepness, sides);
  const value = namedNumber(scope, block.value, own);
  return {
    block: "curve",
    functionName: FUNCTIONS[name] ?? name,
    does: kindWords(stage.words, operation).does,
    of: namedNumber(scope, block.of, from),
    value: { ...value, number: marked(value.number, curveCloses(block, scope, steepness, own, from)) },
    parts,
    curve,
    complete: curve !== null,
  };
}

/**
 * The digits of what a function gives, and of what it takes. What it gives is read as percentages, too.
 * @param {CurveBlock} block @param {Scope} scope @param {number} steepness @param {readonly string[]} sides
 */
function digitsOfCurve(block, scope, steepness, sides) {
  const own = fewestMisses(DIGITS_TRIED, (digits) => {
    const part = read(writtenAt(scope, block.value, scope, digits)?.text ?? "");
    return sides.filter((side, k) => !comesOut(100 * (k ? 1 - part : part), percentAt(scope, side).text)).length;
  });
  return [own, fewestMisses(DIGITS_TRIED, (from) => Number(!curveCloses(block, scope, steepness, own, from)))];
}

/**
 * Whether what a function gives comes out from what it takes, as both are written.
 * @param {CurveBlock} block @param {Scope} scope @param {number} steepness @param {number} own @param {number} from digits
 */
function curveCloses(block, scope, steepness, own, from) {
  const [of, value] = [writtenAt(scope, block.of, scope, from), writtenAt(scope, block.value, scope, own)];
  // What goes through as it is, or becomes 0, does so whatever its digits.
  return !of || !value || of.text === value.text || value.value === 0 || functionComesOut(of, value, steepness);
}

/** @param {CurveSection} content */
export function curveView({ functionName, does, of, value, parts, curve }) {
  const [a, z] = [symbolOf(value), symbolOf(of)];
  const name = mathml("mi", functionName);
  const formula = mathml("math", mathml("mrow", a, mathml("mo", "="), name, paren("("), z, paren(")")));
  const plugged = mathml(
    "math",
    mathml(
      "mrow",
      mathml("mi", functionName),
      paren("("),
      mathNumber(of.number, of.role),
      paren(")"),
      mathml("mo", equals(value.number)),
    ),
  );
  const words = html(
    "div",
    { class: "words" },
    step(functionName, does),
    formula,
    isThere(of.number) &&
      html("p", { class: "plugged" }, plugged, " ", html("strong", {}, data(value.number, value.role))),
    parts.length > 0 &&
      html(
        "p",
        {},
        ...parts.flatMap(({ name: side, percent }, k) => [k ? ", " : "", `${side} `, data(percent, "percent")]),
      ),
  );
  return section("activating", words, curvePicture(curve, of, value));
}

/**
 * @param {CurveSection["curve"]} curve null where it is not known: then the picture is empty
 * @param {CurveSection["of"]} of @param {CurveSection["value"]} value
 */
function curvePicture(curve, of, value) {
  const box = {
    viewBox: `0 0 ${WIDTH_PX} ${HEIGHT_PX}`,
    width: WIDTH_PX,
    height: HEIGHT_PX,
    class: "curve",
    "aria-hidden": "true",
  };
  if (!curve) return svg("svg", box);
  const { at, points } = curve;
  const z = of.number.value;
  const a = value.number.value;
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
    svg("text", { x: WIDTH_PX - 4, y: y0 - 4, "text-anchor": "end" }, of.symbol),
    svg("text", { x: x0 + 4, y: MARGIN_PX }, value.symbol),
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
