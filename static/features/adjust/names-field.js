// @ts-check
/** A field for several names, with commas between them. */

import { joinedNames } from "../../core/label-text.js";
import { make } from "../../ui/elements.js";

/** A field behind its name. @param {string} words @param {HTMLElement} field */
export function labeled(words, field) {
  const row = make("label", { className: "labeled row" });
  row.append(make("span", { className: "name", textContent: words }), field);
  return row;
}

export class NamesField {
  row;
  sentence = make("p", { className: "wrong", role: "alert", hidden: true });
  #field = make("input", { type: "text", className: "names", autocomplete: "off" });
  #shown = "";

  /** @param {string} words @param {() => string | null} onText returns what is wrong with it; the text stays */
  constructor(words, onText) {
    this.#field.enterKeyHint = "done";
    this.row = labeled(words, this.#field);
    this.#field.addEventListener("change", () => {
      const problem = onText();
      this.sentence.textContent = problem;
      this.sentence.hidden = problem === null;
    });
  }

  get text() {
    return this.#field.value;
  }

  /** @param {readonly string[]} names @param {string} hint what they are called without */
  show(names, hint) {
    const text = names.map((name) => joinedNames([name])).join(", ");
    this.#field.placeholder = hint;
    // What is being typed stays.
    if (text === this.#shown) return;
    this.#shown = text;
    this.#field.value = text;
  }
}
