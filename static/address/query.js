// @ts-check
/** The query of an address → the element's attributes, and sentences about what is wrong. */

import { DISPLAY_NAMES, SETTING_NAMES } from "../core/attribute-names.js";
import { quoteValue } from "../core/quote.js";
import { isTracking } from "../core/tracking.js";

/** The element's attributes, all of which an address may ask for. @type {readonly string[]} */
export const NAMES = [...SETTING_NAMES, ...DISPLAY_NAMES];

/** At most so many unknown names are listed; an address may hold thousands. */
const MOST_NAMES = 3;

/**
 * Reads a query. Of a name that occurs twice the first value counts, as for attributes in HTML. The element checks the
 * values itself.
 * @param {{search: string, href: string, origin: string}} address as `location` has it
 * @param {readonly string[]} [others] names that the page uses, not the element
 * @returns {{values: Map<string, string>, problems: string[]}}
 */
export function readQuery({ search, href, origin }, others = []) {
  const query = new URLSearchParams(search);
  /** @type {Map<string, string>} */
  const values = new Map();
  /** @type {string[]} */
  const problems = [];
  for (const name of NAMES) {
    const [value, ...more] = query.getAll(name);
    if (value === undefined) continue;
    if (more.length) problems.push(repeatedSentence(name, 1 + more.length));
    // A link must not make our page send requests to another host.
    if (name !== "reel" || isOf(origin, value, href)) values.set(name, value);
    else problems.push(`reel must be on the same host as the page that shows it; got ${quoteValue(value)}`);
  }
  const known = new Set([...NAMES, ...others]);
  const unknown = [...new Set(query.keys())].filter((name) => !known.has(name) && !isTracking(name));
  if (unknown.length) problems.push(unknownSentence(unknown));
  return { values, problems };
}

/** @param {string} origin @param {string} url @param {string} base */
const isOf = (origin, url, base) => URL.canParse(url, base) && new URL(url, base).origin === origin;

/** @param {string} name @param {number} times */
const repeatedSentence = (name, times) =>
  `${name} must stand once in the address; got it ${times} times, and the first counts`;

/** @param {string[]} names at least one */
function unknownSentence(names) {
  const listed = names.slice(0, MOST_NAMES).map((name) => quoteValue(name));
  const left = names.length - listed.length;
  if (left) listed.push(`${left} more`);
  const last = listed.pop();
  return listed.length
    ? `${listed.join(", ")} and ${last} mean nothing in this address and were left out`
    : `${last} means nothing in this address and was left out`;
}

/**
 * Adds sentences of the page to the element's notice.
 * @param {Element} element @param {readonly string[]} sentences
 * @returns {Element[]} one for each sentence, so that they can be removed
 */
export function addNotices(element, sentences) {
  const notices = sentences.map((textContent) =>
    Object.assign(document.createElement("div"), { slot: "notice", textContent }),
  );
  element.append(...notices);
  return notices;
}

/**
 * The output that `tour` in an address asks for: by its number as people count, by its name, or none.
 * @param {string} text
 * @example tourOf("2") // 1
 */
export const tourOf = (text) => (/^\d+$/.test(text) ? Number(text) - 1 : text || undefined);

/** The colour scheme of a page whose element has this theme; empty for the reader's own. @param {string | null} theme */
export const schemeOf = (theme) => (theme === "dark" || theme === "light" ? theme : "");
