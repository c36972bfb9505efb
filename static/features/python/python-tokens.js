// @ts-check
/** A line of Python in pieces of one kind each, which reading and editing color alike. */

import { make } from "../../ui/elements.js";

const WORDS =
  "and|as|break|class|continue|def|elif|else|for|from|if|import|in|is|lambda|not|or|pass|return|while|with|yield|None|True|False";
const TOKEN = new RegExp(
  `(?<comment>#.*)|(?<text>"[^"\\n]*"|'[^'\\n]*')|\\b(?<word>${WORDS})\\b|(?<number>(?<![\\w.])\\d[\\d.]*(?:e-?\\d+)?)`,
  "g",
);

/**
 * A line of Python cut into pieces of one kind each; everything else has the kind "".
 * @param {string} line
 * @returns {[kind: string, text: string][]}
 * @example tokens("a = 1") // [["", "a = "], ["number", "1"]]
 */
export function tokens(line) {
  /** @type {[string, string][]} */
  const pieces = [];
  let end = 0;
  for (const match of line.matchAll(TOKEN)) {
    if (match.index > end) pieces.push(["", line.slice(end, match.index)]);
    const [kind] = /** @type {[string]} */ (
      Object.keys(match.groups ?? {}).filter((name) => match.groups?.[name] !== undefined)
    );
    pieces.push([kind, match[0]]);
    end = match.index + match[0].length;
  }
  if (end < line.length) pieces.push(["", line.slice(end)]);
  return pieces;
}

/** The pieces of a line as nodes: what has a kind has it as its class. @param {string} line @returns {(Node | string)[]} */
export const coloredLine = (line) =>
  tokens(line).map(([className, textContent]) => (className ? make("span", { className, textContent }) : textContent));
