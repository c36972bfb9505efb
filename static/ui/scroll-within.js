// @ts-check
/** Scrolls a panel, and never the page, to what has to be seen in it. */

/** How much stays free around it, in px. */
const AROUND = 8;

/** @param {HTMLElement} panel @param {Element} part of it; its beginning is seen where it is larger than the panel */
export function scrollWithin(panel, part) {
  const [seen, wanted] = [panel.getBoundingClientRect(), part.getBoundingClientRect()];
  const [above, below] = [seen.top + AROUND - wanted.top, wanted.bottom + AROUND - seen.bottom];
  if (below > 0) panel.scrollTop += Math.min(below, -above);
  else if (above > 0) panel.scrollTop -= above;
}

/** Scrolls a panel until a part of it is at its top. @param {HTMLElement} panel @param {Element} part */
export function scrollToTop(panel, part) {
  panel.scrollTop += part.getBoundingClientRect().top - panel.getBoundingClientRect().top - AROUND;
}
