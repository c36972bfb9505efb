// @ts-check
/** Mouse, pen and finger on the stage → points of the stage. Never takes the wheel or a swipe from the page. */

import { scalesOf, screenOf } from "./screen.js";

/** A finger is thicker than a mouse pointer. */
const REACH_PX = { mouse: 5, pen: 6, touch: 14 };

/** What may cover the stage: pointing at these is not pointing at the stage. */
const COVERS = ".notice, .invitation";

/**
 * @param {HTMLElement} stage
 * @param {AbortSignal} signal ends the listening
 * @param {(x: number, y: number, reachPx: number, tapped: boolean) => boolean} onPoint CSS px of the stage, from its corner; tells whether there is something
 * @param {() => void} onLeave
 */
export function listenToPointer(stage, signal, onPoint, onLeave) {
  /** @param {PointerEvent} event */
  const point = (event) => {
    const screen = screenOf(stage);
    const { x, y } = screen.inverse().transformPoint(new DOMPoint(event.clientX, event.clientY));
    const reachPx = REACH_PX[/** @type {keyof typeof REACH_PX} */ (event.pointerType)] ?? REACH_PX.mouse;
    // A finger is as thick in a slide that is shown at half its size.
    const there = onPoint(x, y, reachPx / Math.min(...scalesOf(screen)), event.type === "click");
    stage.toggleAttribute("data-over", there);
  };
  /** Whether something else lies over the stage there. @param {Event} event */
  const covered = (event) => event.target instanceof Element && event.target.closest(COVERS) !== null;
  stage.addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerType === "touch") return;
      if (covered(event)) onLeave();
      else point(event);
    },
    { signal },
  );
  stage.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && onLeave(), { signal });
  // A tap, not a touch: a swipe that scrolls the page ends in pointercancel and points at nothing.
  stage.addEventListener("click", (event) => covered(event) || point(/** @type {PointerEvent} */ (event)), { signal });
}
