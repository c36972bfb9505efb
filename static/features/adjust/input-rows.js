// @ts-check
/** A row for each input: its name, a slider on which the sample's own value stays as a mark, and a field for any number. */

import { inputName } from "../../core/names.js";
import { usualRange, withUnit } from "../../core/units.js";
import { times } from "../../core/times.js";
import { make } from "../../ui/elements.js";
import { keyed, rangeAround, settled, stepIn } from "../../ui/input-value.js";
import { exactly, NumberField } from "../../ui/number-field.js";

/** @import { OnStage, PanelContext } from "../../types.d.ts" */

/** More would be too long to scroll; the others can be set by the element's `inputs`. */
const MOST_ROWS = 64;

/** @typedef {{slider: HTMLInputElement, field: NumberField, least: HTMLElement, most: HTMLElement, own: HTMLElement}} Row */

export class InputRows {
  #into;
  #context;
  /** @type {Row[]} */
  #rows = [];
  #shape = "";

  /** @param {HTMLElement} into @param {PanelContext} context */
  constructor(into, context) {
    this.#into = into;
    this.#context = context;
  }

  /** @param {OnStage} onStage */
  show({ inputs, trace, labels }) {
    const count = inputs?.length ?? 0;
    const names = times(Math.min(count, MOST_ROWS), (i) => inputName(labels, i));
    const shape = JSON.stringify([count, names, labels.units]);
    if (shape !== this.#shape) this.#make(names, count, labels.units);
    this.#shape = shape;
    this.#rows.forEach((row, i) => {
      const value = inputs?.[i] ?? 0;
      const own = trace?.comparison?.before.get("inputs")?.[i] ?? value;
      const usual = usualRange(labels, i);
      const [least, most] = rangeAround(usual, value, own);
      Object.assign(row.slider, {
        min: String(least),
        max: String(most),
        step: String(stepIn(usual)),
        value: String(value),
      });
      row.slider.setAttribute("aria-valuetext", withUnit(String(value), labels, i));
      row.field.value = value;
      row.least.textContent = String(least);
      row.most.textContent = String(most);
      row.own.hidden = own === value;
      row.own.style.setProperty("--part", String((own - least) / (most - least)));
      row.own.title = `as drawn: ${withUnit(String(own), labels, i)}`;
    });
  }

  /** @param {readonly string[]} names @param {number} count how many inputs there are in all @param {readonly string[]} [units] */
  #make(names, count, units = []) {
    this.#rows = [];
    this.#into.replaceChildren(...names.map((name, i) => this.#row(name, i, units[i])));
    const note = count > names.length ? `and ${count - names.length} more, by the element’s inputs property` : "";
    if (note) this.#into.append(make("p", { className: "note", textContent: note }));
  }

  /** @param {string} name @param {number} i @param {string} [unit] */
  #row(name, i, unit) {
    const set = (/** @type {number} */ value) => this.#context.setInput(i, value);
    const row = make("div", { className: "input row" });
    const called = unit ? `${name}, ${unit}` : name;
    const title = make("span", { className: "name", textContent: called, title: called });
    const least = make("i");
    const rail = make("span", { className: "rail" });
    const own = make("i", { className: "ghost" });
    const most = make("i");
    const slider = make("input", { type: "range" });
    slider.setAttribute("aria-label", called);
    slider.addEventListener("input", () => set(settled(slider.valueAsNumber, false, Number(slider.step))));
    slider.addEventListener("keydown", (event) => {
      const range = /** @type {const} */ ([Number(slider.min), Number(slider.max)]);
      const value = keyed(event, this.#context.onStage.inputs?.[i] ?? 0, range, Number(slider.step));
      if (value === null) return;
      event.preventDefault();
      event.stopPropagation();
      set(value);
    });
    const field = new NumberField({
      rule: "value",
      called,
      onValue: set,
      format: exactly,
      keyed: (event, value) => keyed(event, value, [-Infinity, Infinity], Number(slider.step)),
    });
    rail.append(own, slider);
    row.append(title, least, rail, most, field.input, field.sentence);
    this.#rows.push({ slider, field, least, most, own });
    return row;
  }
}
