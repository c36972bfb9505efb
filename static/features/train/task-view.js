// @ts-check
/** What a training has come to, as its task shows it: a map of two inputs, the curve's fit, or which classes are confused. */

import { formatComputed, formatValue } from "../../core/number-format.js";
import { className } from "../../core/names.js";
import { listOf, times } from "../../core/times.js";
import { html, svg } from "../../ui/markup.js";
import { fill } from "./loss-chart.js";

/** @import { Labels } from "../../types.d.ts" */
/** @import { DecisionMap } from "../../stage/decision-map.js" */

/** What Python says of a step. @typedef {{header: any, get: (name: string) => Float64Array | undefined}} Evaluated */
/** @typedef {{paint: (canvas: HTMLCanvasElement, map: DecisionMap) => void, labels: Labels, onInputs: (inputs: number[]) => void}} Tools */

/** Of the worst mistakes so many are told, and the inputs of each where they are no more than this. */
const MOST_MISTAKES = 4;
const MOST_TOLD = 6;
const WIDTH = 300;
const HEIGHT = 150;

/** Shows it in an element. @param {Element} into @param {Evaluated} evaluated @param {Tools} tools */
export function showTask(into, evaluated, tools) {
  const { header } = evaluated;
  if (!header.mapped) {
    if (!mistakesIn.has(into)) into.addEventListener("click", ({ target }) => showMistake(into, target, tools));
    const inputs = mistakesOf(evaluated);
    mistakesIn.set(into, inputs);
    fill(into, confusion(evaluated, tools, inputs));
  } else if (header.ranges.length === 1) fill(into, fit(evaluated));
  else showMap(into, evaluated, tools);
}

/** The inputs of the mistakes that an element tells of now: its buttons stay when others take their places. @type {WeakMap<Element, number[][]>} */
const mistakesIn = new WeakMap();

/** The inputs of each mistake that is told of. @param {Evaluated} evaluated */
function mistakesOf({ get }) {
  const [answers, inputs] = ["answers", "inputs"].map((name) => listOf(get(name) ?? []));
  const size = (inputs?.length ?? 0) / (answers?.length || 1);
  return times(Math.min(MOST_MISTAKES, answers?.length ?? 0), (k) => (inputs ?? []).slice(k * size, (k + 1) * size));
}

/** @param {Element} into @param {EventTarget | null} target what was clicked @param {Tools} tools */
function showMistake(into, target, { onInputs }) {
  const button = target instanceof Element ? target.closest("[data-mistake]") : null;
  const inputs = mistakesIn.get(into)?.[Number(button?.getAttribute("data-mistake"))];
  if (button && inputs) onInputs(inputs);
}

/** @param {Element} into @param {Evaluated} evaluated @param {Tools} tools */
function showMap(into, { header, get }, { paint, labels }) {
  const [x = [], y = []] = ["x", "y"].map((name) => get(name));
  let canvas = /** @type {HTMLCanvasElement | null} */ (into.querySelector("canvas.map"));
  if (!canvas) {
    canvas = /** @type {HTMLCanvasElement} */ (html("canvas", { class: "map", role: "img" }));
    into.replaceChildren(canvas);
  }
  const names = [className(labels, 0), className(labels, 1)];
  canvas.setAttribute("aria-label", `Where it answers ${names[0]} (round examples) and ${names[1]} (square ones), for all values of both inputs`); // prettier-ignore
  const examples = (/** @type {string} */ which, /** @type {boolean} */ hollow) => ({
    at: get(`${which}Inputs`) ?? [],
    labels: labelsOf(get(`${which}Targets`) ?? []),
    hollow,
  });
  const shares = outputsOf(header, get)?.subarray(0, x.length * y.length) ?? [];
  paint(canvas, {
    columns: x.length,
    rows: y.length,
    range: header.ranges,
    shares,
    examples: [examples("unseen", true), examples("training", false)],
  });
}

/** The numbers of the classes that rows of two targets name. @param {ArrayLike<number>} targets */
const labelsOf = (targets) => times(targets.length / 2, (k) => Number(targets[2 * k] !== 1));

/** What the outputs answer; the header lists it last. @param {any} header @param {Evaluated["get"]} get */
const outputsOf = (header, get) => get(header.arrays.at(-1)[0]);

/** The network's curve over its examples. @param {Evaluated} evaluated */
function fit({ header, get }) {
  const [at, training, targets] = ["x", "trainingInputs", "trainingTargets"].map((name) => get(name));
  const outputs = outputsOf(header, get);
  const all = [...(targets ?? []), ...(outputs ?? [])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const [left, right] = [at?.[0] ?? 0, at?.at(-1) ?? 1];
  const x = (/** @type {number} */ value) => +((WIDTH * (value - left)) / (right - left || 1)).toFixed(2);
  const y = (/** @type {number} */ value) => +(HEIGHT * (1 - (value - low) / (high - low || 1))).toFixed(2);
  const dots = listOf(training ?? []).map((value, k) => svg("circle", { class: "example", cx: x(value), cy: y(targets?.[k] ?? 0), r: 1.2 })); // prettier-ignore
  const points = listOf(at ?? [])
    .map((value, k) => `${x(value)},${y(outputs?.[k] ?? 0)}`)
    .join(" ");
  return svg(
    "svg",
    { class: "fit", viewBox: `-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`, role: "img", "aria-label": "The network's output over its input, and the examples it learns from" }, // prettier-ignore
    ...dots,
    svg("polyline", { class: "loss", points }),
  );
}

/** How often each class was taken for which, on unseen examples; and the worst mistakes, each a click away from its pass. @param {Evaluated} evaluated @param {Tools} tools @param {number[][]} inputs of the mistakes */
function confusion({ get }, { labels }, inputs) {
  const all = listOf(get("counts") ?? []);
  const side = Math.sqrt(all.length);
  const counts = times(side, (k) => all.slice(k * side, (k + 1) * side));
  const most = Math.max(1, ...counts.flat());
  const name = (/** @type {number} */ k) => className(labels, k);
  const head = html("tr", {}, html("th", {}, "is ↓ answers →"), ...counts.map((_, k) => html("th", { scope: "col" }, name(k)))); // prettier-ignore
  const rows = counts.map((row, k) =>
    html("tr", {}, html("th", { scope: "row" }, name(k)), ...row.map((count, j) => cell(count, most, k === j))),
  );
  const [answers, wanted, losses] = ["answers", "labels", "losses"].map((name) => listOf(get(name) ?? []));
  const mistakes = inputs.map((values, k) => {
    const at = values.length <= MOST_TOLD ? ` at ${values.map((value) => formatValue(value)).join(", ")}` : "";
    const button = html("button", { type: "button", "data-mistake": k }, `${name(wanted?.[k] ?? 0)}, taken for ${name(answers?.[k] ?? 0)}${at} (loss ${formatComputed(losses?.[k] ?? 0)})`); // prettier-ignore
    return html("li", {}, button);
  });
  return html(
    "div",
    { class: "confused" },
    html(
      "table",
      { "aria-label": "Unseen examples: what they are, and what is answered" },
      html("thead", {}, head),
      html("tbody", {}, ...rows),
    ),
    mistakes.length > 0 && html("p", { class: "note" }, "Worst mistakes on unseen examples:"),
    mistakes.length > 0 && html("ul", {}, ...mistakes),
  );
}

/** @param {number} count @param {number} most @param {boolean} right */
function cell(count, most, right) {
  const made = html("td", { class: right ? "right" : "wrong-count" }, count ? String(count) : "·");
  /** @type {HTMLElement} */ (made).style.setProperty("--part", String(count / most));
  return made;
}
