// @ts-check
/** What the author asks for: attributes, and properties of the same names → settings of the numbers and of the picture. */

import { DISPLAY_NAMES, SETTING_NAMES } from "../core/attribute-names.js";
import { readSetting } from "../core/settings.js";

/** @typedef {import("../types.d.ts").Settings} Settings @typedef {import("../types.d.ts").Display} Display */

/** Each name is an attribute's and a property's. */
export const NAMES = [...SETTING_NAMES, ...DISPLAY_NAMES];

/**
 * What a framework means by a property's value, as the attribute's text: nothing for null, undefined, "" and, where it is
 * no choice between true and false, for false.
 * @param {string} name @param {unknown} value @returns {string | null} null for the default
 * @example textOf("seed", 16) // "16"; textOf("autoplay", false) // "false"; textOf("layers", [5, 2]) // "5-2"
 */
export function textOf(name, value) {
  if (value === null || value === undefined || value === "") return null;
  if (value === false && typeof readSetting(name, null).value !== "boolean") return null;
  try {
    const text = name === "layers" && Array.isArray(value) ? value.join("-") : `${value}`;
    if (typeof value !== "function" && !/^\[object/.test(text)) return text;
  } catch {
    // told below
  }
  // Longer than a label may be: else it would become one.
  return `a value of the type ${typeof value}`;
}

export class AuthorSettings {
  #element;
  /** Properties count until their attribute is written. @type {Map<string, string | null>} */
  #assigned = new Map();

  /** @param {Element} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {string} name @param {unknown} value */
  assign(name, value) {
    this.#assigned.set(name, textOf(name, value));
  }

  /** The attribute was written or taken away. @param {string} name @returns {boolean} whether a property had been assigned */
  forget(name) {
    return this.#assigned.delete(name);
  }

  /** What was asked for under a name, as an attribute has it; null where nothing was. @param {string} name @returns {string | null} */
  text(name) {
    return this.#assigned.get(name) ?? (this.#assigned.has(name) ? null : this.#element.getAttribute(name));
  }

  /**
   * The value of a property: a number, a truth value or, in the words of the attribute, text.
   * @param {string} name @returns {number | boolean | string | null}
   */
  value(name) {
    const text = this.text(name);
    const { value, problem } = readSetting(name, text);
    if (value === null || typeof value !== "object") return value;
    return text !== null && !problem ? text : (textOf(name, Array.isArray(value) ? value : null) ?? "");
  }

  /**
   * Reads everything at once. What is bad gives its default and a sentence; the others count as they are.
   * @returns {{settings: Settings, display: Display, problems: Map<string, string>}}
   */
  read() {
    /** @type {Map<string, string>} */
    const problems = new Map();
    /** @param {string} name */
    const read = (name) => {
      const { value, problem } = readSetting(name, this.text(name));
      if (problem) problems.set(name, problem);
      return [name, value];
    };
    const initialization = readSetting("initialization", null).value;
    const settings = { ...Object.fromEntries(SETTING_NAMES.map(read)), initialization, changes: [] };
    const display = Object.fromEntries(DISPLAY_NAMES.map(read));
    return { settings: /** @type {any} */ (settings), display: /** @type {any} */ (display), problems };
  }
}
