// @ts-check
/** What shares a row with the element: a text that takes only what is left over would be squeezed to its longest word. */

import { parentOf } from "../ui/ancestors.js";

/**
 * Whether something beside the element, in a flex row that does not wrap, is made to grow.
 * @param {Element} element
 */
function sharesRow(element) {
  const around = parentOf(element);
  if (!around) return false;
  const { display, flexDirection, flexWrap } = getComputedStyle(around);
  if (!/flex$/.test(display) || !flexDirection.startsWith("row") || flexWrap !== "nowrap") return false;
  return [...around.children].some((other) => other !== element && Number(getComputedStyle(other).flexGrow) > 0);
}

/**
 * Keeps the state `shares-row` of the element true to where it stands, also when the window is resized.
 * @param {Element} element @param {CustomStateSet} states its own @param {AbortSignal} signal ends the listening
 */
export function watchRow(element, states, signal) {
  const look = () => (sharesRow(element) ? states.add("shares-row") : states.delete("shares-row"));
  look();
  (element.ownerDocument.defaultView ?? window).addEventListener("resize", look, { signal });
}
