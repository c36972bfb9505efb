// @ts-check
/** Saves something as a download of the browser. */

import { make } from "./elements.js";

/** @param {BlobPart} content @param {string} name of the file */
export function saveFile(content, name) {
  const href = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  make("a", { href, download: name }).click();
  URL.revokeObjectURL(href);
}
