// @ts-check
/** What is around an element as its reader sees it: across slots and shadow roots. */

/**
 * @param {Element} element
 * @returns {Element | undefined} none around the root of a page
 */
export const parentOf = (element) =>
  element.assignedSlot ?? element.parentElement ?? /** @type {{host?: Element}} */ (element.getRootNode()).host;
