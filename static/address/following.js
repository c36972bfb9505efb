// @ts-check
/** What follows the first picture on our own page: address bar, gallery, article, theme. Loaded with a fragment, or once the page has settled. */

import { AddressBar } from "./address-bar.js";
import { Article } from "./article.js";
import { Gallery } from "./gallery.js";
import { tellOfLearning } from "./lessons.js";
import { startThemeSwitch } from "./theme-switch.js";

/** Which section of the article tells how networks learn, counted from 0. */
const LEARNING = 3;

/**
 * Ties the parts of the page to the element.
 * @param {HTMLElement & import("../link-types.d.ts").Linkable} element
 * @param {(name: string) => string | null} initial what the page opens with under an attribute's name, without the fragment
 */
export function follow(element, initial) {
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  startThemeSwitch(part(".theme"), element, initial("theme"));
  new AddressBar(element, initial).start();
  const gallery = new Gallery(element, part(".hero figcaption"));
  const article = part("article");
  const learning = article.querySelectorAll("section")[LEARNING];
  gallery.tellIn(learning);
  tellOfLearning(element, learning);
  gallery.start();
  new Article(element, article).start();
}
