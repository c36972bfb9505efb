// @ts-check
/** Copies numbers from tables, cards and lines in a form that spreadsheets and programs can read. */

import { make } from "../../ui/elements.js";

/**
 * A true minus sign becomes a hyphen, the space before a percent sign and the marks that isolate names are removed.
 * @param {string} text as it is shown
 * @example plainText("−0.50\t20.1 %") // "-0.50\t20.1%", where the percent sign stood behind a thin space
 */
export const plainText = (text) =>
  text
    .replace(/\u2212(?=[\d.])/g, "-")
    .replace(/\u2009%/g, "%")
    .replace(/[\u2066-\u2069]/g, "");

/** Attributes of table cells that are kept. */
const KEPT = ["colspan", "rowspan", "scope"];

/** @param {ShadowRoot} root @returns {Selection | null} */
function selectionIn(root) {
  const { getSelection = () => root.ownerDocument.getSelection() } = /** @type {any} */ (root);
  return getSelection.call(root);
}

/**
 * The selected part of tables as markup, for text processors: cells and their text, nothing else.
 * @param {ShadowRoot} root @param {Selection | null} selection
 * @returns {string} "" where no table is selected
 */
function selectedTables(root, selection) {
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (!range || !root.contains(range.commonAncestorContainer)) return "";
  const copied = make("div");
  copied.append(range.cloneContents());
  const inside = range.commonAncestorContainer;
  let around = inside instanceof Element ? inside : inside.parentElement;
  // Selected rows or cells need the table around them.
  for (; around?.closest("table"); around = around.parentElement) {
    const shell = /** @type {Element} */ (around.cloneNode());
    shell.append(...copied.childNodes);
    copied.append(shell);
  }
  if (!copied.querySelector("td, th")) return "";
  for (const drawn of copied.querySelectorAll("svg, [hidden]")) drawn.remove();
  for (const each of copied.querySelectorAll("*"))
    for (const name of each.getAttributeNames()) if (!KEPT.includes(name)) each.removeAttribute(name);
  const texts = root.ownerDocument.createTreeWalker(copied, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.nodeValue = plainText(texts.currentNode.nodeValue ?? "");
  return new XMLSerializer().serializeToString(copied);
}

/**
 * Listens until the signal aborts. Copying from a field is left to the browser.
 * @param {ShadowRoot} root @param {AbortSignal} signal
 */
export function copyPlainly(root, signal) {
  root.addEventListener(
    "copy",
    (event) => {
      const { target, clipboardData } = /** @type {ClipboardEvent} */ (event);
      if (!clipboardData || (target instanceof Element && target.matches("input, textarea"))) return;
      const selection = selectionIn(root);
      const text = plainText(String(selection ?? ""));
      if (!text) return;
      clipboardData.setData("text/plain", text);
      const tables = selectedTables(root, selection);
      if (tables) clipboardData.setData("text/html", tables);
      event.preventDefault();
    },
    { signal },
  );
}
