// @ts-check
/** The weights and biases that are not the drawn ones: old value, new value, and a way back for each. */

import { neuronName } from "../../core/names.js";
import { formatDrawn } from "../../core/number-format.js";
import { make } from "../../ui/elements.js";

/** @import { Change, Labels, OnStage, PanelContext } from "../../types.d.ts" */

const MOST_ROWS = 64;

/**
 * What is changed, in words.
 * @param {Change} change @param {readonly number[]} layers @param {Labels} labels
 * @example placeName([0, 1, 2, 0.5], [5, 7, 2], labels) // "x₃ → hidden, neuron 2"
 */
export function placeName([layer, neuron, from], layers, labels) {
  const to = neuronName(layers, labels, layer + 1, neuron);
  return from < 0 ? `bias of ${to}` : `${neuronName(layers, labels, layer, from)} → ${to}`;
}

export class ChangeList {
  #into;
  #context;
  #shape = "";

  /** @param {HTMLElement} into @param {PanelContext} context */
  constructor(into, context) {
    this.#into = into;
    this.#context = context;
  }

  /** Those that are on stage: each beside the value it was drawn with. @param {OnStage} onStage */
  show({ trace, labels, settings: { layers } }) {
    const { changes = [], comparison = null } = trace ?? {};
    const shape = JSON.stringify([changes, labels, trace?.seed]);
    if (shape === this.#shape) return;
    this.#shape = shape;
    const focused = this.#focused();
    this.#into.hidden = changes.length === 0;
    const rows = changes
      .slice(0, MOST_ROWS)
      .map((change, k) => this.#row(change, comparison?.changed[k], placeName(change, layers, labels)));
    this.#into.querySelector(".rows")?.replaceChildren(...rows);
    // After a button was pressed by key, the next one gets the focus.
    if (focused >= 0) this.#buttons()[Math.min(focused, rows.length - 1)]?.focus();
  }

  #buttons() {
    return [...this.#into.querySelectorAll("button")];
  }

  #focused() {
    const { activeElement } = /** @type {ShadowRoot | Document} */ (this.#into.getRootNode());
    return this.#buttons().findIndex((button) => button === activeElement);
  }

  /** @param {Change} change @param {number | undefined} was @param {string} name */
  #row(change, was, name) {
    const [layer, neuron, from, value] = change;
    const row = make("div", { className: "change row" });
    const title = make("span", { className: "name", textContent: name });
    const back = make("button", {
      type: "button",
      textContent: "↶",
      title: "As drawn",
    });
    back.setAttribute("aria-label", `Give back ${name} as drawn`);
    back.addEventListener("click", () => this.#context.change({ layer, neuron, from }, null));
    const numbers = make("span");
    numbers.className = "numbers-changed";
    if (was !== undefined) numbers.append(written(was, "was"), " → ");
    numbers.append(written(value, "now"));
    row.append(title, numbers, back);
    return row;
  }
}

/** @param {number} value @param {string} named */
function written(value, named) {
  const data = make("data");
  return Object.assign(data, { className: named, value: String(value), textContent: formatDrawn(value) });
}
