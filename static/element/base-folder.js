// @ts-check
/** The attribute `base`: where the element's files are if a bundler has moved its script. */

import { moveTo } from "../backend/version.js";
import { refusal } from "../core/settings.js";

/**
 * Makes all elements of the page load their files from the folder `static` inside this one. It must be on the page's own
 * host: otherwise anyone who can write an attribute could load scripts from elsewhere.
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
