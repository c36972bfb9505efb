// @ts-check
/** What a card says, section by section: the sum, the activation function, softmax, one edge. */

import { allTerms, sumFormula, sumTable } from "./card-sum.js";
import { curvePicture } from "./card-curve.js";
import { softmaxTable } from "./card-softmax.js";
import { data, html, mathml, mathNumber, paren, svg } from "../../ui/markup.js";

/** @import { Card, Sum } from "../../card-types.d.ts" */

/** What each function does, in so many words. @type {Record<string, string>} */
const DOES = {
  ReLU: "lets a positive z through and turns a negative one into 0",
  identity: "lets z through as it is",
};

/** The inside of a card, under its head. @param {Card} card @param {boolean} opened whether all terms are asked for @returns {Element[]} */
export function sectionsOf(card, opened) {
  const { sum, activation, softmax, product, delivers, missing } = card;
  const sections = [
    sum && sumSection(sum, card.kind, opened),
    activation && activationSection(activation),
    softmax &&
      section(
        "softmax",
        step("Softmax", "turns the logits of all classes into parts of a whole:"),
        softmaxTable(softmax),
      ),
    product && productSection(product),
    delivers && deliverySection(delivers, opened),
    missing && html("p", { class: "missing" }, missing),
  ];
  return /** @type {Element[]} */ (sections.filter(Boolean));
}

/** @param {string} name @param {(Element | false | null)[]} children */
const section = (name, ...children) => html("div", { class: `section ${name}` }, ...children);

/** @param {string} name @param {string} sentence */
const step = (name, sentence) => html("p", {}, html("b", {}, name), ` ${sentence}`);

/** @param {Sum} sum @param {Card["kind"]} kind @param {boolean} opened */
function sumSection(sum, kind, opened) {
  const what = sum.fromInputs
    ? "each input times the weight of its edge"
    : "each activation times the weight of its edge";
  const z = kind === "output" ? ", its logit" : "";
  return section(
    "adding",
    html("p", {}, html("b", {}, "Sum"), ` ${what}, and the bias, add up to z${z}`),
    sumFormula(sum),
    sumTable(sum, "What adds up to z", "adds"),
    sum.all && allTerms(sum.all, sum.fromInputs, opened),
  );
}

/** @param {NonNullable<Card["activation"]>} activation */
function activationSection({ name, z, a, curve }) {
  const formula = mathml(
    "math",
    mathml("mrow", mathml("mi", "a"), mathml("mo", "="), mathml("mi", name), paren("("), mathml("mi", "z"), paren(")")),
  );
  const plugged = mathml(
    "math",
    mathml("mrow", mathml("mi", name), paren("("), mathNumber(z, "z"), paren(")"), mathml("mo", "=")),
  );
  return section(
    "activating",
    html(
      "div",
      { class: "words" },
      step(name, DOES[name] ?? "bends z into the activation a"),
      formula,
      html("p", { class: "plugged" }, plugged, " ", html("strong", {}, data(a, "activation"))),
    ),
    curvePicture(curve, z.value, a.value),
  );
}

/** @param {NonNullable<Card["product"]>} product */
function productSection({ weight, arriving, contribution, share, fromInputs, ends }) {
  /** @param {import("../../card-types.d.ts").DisplayNumber} number @param {string} role @param {string} word */
  const under = (number, role, word) => mathml("munder", mathNumber(number, role), mathml("mtext", word));
  const formula = mathml(
    "math",
    mathml(
      "mrow",
      under(weight, "weight", "weight"),
      mathml("mo", "×"),
      under(arriving, "arriving", fromInputs ? "input" : "activation"),
      mathml("mo", "="),
      under(contribution, "edge", "contribution"),
    ),
  );
  formula.setAttribute("display", "block");
  const [from, to] = ends.map(({ name, target }) =>
    html("button", { type: "button", class: "to", "data-target": JSON.stringify(target) }, name),
  );
  return section(
    "product",
    html("p", { class: "ends" }, from ?? "", " → ", to ?? ""),
    formula,
    html("p", { class: "share" }, html("strong", {}, data(share, "share")), " of all that arrives there, signs aside"),
    shareBar(share.value),
  );
}

/** @param {number | null} share 0…1 */
const shareBar = (share) =>
  svg(
    "svg",
    { class: "whole", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { width: 100, height: 6 }),
    svg("rect", { class: "part", width: 100 * (share ?? 0), height: 6 }),
  );

/** @param {Sum} delivers @param {boolean} opened */
function deliverySection(delivers, opened) {
  const hidden = delivers.count - delivers.terms.length;
  return section(
    "delivering",
    html(
      "p",
      {},
      html("b", {}, "Goes to"),
      ` ${delivers.count === 1 ? "one neuron" : `${delivers.count} neurons`}, times the weight of each edge, the strongest first`,
    ),
    sumTable(delivers, "Where it goes", "delivers"),
    hidden > 0 && !delivers.all && html("p", { class: "rest" }, `and to ${hidden.toLocaleString("en")} more`),
    delivers.all && allTerms(delivers.all, true, opened),
  );
}
