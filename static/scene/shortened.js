// @ts-check
/** What somebody wrote, as a sentence repeats it. */

const MOST_CHARACTERS = 40;

/**
 * The text, or its beginning and "…"; nothing at all is shown as two quotation marks.
 * @param {string} text @param {number} [most] how many characters are shown
 * @example shortened("abcdef", 4) // "abc…"
 */
export function shortened(text, most = MOST_CHARACTERS) {
  if (text === "") return '""';
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}
