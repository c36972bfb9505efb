// @ts-check
/** What one edge delivers, and how large a part that is of all that arrives at its end. */

import { at } from "../../core/at.js";
import { neuronName } from "../../core/names.js";
import { formatPercent } from "../../core/number-format.js";
import { data, html, mathml, mathNumber, svg } from "../../ui/markup.js";
import { isThere } from "./hide-numbers.js";
import { productCloses } from "./block-sum.js";
import { equals, fewestMisses, marked, PAIRS_TRIED } from "../../core/closing-digits.js";
import { displayNumber, explained, isKnownNow, namedNumber } from "./references.js";
import { section, targetButton } from "./section.js";

/** @import { End, NamedNumber, ProductBlock, ProductSection, Scope } from "../../card-types.d.ts" */

/** @param {ProductBlock} block @param {Scope} scope @returns {ProductSection} */
export function productOf({ factors, value }, scope) {
  const { from = 0, neuron, operation, stage } = scope;
  const shares = explained(scope, "shares");
  /** @param {number} layer @param {number} j @returns {End} */
  const end = (layer, j) => ({
    name: neuronName(stage.trace.network.layers, stage.labels, layer, j),
    target: { kind: "neuron", layer, neuron: j },
  });
  const [weight, arriving] = factors;
  /** @param {[number, number]} digits */
  const closes = (digits) => productCloses(scope, value, factors, scope, digits);
  const digits = fewestMisses(PAIRS_TRIED, (tried) => Number(!closes(tried)));
  const product = namedNumber(scope, value, digits[0]);
  return {
    block: "product",
    factors: [namedNumber(scope, weight, digits[1]), { ...namedNumber(scope, arriving, digits[1]), role: "arriving" }],
    value: { ...product, number: marked(product.number, closes(digits)) },
    share: displayNumber(at(shares, from), formatPercent, isKnownNow(scope, value)),
    ends: [end(operation.layer - 1, from), end(operation.layer, neuron)],
    complete: Boolean(shares),
  };
}

/** @param {ProductSection} content */
export function productView({ factors, value, share, ends }) {
  const terms = factors.flatMap((factor, k) => [k > 0 && mathml("mo", "×"), numberUnder(factor)]);
  const formula = mathml("math", mathml("mrow", ...terms, mathml("mo", equals(value.number)), numberUnder(value)));
  formula.setAttribute("display", "block");
  const [from, to] = ends.map(({ name, target }) => targetButton(name, target));
  return section(
    "product",
    html("p", { class: "ends" }, from ?? "", " → ", to ?? ""),
    formula,
    isThere(share) &&
      html(
        "p",
        { class: "portion" },
        html("strong", {}, data(share, "share")),
        " of all that arrives there, signs aside",
      ),
    share.value !== null && shareBar(share.value),
  );
}

/** A number in a formula, with its name under it. @param {NamedNumber} named */
export const numberUnder = ({ number, role, name }) =>
  mathml("munder", mathNumber(number, role), mathml("mtext", name));

/** @param {number} share 0…1 */
const shareBar = (share) =>
  svg(
    "svg",
    { class: "whole", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { width: 100, height: 6 }),
    svg("rect", { class: "part", width: 100 * share, height: 6 }),
  );
