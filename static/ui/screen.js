// @ts-check
/** Converts between stage and screen coordinates, under any transform and zoom of the page. */

import { parentOf } from "./ancestors.js";

/**
 * How far CSS `zoom` enlarges an element, with all around it.
 * @param {Element} element
 * @returns {number} 1 where nothing zooms
 */
export function zoomOf(element) {
  const { currentCSSZoom } = /** @type {{currentCSSZoom?: number}} */ (element);
  return currentCSSZoom ?? zoomAround(element);
}

/** The product of the zoom of all ancestors. @param {Element} element @returns {number} */
function zoomAround(element) {
  const around = parentOf(element);
  return (Number(getComputedStyle(element).zoom) || 1) * (around ? zoomAround(around) : 1);
}

/**
 * The map from CSS px of the stage to the px that pointer events count in, from three marks at its corners. The box around
 * a turned element does not tell where its corners are, and `offsetX` counts in zoomed px.
 * @param {HTMLElement} stage
 * @returns {DOMMatrix} singular while the stage has no size
 * @example screenOf(stage).inverse().transformPoint(new DOMPoint(event.clientX, event.clientY)) // the same point of the stage
 */
export function screenOf(stage) {
  const [corner, right, low] = [...stage.querySelectorAll(".mark")].map((mark) => mark.getBoundingClientRect());
  if (!corner || !right || !low) throw new Error("the stage has lost the marks at its corners");
  const { clientWidth, clientHeight } = stage;
  // Engines without `currentCSSZoom` leave the zoom out of boxes, but not out of pointer events.
  const factor = "currentCSSZoom" in stage ? 1 : zoomOf(stage);
  return new DOMMatrix(
    [
      (right.x - corner.x) / clientWidth,
      (right.y - corner.y) / clientWidth,
      (low.x - corner.x) / clientHeight,
      (low.y - corner.y) / clientHeight,
      corner.x,
      corner.y,
    ].map((value) => value * factor),
  );
}

/** How much larger a screen shows the stage, along each of its sides. @param {DOMMatrix} screen */
export const scalesOf = ({ a, b, c, d }) => [Math.hypot(a, b), Math.hypot(c, d)];
