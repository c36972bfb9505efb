// @ts-check
/** The content of a card with its numbers hidden, but for those that have been revealed. */

import { HIDDEN } from "../../core/hidden.js";

/** @import { Card, DisplayNumber } from "../../card-types.d.ts" */
/** @import { Revealed } from "../../core/hidden.js" */

/** Whether a number is known, or only hidden. @param {DisplayNumber} number */
export const isThere = ({ value, hidden }) => value !== null || hidden !== undefined;

/**
 * @template {Pick<Card, "place" | "title">} T
 * @param {T} card or its head @param {Revealed} revealed
 * @returns {T} the same card where nothing is hidden
 */
export const withHidden = (card, revealed) =>
  revealed ? /** @type {T} */ (hide(card, `${card.place} ${card.title}`, revealed)) : card;

/** @param {unknown} part @param {string} path names a number that has no name of its own @param {NonNullable<Revealed>} revealed @returns {unknown} */
function hide(part, path, revealed) {
  if (Array.isArray(part)) return part.map((item, k) => hide(item, `${path}/${k}`, revealed));
  if (typeof part !== "object" || part === null || ArrayBuffer.isView(part)) return part;
  if ("text" in part && "value" in part) return hideNumber(/** @type {DisplayNumber} */ (part), path, revealed);
  const entries = Object.entries(part).map(([key, value]) => [key, hide(value, `${path}/${key}`, revealed)]);
  const content = Object.fromEntries(entries);
  // A bar is as long as its number is large.
  return content.adds?.hidden ? { ...content, bar: null } : content;
}

/** @param {DisplayNumber} number @param {string} path @param {NonNullable<Revealed>} revealed @returns {DisplayNumber} */
function hideNumber(number, path, revealed) {
  const { value, name = path } = number;
  return value === null || revealed.has(name) ? number : { value: null, text: HIDDEN, hidden: name };
}
