// @ts-check
/** The name of a pressed key, on keyboards of any alphabet. */

/** Letters and vowel signs of other alphabets than the Latin one. */
const OTHER_ALPHABET = /^(?!\p{Script=Latin})[\p{L}\p{M}]/u;
/** Where those alphabets have letters on keys that write signs elsewhere. @type {Record<string, string>} */
const SIGNS = { Minus: "-", Equal: "+" };

/**
 * The key's name, letters in lower case. A layout without Latin letters (Greek, Cyrillic, Hebrew …) is read by the place
 * of the key; a layout with Latin letters elsewhere (AZERTY, Dvorak …) by what it writes.
 * @param {Pick<KeyboardEvent, "key" | "code">} event
 * @example keyName({ key: "к", code: "KeyR" }) // "r"
 */
export function keyName({ key, code }) {
  if (key === "؟") return "?";
  if (OTHER_ALPHABET.test(key) && key.length <= 2) {
    const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
    return letter?.toLowerCase() ?? SIGNS[code] ?? key;
  }
  // Full-width signs are the plain ones.
  return key.length > 1 ? key : key.normalize("NFKC").toLowerCase();
}
