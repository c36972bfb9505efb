// @ts-check
/**
 * The element alone, in a frame on somebody's page. The query says what it is asked for, as attributes would; the page
 * around it is told how high the frame would like to be. Runs before the element is defined, so that nothing flashes.
 * It listens to no message: whatever a stranger posts changes nothing.
 */

import { readQuery, addNotices, schemeOf } from "./address/query.js";

const element = /** @type {HTMLElement} */ (document.querySelector("forward-pass"));
/** Unseen, and by the style sheet as high as the frame would like to be. Its height follows from its width alone. */
const ruler = /** @type {HTMLElement} */ (document.querySelector(".ruler"));

/**
 * A frame that grows may bring its host a scroll bar, which makes the frame narrower, and so lower, and the scroll bar
 * go again. A change of width as small as that is not told.
 */
const SCROLL_BAR_PX = 20;
let reportedWidthPx = -Infinity;

function readAddress() {
  const { values, problems } = readQuery(location);
  for (const [name, value] of values) element.setAttribute(name, value);
  document.documentElement.style.colorScheme = schemeOf(element.getAttribute("theme"));
  addNotices(element, problems);
}

/** Tells the page around how high the frame would like to be: to whomever it is, for it is no secret. */
function reportHeight() {
  const { offsetWidth, offsetHeight } = ruler;
  if (offsetWidth === 0 || Math.abs(offsetWidth - reportedWidthPx) <= SCROLL_BAR_PX) return;
  reportedWidthPx = offsetWidth;
  parent.postMessage({ type: "forward-pass:height", height: offsetHeight }, "*");
}

readAddress();
if (parent !== window) {
  new ResizeObserver(reportHeight).observe(ruler);
  // Once more: the page around may have come to listen only now.
  window.addEventListener("load", () => {
    reportedWidthPx = -Infinity;
    reportHeight();
  });
}
