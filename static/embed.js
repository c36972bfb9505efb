// @ts-check
/**
 * The element alone, in an iframe. The query sets what it shows, as attributes would; the page
 * around it receives the height that the frame needs. Runs before the element is defined, so that nothing flashes.
 * It listens to no messages, so other pages cannot change it.
 */

import { readQuery, addNotices, schemeOf } from "./address/query.js";

const element = /** @type {HTMLElement} */ (document.querySelector("forward-pass"));
/** Hidden; the style sheet gives it the height that the frame needs, which follows from the width alone. */
const ruler = /** @type {HTMLElement} */ (document.querySelector(".ruler"));

/**
 * A frame that grows may bring its host a scroll bar, which makes the frame narrower, and so lower, and the scroll bar
 * disappear again. Such a small change of width is not reported.
 */
const SCROLL_BAR_PX = 20;
let reportedWidthPx = -Infinity;

/** What a frame may say of a training, as attributes do. */
const TRAINING_NAMES = "mode task run step film optimizer batch noise learning-rate weight-decay".split(" ");

function readAddress() {
  const { values, problems } = readQuery(location, TRAINING_NAMES);
  for (const [name, value] of values) element.setAttribute(name, value);
  const query = new URLSearchParams(location.search);
  for (const name of TRAINING_NAMES) if (query.has(name)) element.setAttribute(name, query.get(name) ?? "");
  document.documentElement.style.colorScheme = schemeOf(element.getAttribute("theme"));
  addNotices(element, problems);
}

/** Reports the height that the frame needs to the page around, whatever its origin: it is no secret. */
function reportHeight() {
  const { offsetWidth, offsetHeight } = ruler;
  if (offsetWidth === 0 || Math.abs(offsetWidth - reportedWidthPx) <= SCROLL_BAR_PX) return;
  reportedWidthPx = offsetWidth;
  parent.postMessage({ type: "forward-pass:height", height: offsetHeight }, "*");
}

/** The picture comes first: the font waits until it moves. In a sandbox without an origin not every host gives it out. */
const SETTLED_MS = 500;
if (origin !== "null")
  window.addEventListener("load", () =>
    setTimeout(() => document.documentElement.toggleAttribute("data-settled", true), SETTLED_MS),
  );

readAddress();
if (parent !== window) {
  new ResizeObserver(reportHeight).observe(ruler);
  // Again, because the page around may have begun to listen only now.
  window.addEventListener("load", () => {
    reportedWidthPx = -Infinity;
    reportHeight();
  });
}
