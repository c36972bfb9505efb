// @ts-check
/**
 * Makes elements without the browser's reader of markup: so it works in XML documents, where names without a namespace are
 * no HTML, and in pages that demand Trusted Types, where text may not become markup.
 */

export const HTML = "http://www.w3.org/1999/xhtml";
export const SVG = "http://www.w3.org/2000/svg";

/** An end tag, or a start tag with its attributes, or text; inside a tag, one attribute. */
const PIECE = /<(?:\/[^>]*|([\w-]+)((?:"[^"]*"|[^">])*?)(\/?))>|([^<]+)/g;
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;

/**
 * One HTML element with properties.
 * @template {keyof HTMLElementTagNameMap} T @template {object} [P={}]
 * @param {T} tag @param {P} [properties]
 * @example make("b", { textContent: "3" })
 */
export const make = (tag, properties) =>
  Object.assign(/** @type {HTMLElementTagNameMap[T]} */ (document.createElementNS(HTML, tag)), properties);

/**
 * The elements and text of a piece of our own markup, which is HTML and SVG with every tag closed.
 * @param {string} markup never anything from outside
 * @example nodesOf('<b class="title">Share</b>').firstChild
 */
export function nodesOf(markup) {
  const all = document.createDocumentFragment();
  /** @type {DocumentFragment | Element} */
  let into = all;
  for (const [, tag, attributes = "", closed, text] of markup.matchAll(PIECE)) {
    if (text) into.append(text);
    else if (!tag) into = /** @type {DocumentFragment | Element} */ (into.parentNode);
    else {
      const namespace = tag === "svg" ? SVG : into === all ? HTML : /** @type {Element} */ (into).namespaceURI;
      /** @type {Element} */
      const element = document.createElementNS(namespace, tag);
      for (const [, name = "", value = ""] of attributes.matchAll(ATTRIBUTE)) element.setAttribute(name, value);
      into.append(element);
      if (!closed) into = element;
    }
  }
  return all;
}
