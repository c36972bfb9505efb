// @ts-check
/** The parent of an element in the flattened tree: across slots and shadow roots. */

/**
 * @param {Element} element
 * @returns {Element | undefined} none around the root of a page
 */
export const parentOf = (element) =>
  element.assignedSlot ?? element.parentElement ?? /** @type {{host?: Element}} */ (element.getRootNode()).host;
