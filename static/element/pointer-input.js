// @ts-check
/** Pointer events on the stage → the target; and how large the page shows the stage, which transforms change. */

import { watchRatio } from "../stage/surface.js";
import { hitTest, sameTarget } from "../core/hit-test.js";
import { listenToPointer } from "../ui/pointer.js";
import { scalesOf, screenOf } from "../ui/screen.js";

/** @import { Target } from "../types.d.ts" */

export class PointerInput {
  #element;
  #app;

  /** @param {import("../ui/template.js").Parts} parts @param {Pick<import("./app.js").App, "stage" | "selection" | "printing">} app */
  constructor({ stage }, app) {
    this.#element = stage;
    this.#app = app;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { stage, selection } = this.#app;
    const element = this.#element;
    listenToPointer(
      element,
      signal,
      (x, y, reachPx, tapped) => {
        const { layout, edges } = stage.picture;
        selection.pointerX = x;
        const target = hitTest(layout, edges, x, y, reachPx);
        if (tapped) this.#tap(target);
        else selection.hover(target);
      },
      () => selection.hover(null),
    );
    const page = element.ownerDocument;
    const view = page.defaultView ?? window;
    const measured = new view.ResizeObserver(() => {
      if (this.#app.printing) return;
      const { widthPx, heightPx } = stage.picture.layout;
      stage.resize(widthPx, heightPx, { scales: scalesOf(screenOf(element)) });
    });
    /** Measures after the next layout: scripts that scale slides listen to the same events. */
    const measure = () => {
      measured.unobserve(element);
      measured.observe(element);
    };
    measure();
    view.addEventListener("resize", measure, { signal });
    for (const end of ["transitionend", "animationend"]) page.addEventListener(end, measure, { signal });
    element.addEventListener("pointerenter", measure, { signal });
    watchRatio(view, signal, measure);
    signal.addEventListener("abort", () => measured.disconnect());
  }

  /** A click pins the target; a second click, or one beside everything, unpins it. @param {Target} target */
  #tap(target) {
    const { selection } = this.#app;
    selection.target = selection.pinned && sameTarget(target, selection.target) ? null : target;
  }
}
