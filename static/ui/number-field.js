// @ts-check
/** A field for one number: an invalid entry stays in it, with a sentence about what is expected, and changes nothing. */

import { formatDrawn, MINUS } from "../core/number-format.js";
import { isWhole, readSetting, refusal, takesNegative } from "../core/settings.js";
import { plainNumber } from "../core/typed-number.js";
import { make } from "./elements.js";

/**
 * A number as it stands beside a field, unless that would lose some of its digits.
 * @param {number} value
 * @example exactly(-0.5) // "−0.50"
 * @example exactly(0.123456) // "0.123456"
 */
export function exactly(value) {
  const text = formatDrawn(value);
  return Number(plainNumber(text)) === value ? text : String(value).replaceAll("-", MINUS);
}

export class NumberField {
  /** The present number. */
  #value = 0;
  #rule;
  #called;
  #onValue;
  #format;

  /**
   * @param {object} field
   * @param {string} field.rule the name of the setting whose limits apply @param {string} field.called its name in sentences and for screen readers
   * @param {(value: number) => void} field.onValue
   * @param {(event: KeyboardEvent, value: number) => number | null} [field.keyed] where a key moves it
   * @param {(value: number) => string} [field.format] how the number is written
   */
  constructor({ rule, called, onValue, keyed = () => null, format = String }) {
    this.#rule = rule;
    this.#called = called;
    this.#onValue = onValue;
    this.#format = format;
    this.input = make("input", {
      type: "text",
      className: "number",
      autocomplete: "off",
    });
    // A phone's keypad for numbers may have no minus.
    this.input.inputMode = takesNegative(rule) ? "text" : isWhole(rule) ? "numeric" : "decimal";
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

  /** Sets the number; an entry that is unfinished or invalid stays. @param {number} value */
  set value(value) {
    if (this.#written) this.#value = value;
    else this.#write(value);
  }

  /** Switches to another number, and discards an entry for the old one. @param {number} value */
  begin(value) {
    this.#value = value;
    this.#restore();
  }

  /** Whether the field's text differs from the present number. */
  get #written() {
    return this.input.value !== "" && this.input.value !== this.#format(this.#value);
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
    this.input.value = this.#format(value);
  }

  /** @param {string | null} problem */
  #showProblem(problem) {
    this.sentence.textContent = problem;
    this.sentence.hidden = problem === null;
    if (problem) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }
}
