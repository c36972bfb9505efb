// @ts-check
/** A sum in rows: the factors, the product, and a waterfall of bars that ends at the total. Where an input goes looks alike. */

import { times } from "../../core/times.js";
import { data, html, indexed, mathml, svg } from "../../ui/markup.js";
import { ABOUT, equals } from "../../core/closing-digits.js";
import { section, step, targetButton } from "./section.js";

/** @import { DeliveriesSection, Rows, SumSection, Term } from "../../card-types.d.ts" */

/** The room for bars, in CSS px. */
const BARS_PX = 104;
const ROW_PX = 24;
const TIP_PX = 5;
/** A bar of nothing is still a mark. */
const LEAST_PX = 1.5;
/** A formula of more terms is written with dots. */
const WRITTEN_OUT = 5;

/** @param {SumSection} sum @param {boolean} opened whether all terms are asked for */
export function sumView(sum, opened) {
  const { arriving, weight, plus, total, calledThen } = sum;
  const named = calledThen && `, its ${calledThen}`;
  const adding = `each ${arriving.name} times the ${weight.name} of its edge, and the ${plus.name}, add up to ${total.symbol}${named}`;
  const heads = ["", weight.name, "", arriving.name, "", "adds"];
  return section(
    "adding",
    step("Sum", adding),
    sumFormula(sum),
    rowsTable(sum, `What adds up to ${total.symbol}`, heads),
    sum.all && allTerms(sum.all, heads, opened),
  );
}

/** @param {DeliveriesSection} delivers @param {boolean} opened whether all edges are asked for */
export function deliveriesView(delivers, opened) {
  const hidden = delivers.count - delivers.terms.length;
  const neurons = delivers.count === 1 ? "one neuron" : `${delivers.count} neurons`;
  return section(
    "delivering",
    html(
      "p",
      {},
      ...[html("b", {}, "Goes to"), ` ${neurons}: `, data(delivers.arriving, "arriving")],
      " times the weight of each edge, the strongest first",
    ),
    rowsTable(delivers, "Where it goes", ["", "weight", "", "delivers"]),
    hidden > 0 && !delivers.all && html("p", { class: "rest" }, `and to ${hidden.toLocaleString("en")} more`),
    delivers.all && allTerms(delivers.all, ["", "weight", "", "adds"], opened),
  );
}

/** z = w₁x₁ + … + b. @param {SumSection} sum */
function sumFormula({ count, arriving, weight, plus, total }) {
  const indices = times(count, (k) => String(k + 1));
  const listed = count > WRITTEN_OUT ? [...indices.slice(0, 2), "…", ...indices.slice(-1)] : indices;
  const terms = listed.flatMap((index) => [
    ...(index === "…" ? [mathml("mo", "⋯")] : [indexed(weight.symbol, index), indexed(arriving.symbol, index)]),
    mathml("mo", "+"),
  ]);
  const [z, b] = [mathml("mi", total.symbol), mathml("mi", plus.symbol)];
  return mathml("math", mathml("mrow", z, mathml("mo", "="), ...terms, b));
}

/** @param {Pick<Rows, "terms" | "zero">} rows @param {string} caption for screen readers @param {string[]} heads of the columns before the bars */
function rowsTable({ terms, zero }, caption, heads) {
  const arrives = terms[0]?.arriving !== null;
  return html(
    "table",
    { class: "sum" },
    html("caption", { class: "unseen" }, caption),
    html(
      "thead",
      {},
      html("tr", {}, ...heads.map((head) => (head ? html("th", { scope: "col" }, head) : html("td"))), html("td")),
    ),
    html("tbody", {}, ...terms.map((term) => row(term, zero, arrives))),
  );
}

/**
 * Every edge of many, in details that can be opened.
 * @param {readonly Term[]} all @param {string[]} heads @param {boolean} opened only then there are rows: they may be a thousand
 */
function allTerms(all, heads, opened) {
  const summary = `All ${all.length.toLocaleString("en")} terms`;
  const table = opened && rowsTable({ terms: all, zero: 0 }, summary, heads);
  return html("details", { class: "all" }, html("summary", {}, summary), table);
}

/** @param {Term} term @param {number} zero @param {boolean} arrives whether the table has a column for what arrives */
function row({ kind, name, target, weight, arriving, adds, bar }, zero, arrives) {
  const product = weight && [
    html("td", {}, data(weight, "weight")),
    arrives && html("td", { class: "sign" }, "×"),
    arriving && html("td", {}, data(arriving, "arriving")),
    html("td", { class: "sign" }, arrives ? equals(adds) : adds.about ? ABOUT : ""),
  ];
  const label = target
    ? targetButton(name, target)
    : kind === "total"
      ? html("span", {}, "sum ", html("i", {}, name))
      : name;
  const head = html("th", { scope: "row", colspan: product ? undefined : arrives ? 5 : 3 }, label);
  return html(
    "tr",
    { class: kind },
    head,
    ...(product ?? []),
    html("td", {}, kind === "total" && adds.about ? `${ABOUT} ` : null, data(adds, kind)),
    html("td", { class: "bars" }, bar && drawn(bar, zero, arrives && kind !== "total")),
  );
}

/**
 * An arrow: its direction shows its sign, as its colour does.
 * @param {{start: number, end: number}} bar @param {number} zero @param {boolean} chained whether it continues the previous bar
 */
function drawn({ start, end }, zero, chained) {
  const from = start * BARS_PX;
  const to = end * BARS_PX;
  const zeroPx = px(zero * BARS_PX);
  return svg(
    "svg",
    {
      viewBox: `0 0 ${BARS_PX} ${ROW_PX}`,
      width: BARS_PX,
      height: ROW_PX,
      // A narrow card has narrower bars.
      preserveAspectRatio: "none",
      "aria-hidden": "true",
      "data-start": start,
      "data-end": end,
    },
    svg("path", { class: "zero", d: `M${zeroPx} 0V${ROW_PX}` }),
    chained && svg("path", { class: "takes", d: `M${px(to)} ${ROW_PX - 5}V${ROW_PX}` }),
    chained && svg("path", { class: "takes", d: `M${px(from)} 0V5` }),
    svg("path", { class: end < start ? "negative" : "positive", d: arrow(from, to) }),
  );
}

/** @param {number} from @param {number} to px */
function arrow(from, to) {
  const lengthPx = Math.abs(to - from);
  if (lengthPx < LEAST_PX) return `M${px(from - LEAST_PX / 2)} 5h${LEAST_PX}v${ROW_PX - 10}h-${LEAST_PX}z`;
  const tip = Math.min(TIP_PX, lengthPx) * Math.sign(to - from);
  return `M${px(from)} 5H${px(to - tip)}L${px(to)} ${ROW_PX / 2}L${px(to - tip)} ${ROW_PX - 5}H${px(from)}z`;
}

/** @param {number} length */
const px = (length) => Number(length.toFixed(2));
