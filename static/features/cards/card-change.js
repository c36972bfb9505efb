// @ts-check
/** The field in a card that gives a weight, a bias or an input another value, with the old one beside it. */

import { keyed } from "../../ui/input-value.js";
import { data, html } from "../../ui/markup.js";
import { exactly, NumberField } from "../../ui/number-field.js";

/** @import { Changeable } from "../../card-types.d.ts" */

/** @param {Changeable | null} a @param {Changeable | null} b */
const sameThing = (a, b) => a?.kind === b?.kind && JSON.stringify(a?.place) === JSON.stringify(b?.place);

export class CardChange {
  root = html("div", { class: "change", hidden: "" });
  #field;
  #name = html("span");
  #undo = html("button", { type: "button", part: "button" });
  /** @type {Changeable | null} */
  #changeable = null;

  /** @param {(what: Changeable, value: number | null) => void} onChange null restores the old value */
  constructor(onChange) {
    const change = (/** @type {number | null} */ value) => this.#changeable && onChange(this.#changeable, value);
    this.#field = new NumberField({
      rule: "value",
      called: "value",
      onValue: change,
      format: exactly,
      keyed: (event, value) => keyed(event, value, [-Infinity, Infinity]),
    });
    this.#undo.addEventListener("click", () => change(null));
    this.root.append(html("label", {}, this.#name, this.#field.input), this.#undo, this.#field.sentence);
  }

  /** @param {Changeable | null} what null where nothing can be changed */
  show(what) {
    const other = !sameThing(what, this.#changeable);
    this.#changeable = what;
    this.root.toggleAttribute("hidden", what === null);
    if (!what) return;
    this.#name.textContent = `Try another ${what.kind}`;
    this.#field.input.setAttribute("aria-label", `Try another ${what.kind}`);
    if (other) this.#field.begin(what.value);
    else this.#field.value = what.value;
    this.#undo.replaceChildren(...(what.before ? ["back to ", data(what.before, "before")] : []));
    this.#undo.toggleAttribute("hidden", !what.before);
  }
}
