// @ts-check
/** A field for one number: what will not do stays in it, with a sentence that says what would, and changes nothing. */

import { readSetting, refusal, takesNegative } from "../core/settings.js";
import { plainNumber } from "../core/typed-number.js";
import { make } from "./elements.js";

export class NumberField {
  /** The number that counts. */
  #value = 0;
  #rule;
  #called;
  #onValue;

  /**
   * @param {object} field
   * @param {string} field.rule which limits hold: the name of a setting @param {string} field.called what a sentence and a screen reader call it
   * @param {(value: number) => void} field.onValue
   * @param {(event: KeyboardEvent, value: number) => number | null} [field.keyed] where a key moves it
   */
  constructor({ rule, called, onValue, keyed = () => null }) {
    this.#rule = rule;
    this.#called = called;
    this.#onValue = onValue;
    this.input = make("input", {
      type: "text",
      className: "number",
      autocomplete: "off",
    });
    // A phone's keypad for decimals may have no minus.
    this.input.inputMode = takesNegative(rule) ? "text" : "decimal";
    this.input.enterKeyHint = "done";
    this.input.setAttribute("aria-label", called);
    this.sentence = make("p", { className: "wrong", role: "alert", hidden: true });
    this.input.addEventListener("change", () => this.#read());
    this.input.addEventListener("keydown", (event) => {
      const moved = event.key.startsWith("Arrow") && !/Left|Right/.test(event.key) ? keyed(event, this.#value) : null;
      if (event.key === "Escape" && (this.#written || !this.sentence.hidden)) this.#restore();
      else if (moved !== null) onValue(moved);
      else return;
      event.preventDefault();
      event.stopPropagation();
      if (moved !== null) this.#write(moved);
    });
  }

  /** The number as it is now; what a reader is writing, or has written in vain, stays. @param {number} value */
  set value(value) {
    if (this.#written) this.#value = value;
    else this.#write(value);
  }

  /** Another number altogether: what has been written was not meant for it. @param {number} value */
  begin(value) {
    this.#value = value;
    this.#restore();
  }

  /** Whether the field holds something else than the number that counts. */
  get #written() {
    return this.input.value !== "" && this.input.value !== String(this.#value);
  }

  #read() {
    const { value, problem } = readSetting(this.#rule, plainNumber(this.input.value), this.#called);
    this.#showProblem(problem && refusal(this.#rule, this.input.value, this.#called));
    if (problem) return;
    this.#onValue(value);
    this.#write(value);
  }

  #restore() {
    this.#showProblem(null);
    this.#write(this.#value);
  }

  /** @param {number} value */
  #write(value) {
    this.#value = value;
    this.input.value = String(value);
  }

  /** @param {string | null} problem */
  #showProblem(problem) {
    this.sentence.textContent = problem;
    this.sentence.hidden = problem === null;
    if (problem) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }
}
