// @ts-check
/** What is copied out of tables, cards and lines: numbers as spreadsheets and programs read them. */

/**
 * A true minus sign becomes a hyphen, a percent sign stands at its number, and the marks that hold names apart are gone.
 * @param {string} text as it is shown
 * @example plainText("−0.50\t20.1 %") // "-0.50\t20.1%", where the percent sign stood behind a thin space
 */
export const plainText = (text) =>
  text
    .replace(/\u2212(?=[\d.])/g, "-")
    .replace(/\u2009%/g, "%")
    .replace(/[\u2066-\u2069]/g, "");

/** @param {ShadowRoot} root */
function selectedText(root) {
  const { getSelection = () => root.ownerDocument.getSelection() } = /** @type {any} */ (root);
  return String(getSelection.call(root) ?? "");
}

/**
 * Listens until the signal aborts. What is copied out of a field is the field's own.
 * @param {ShadowRoot} root @param {AbortSignal} signal
 */
export function copyPlainly(root, signal) {
  root.addEventListener(
    "copy",
    (event) => {
      const { target, clipboardData } = /** @type {ClipboardEvent} */ (event);
      if (!clipboardData || (target instanceof Element && target.matches("input, textarea"))) return;
      const text = plainText(selectedText(root));
      if (!text) return;
      clipboardData.setData("text/plain", text);
      event.preventDefault();
    },
    { signal },
  );
}
