// @ts-check
/** Names as the attribute `labels` has them. */

/** @import { Labels } from "../types.d.ts" */

/** A backslash makes a comma, a bar or a backslash part of a name. @param {readonly string[]} names @example joinedNames(["a,b", "c"]) // "a\\,b,c" */
export const joinedNames = (names) => names.map((name) => name.replace(/[\\,|]/g, "\\$&")).join(",");

/** @param {Labels} labels @example labelsText({ inputs: ["wind"], classes: ["stay", "go"] }) // "wind|stay,go" */
export const labelsText = ({ inputs, classes }) =>
  joinedNames(inputs) + (classes.length ? `|${joinedNames(classes)}` : "");
