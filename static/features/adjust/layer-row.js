// @ts-check
/** One layer of the network: how many neurons it has, with buttons for one less and one more, and what comes after its sums. */

import { SETTINGS } from "../../core/settings-data.js";
import { make } from "../../ui/elements.js";
import { NumberField } from "../../ui/number-field.js";
import { setInactive } from "../../ui/undo-button.js";

/** @import { Settings } from "../../types.d.ts" */

const { minimum, maximum } = SETTINGS.settings.neurons;

export class LayerRow {
  row = make("div", { className: "layer row" });
  #size = 0;
  #field;
  #less;
  #more;
  #select;

  /**
   * @param {string} called @param {{choices: readonly string[], words: Record<string, string>} | null} functions what may follow its sums
   * @param {{onSize: (size: number) => void, onChoice: (choice: string) => void}} does
   */
  constructor(called, functions, { onSize, onChoice }) {
    const step = (/** @type {number} */ by) => {
      const size = this.#size + by;
      if (size >= minimum && size <= maximum) onSize(size);
    };
    this.#field = new NumberField({ rule: "neurons", called: `neurons, ${called}`, onValue: onSize });
    this.#less = stepButton("−", `One neuron less, ${called}`, () => step(-1));
    this.#more = stepButton("+", `One neuron more, ${called}`, () => step(1));
    this.#select = functions && choice(`${called}: function`, functions, onChoice);
    const title = make("span", { className: "name", textContent: called });
    const stepper = make("span", { className: "stepper" });
    stepper.append(this.#less, this.#field.input, this.#more);
    this.row.append(title, stepper, this.#select ?? "", this.#field.sentence);
  }

  /** @param {Settings} settings @param {number} l which layer it is */
  show({ layers, activation, output }, l) {
    this.#size = layers[l] ?? 0;
    this.#field.value = this.#size;
    setInactive(this.#less, this.#size <= minimum);
    setInactive(this.#more, this.#size >= maximum);
    const names = activation.split(",");
    if (this.#select) this.#select.value = l === layers.length - 1 ? output : (names[l - 1] ?? names[0] ?? "");
  }
}

/** @param {string} sign @param {string} words @param {() => void} onClick */
function stepButton(sign, words, onClick) {
  const button = make("button", { type: "button", textContent: sign, title: words });
  button.setAttribute("aria-label", words);
  button.addEventListener("click", onClick);
  return button;
}

/** @param {string} called @param {{choices: readonly string[], words: Record<string, string>}} functions @param {(choice: string) => void} onChoice */
function choice(called, { choices, words }, onChoice) {
  const select = make("select");
  select.setAttribute("aria-label", called);
  select.append(...choices.map((name) => make("option", { value: name, textContent: words[name] ?? name })));
  select.addEventListener("change", () => onChoice(select.value));
  return select;
}
