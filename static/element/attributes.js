// @ts-check
/** The element's attributes → settings of the numbers, settings of the picture, and sentences about what would not do. */

import { DISPLAY_NAMES, SETTING_NAMES } from "../scene/attribute-names.js";
import { readSetting } from "../scene/settings.js";

/** @typedef {import("../types.d.ts").Settings} Settings @typedef {import("../types.d.ts").Display} Display */

/**
 * Reads all attributes at once. A bad one gives its default and a sentence; the others count as they are.
 * @param {Element} element
 * @returns {{settings: Settings, display: Display, problems: Map<string, string>}}
 */
export function readAttributes(element) {
  /** @type {Map<string, string>} */
  const problems = new Map();
  /** @param {string} name */
  const read = (name) => {
    const { value, problem } = readSetting(name, element.getAttribute(name));
    if (problem) problems.set(name, problem);
    return value;
  };
  const initialization = readSetting("initialization", null).value;
  const settings = {
    ...Object.fromEntries(SETTING_NAMES.map((name) => [name, read(name)])),
    initialization,
    changes: [],
  };
  const display = Object.fromEntries(DISPLAY_NAMES.map((name) => [name, read(name)]));
  return { settings: /** @type {any} */ (settings), display: /** @type {any} */ (display), problems };
}
