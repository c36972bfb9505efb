// @ts-check
/** Style sheets that shadow roots share: one of each per document, because sheets cannot be shared between documents. */

/** @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const sheetsOf = new WeakMap();

/**
 * Adopts a style sheet, unless the root has it. A root that was moved into another document has lost its sheets.
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
