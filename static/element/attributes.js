// @ts-check
/** The author's attributes, and properties of the same names → settings and display. */

import { DISPLAY_NAMES, SETTING_NAMES } from "../core/attribute-names.js";
import { hasFunctions, readSetting, refusal, WITHOUT_SOFTMAX } from "../core/settings.js";

/** @import { Display, Settings } from "../types.d.ts" */

/** Each name is an attribute's and a property's. */
export const NAMES = [...SETTING_NAMES, ...DISPLAY_NAMES];

/** Those that hold layer sizes. */
const LISTS = ["layers", "original"];

/**
 * A property's value as attribute text, the way frameworks use them: null, undefined and "" mean absent, and so does
 * false unless the attribute is a boolean.
 * @param {string} name @param {unknown} value @returns {string | null} null for the default
 * @example textOf("seed", 16) // "16"; textOf("autoplay", false) // "false"; textOf("layers", [5, 2]) // "5-2"
 */
export function textOf(name, value) {
  if (value === null || value === undefined || value === "") return null;
  if (value === false && typeof readSetting(name, null).value !== "boolean") return null;
  try {
    const text = LISTS.includes(name) && Array.isArray(value) ? value.join("-") : `${value}`;
    if (typeof value !== "function" && !/^\[object/.test(text)) return text;
  } catch {
    // told below
  }
  // Longer than a label may be: else it would become one.
  return `a value of the type ${typeof value} which is neither a text nor a number`;
}

export class AuthorSettings {
  #element;
  /** Assigned properties; an attribute that is written later replaces them. @type {Map<string, string | null>} */
  #assigned = new Map();

  /** @param {Element} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {string} name @param {unknown} value */
  assign(name, value) {
    this.#assigned.set(name, textOf(name, value));
  }

  /** Drops an assigned property because its attribute changed. @param {string} name @returns {boolean} whether there was one */
  forget(name) {
    return this.#assigned.delete(name);
  }

  /** The present text for a name, assigned or from the attribute; null if there is none. @param {string} name @returns {string | null} */
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
   * Reads everything at once. A bad value becomes its default, with a sentence.
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
    /** @type {Settings} */
    const settings = {
      .../** @type {any} */ (Object.fromEntries(SETTING_NAMES.map(read))),
      changes: [],
    };
    const display = Object.fromEntries(DISPLAY_NAMES.map(read));
    if (!hasFunctions(settings.layers, settings.activation)) {
      problems.set("activation", refusal("activation", settings.activation));
      settings.activation = readSetting("activation", null).value;
    }
    const temperature = this.text("temperature");
    if (settings.output !== "softmax" && temperature !== null) {
      problems.set("temperature", refusal("temperature", temperature, "temperature", WITHOUT_SOFTMAX));
    }
    return { settings, display: /** @type {any} */ (display), problems };
  }
}
