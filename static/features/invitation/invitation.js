// @ts-check
/** Says once, in its place, that numbers can be clicked: from the first rest on, until somebody has clicked one. */

import { halfRow } from "../../core/hit-test.js";
import { phaseAt } from "../../core/phases.js";
import { listOf } from "../../core/times.js";
import { make } from "../../ui/elements.js";
import { STYLES } from "./invitation-styles.js";

/** @import { FeatureTools, LayerLayout, Layout, PanelContext } from "../../types.d.ts" */

/** The room it needs above or below the outputs, and between it and them. */
const ROOM_PX = 62;
const GAP_PX = 12;

/** Whether somebody has clicked a number on this page: then no element asks again. */
let accepted = false;

/**
 * Where it stands: below the outputs, or above them; null where neither has room.
 * @param {Layout} layout @returns {{x: number, y: number, widthPx: number} | null}
 */
export function placeOf(layout) {
  const last = /** @type {LayerLayout} */ (layout.layers.at(-1));
  const half = Math.max(last.radius, halfRow(layout));
  const [above, below] = [Math.min(...last.y) - half - GAP_PX, Math.max(...last.y) + half + GAP_PX];
  const x = last.centerX - last.radius;
  const place = { x, widthPx: layout.widthPx - x - 4 };
  if (layout.heightPx - below >= ROOM_PX) return { ...place, y: below };
  return above - layout.captionY >= ROOM_PX + GAP_PX ? { ...place, y: above - ROOM_PX } : null;
}

export class Invitation {
  #stage;
  #root;
  #context;
  #adopt;
  #button = make("button", { type: "button", className: "invitation", tabIndex: -1 });

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context @param {Pick<FeatureTools, "adopt">} tools */
  constructor({ root, stage }, context, { adopt }) {
    this.#stage = stage;
    this.#root = root;
    this.#context = context;
    this.#adopt = adopt;
    this.#button.addEventListener("click", () => this.#accept());
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    if (accepted) return;
    this.#adopt(this.#root, STYLES);
    const byFinger = matchMedia("(pointer: coarse)").matches;
    this.#button.textContent = `${byFinger ? "Tap" : "Click"} a number to see how it was made`;
    const { events } = this.#context;
    for (const name of ["numbers", "known", "phase", "target", "moment"])
      events.addEventListener(name, () => this.#look(), { signal });
    const { ResizeObserver } = this.#stage.ownerDocument.defaultView ?? window;
    const size = new ResizeObserver(() => this.#button.isConnected && this.#place());
    size.observe(this.#stage);
    signal.addEventListener("abort", () => {
      size.disconnect();
      this.#button.remove();
    });
    this.#look();
  }

  #look() {
    const { trace, pinned, timeline, timeMs, display } = this.#context.onStage;
    accepted ||= pinned;
    // The film of a step tells something else there.
    if (accepted || display.controls === "none" || this.#context.loss) return this.#button.remove();
    // Another network stands elsewhere.
    if (this.#button.isConnected) return this.#place();
    if (!trace || phaseAt(timeline, timeMs) < timeline.phases.length - 1) return;
    this.#stage.append(this.#button);
    this.#place();
  }

  #place() {
    const place = placeOf(this.#context.onStage.layout);
    const { style } = this.#button;
    this.#button.hidden = place === null;
    if (!place) return;
    Object.assign(style, { left: `${place.x}px`, top: `${place.y}px`, maxWidth: `${place.widthPx}px` });
  }

  /** Whoever clicks the invitation itself gets the number that the pass was for. */
  #accept() {
    const { trace, settings } = this.#context.onStage;
    const outputs = listOf(trace?.outputs ?? []);
    const neuron = Math.max(0, outputs.indexOf(Math.max(...outputs)));
    this.#context.ask({ kind: "neuron", layer: settings.layers.length - 1, neuron });
  }
}
