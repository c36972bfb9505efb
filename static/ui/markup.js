// @ts-check
/** Trees of elements, written as they nest. All text becomes text content. */

import { HTML, SVG } from "./elements.js";

/** @import { DisplayNumber } from "../card-types.d.ts" */

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** @typedef {(Node | string | null | false)[]} Children */

/** @param {Element} element @param {Record<string, string | number | undefined>} attributes @param {Children} children */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, String(value));
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/**
 * @param {string} tag @param {Record<string, string | number | undefined>} [attributes] those without a value are left out
 * @param {Children} children null and false are left out
 */
export const html = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS(HTML, tag), attributes, children);

/** @param {string} tag @param {Record<string, string | number | undefined>} [attributes] @param {Children} children */
export const svg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, tag), attributes, children);

/** @param {string} tag @param {Children} children */
export const mathml = (tag, ...children) => filled(document.createElementNS(MATHML, tag), {}, children);

/** A parenthesis that stays as high as the digits in it. @param {string} sign */
export const paren = (sign) => {
  const operator = mathml("mo", sign);
  operator.setAttribute("stretchy", "false");
  return operator;
};

/** A variable with its index. @param {string} name @param {string} index */
export const indexed = (name, index) => mathml("msub", mathml("mi", name), mathml("mn", index));

/** A number that carries its whole float64; an empty value where it is not known, and a button where it is hidden. @param {DisplayNumber} number @param {string} [role] what it is */
export const data = ({ value, text, hidden }, role) =>
  html(
    "data",
    { value: value === null ? "" : value, "data-is": role },
    hidden
      ? html(
          "button",
          { type: "button", class: "reveals", "data-hidden": hidden, "aria-label": "Hidden: reveal" },
          text,
        )
      : text,
  );

/** The same inside a formula. @param {DisplayNumber} number @param {string} [role] */
export const mathNumber = (number, role) => mathml("mn", data(number, role));

/**
 * Changes one tree into another where they differ, so that focus, scroll positions and opened details stay.
 * @param {Element} into @param {Element} like
 */
export function morph(into, like) {
  for (const { name } of [...into.attributes])
    if (!like.hasAttribute(name) && name !== "open") into.removeAttribute(name);
  for (const { name, value } of like.attributes) if (into.getAttribute(name) !== value) into.setAttribute(name, value);
  const now = [...into.childNodes];
  const then = [...like.childNodes];
  then.forEach((wanted, k) => {
    const there = now[k];
    if (there?.nodeName !== wanted.nodeName) there ? there.replaceWith(wanted) : into.append(wanted);
    else if (there instanceof Element) morph(there, /** @type {Element} */ (wanted));
    else if (there.nodeValue !== wanted.nodeValue) there.nodeValue = wanted.nodeValue;
  });
  for (const left of now.slice(then.length)) left.remove();
}
