// @ts-check
/** Bytes as text: base64, and its form for addresses. */

/** How many bytes are turned into characters at once: more would be too many arguments. */
const PIECE = 1 << 15;

/** @param {Uint8Array} bytes @example toBase64(Uint8Array.of(104, 105)) // "aGk=" */
export function toBase64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += PIECE)
    text += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  return btoa(text);
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} @throws {Error} if it is not base64 */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** Base64 that an address may hold as it is. @param {Uint8Array} bytes @example toBase64Url(Uint8Array.of(251, 255)) // "-_8" */
export const toBase64Url = (bytes) => toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} @throws {Error} if it is not of that form */
export const fromBase64Url = (text) => fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
