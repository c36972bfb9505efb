// @ts-check
/** Pointer events on the stage → the target; and how large the page shows the stage, which transforms change. */

import { watchRatio } from "../stage/surface.js";
import { hitTest, sameTarget } from "../core/hit-test.js";
import { listenToPointer } from "../ui/pointer.js";
import { scalesOf, screenOf } from "../ui/screen.js";

/** @import { Target } from "../types.d.ts" */

/** @type {Target} */
const LOSS = { kind: "loss" };

/** @param {{x: number, y: number, width: number, height: number} | null | undefined} box @param {number} x @param {number} y */
const isIn = (box, x, y) => box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

export class PointerInput {
  #element;
  #app;
  #stop;

  /**
   * @param {import("../ui/template.js").Parts} parts
   * @param {Pick<import("./app.js").App, "loss" | "stage" | "selection" | "printing" | "paused">} app
   * @param {Pick<import("./target-stop.js").TargetStop, "ask" | "goOn">} stop
   */
  constructor({ stage }, app, stop) {
    this.#element = stage;
    this.#app = app;
    this.#stop = stop;
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
        const onLoss = isIn(this.#app.loss?.box(layout, stage.paintedTimeMs), x, y);
        const target = onLoss ? LOSS : hitTest(layout, edges, x, y, reachPx);
        if (tapped) this.#tap(target);
        else selection.hover(target);
        return target !== null;
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

  /**
   * A click pins the target; where the pass stands, a second one on the same unpins it. One beside everything unpins it, too,
   * and lets the pass go on if it was stopped by a click. @param {Target} target
   */
  #tap(target) {
    const { selection, paused } = this.#app;
    if (!target) this.#stop.goOn();
    else if (paused && selection.pinned && sameTarget(target, selection.target)) selection.target = null;
    else this.#stop.ask(target);
  }
}
