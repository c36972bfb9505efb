// @ts-check
/** `base`: where the files are that the element loads, once a bundler has put its script elsewhere. */

import { moveTo } from "../backend/version.js";
import { refusal } from "../core/settings.js";

/**
 * From now on every element of the page finds its files in the folder `static` of this one. It must be on the page's own
 * host: else whoever may write an attribute could bring in scripts.
 * @param {string | null} base @returns {string | null} the sentence that refuses it
 */
export function setBaseFolder(base) {
  if (!base) return null;
  const path = base.replace(/\/*$/, "/static/");
  const folder = URL.canParse(path, document.baseURI) ? new URL(path, document.baseURI) : null;
  if (folder?.origin !== origin) return refusal("base", base);
  moveTo(folder.href);
  return null;
}
