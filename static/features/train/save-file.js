// @ts-check
/** Saves a file that Python has written, as a download of the browser. */

import { fromBase64 } from "../../core/base64.js";
import { make } from "../../ui/elements.js";

/** @param {string} name @param {string} data in base64 */
export function saveFile(name, data) {
  const href = URL.createObjectURL(new Blob([fromBase64(data)]));
  make("a", { href, download: name }).click();
  URL.revokeObjectURL(href);
}
