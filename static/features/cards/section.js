// @ts-check
/** What the sections of a card are made of. */

import { html, mathml } from "../../ui/markup.js";

/** @import { ArrayWords } from "../../card-types.d.ts" @import { Target } from "../../types.d.ts" */

/** @param {string} name @param {import("../../ui/markup.js").Children} children */
export const section = (name, ...children) => html("div", { class: `section ${name}` }, ...children);

/** What is done: its name, and a sentence that continues it. @param {string} name @param {string} sentence */
export const step = (name, sentence) => html("p", {}, html("b", {}, name), ` ${sentence}`);

/** A name that leads to what it names. @param {string} name @param {Target} target */
export const targetButton = (name, target) =>
  html("button", { type: "button", class: "to", "data-target": JSON.stringify(target) }, name);

/** Whether a part of a formula is a sign, as + and ÷ are, and no name. @param {string} part */
export const isSign = (part) => !/^[\p{L}\d]/u.test(part);

/** A sign, or else a name, in a formula. @param {string} part */
export const signOrName = (part) => mathml(isSign(part) ? "mo" : "mi", part);

/** An array's symbol in a formula: signs and names with spaces between them. @param {ArrayWords} words */
export const symbolOf = ({ symbol }) => {
  const parts = symbol.split(" ").map(signOrName);
  return parts.length === 1 && parts[0] ? parts[0] : mathml("mrow", ...parts);
};
