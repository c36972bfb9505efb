// @ts-check
/** Numbers of a step of learning in lines that come out on a calculator, or say that they do not. All numbers are Python's. */

import { comesOut, functionComesOut, read } from "../../core/closing-digits.js";
import { formatComputed } from "../../core/number-format.js";
import { data, html } from "../../ui/markup.js";

/** Digits after the point: with these, products come out on a calculator. */
const DIGITS = 6;
/** As many has a loss, everywhere. */
const LOSS_DIGITS = 4;

/** @param {number | undefined} value @param {number} [digits] */
const number = (value, digits = DIGITS) => ({
  value: value ?? null,
  text: value === undefined ? "–" : formatComputed(value, digits),
});

/** @param {number | undefined} value @param {string} [role] */
export const shown = (value, role) => data(number(value), role);

/** The same after a sign: what is negative stands in brackets there. @param {number | undefined} value @param {string} [role] @example signed(-2) // "(−2.000000)" */
export const signed = (value, role) => (seen(value) < 0 ? ["(", shown(value, role), ")"] : [shown(value, role)]);

/** @param {number | undefined} value @param {string} [role] */
export const shownLoss = (value, role) => data(number(value, LOSS_DIGITS), role);

/** What a shown number is on a calculator. @param {number | undefined} value */
export const seen = (value) => read(number(value).text);

/** What a shown loss is on a calculator. @param {number | undefined} value */
export const seenLoss = (value) => read(number(value, LOSS_DIGITS).text);

/** "=", or "≈" where a calculator gets another last digit from what is shown. @param {number} result @param {number | undefined} value */
export const equals = (result, value) => (comesOut(result, number(value).text) ? " = " : " ≈ ");

/** The same for a loss. @param {number} result @param {number | undefined} value */
export const equalsLoss = (result, value) => (comesOut(result, number(value, LOSS_DIGITS).text) ? " = " : " ≈ ");

/** The same for −ln of a shown probability. @param {number} p @param {number | undefined} loss */
export const equalsLog = (p, loss) =>
  functionComesOut(/** @type {any} */ (number(p)), /** @type {any} */ (number(loss, LOSS_DIGITS)), 1 / p) ? " = " : " ≈ "; // prettier-ignore

/** @param {(Node | string)[]} parts */
export const line = (...parts) => html("p", { class: "plugged" }, ...parts);
