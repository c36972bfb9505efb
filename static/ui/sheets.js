// @ts-check
/** Style sheets that shadow roots share: one of each for a document, since no other document's would do. */

/** @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const sheetsOf = new WeakMap();

/**
 * Gives a shadow root a style sheet, unless it has it. One that has come into another document has lost those it had.
 * (A document without a window, such as a template's, shows nothing and gets none.)
 * @param {ShadowRoot} root @param {string} styles
 */
export function adopt(root, styles) {
  const { ownerDocument: page } = root;
  if (!page.defaultView) return;
  const sheets = sheetsOf.get(page) ?? new Map();
  sheetsOf.set(page, sheets);
  let sheet = sheets.get(styles);
  if (!sheet) {
    sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(styles, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
