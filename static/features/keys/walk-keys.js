// @ts-check
/** Keys on the picture that walk through the network, with announcements of each place. */

import { targetAt, placeOf, walk, walks } from "./network-walk.js";
import { STYLES } from "./walk-styles.js";
import { placeInWords } from "./film-words.js";
import { Announcer } from "./announcer.js";
import { make } from "../../ui/elements.js";

/**
 * @import { PanelContext } from "../../types.d.ts"
 * @import { Place } from "./network-walk.js"
 */

/** How far the frame around a layer stands off its neurons. */
const AROUND_PX = 9;

export class WalkKeys {
  #parts;
  #context;
  #adopt;
  /** @type {Place | null} */
  #place = null;
  #around = make("i");
  /** Whether keys were used last: who points needs no frame. */
  #byKeys = false;

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context
   * @param {{adopt: (root: ShadowRoot, styles: string) => void}} tools gives the shadow tree a style sheet
   */
  constructor(parts, context, { adopt }) {
    this.#adopt = adopt;
    this.#parts = parts;
    this.#context = context;
    this.#around.className = "walked";
    this.#around.hidden = true;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { root, still, stage } = this.#parts;
    this.#adopt(root, STYLES);
    stage.append(this.#around);
    still.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    still.addEventListener(
      "pointerdown",
      () => {
        this.#byKeys = false;
        this.#frame();
      },
      { signal },
    );
    still.addEventListener("blur", () => (this.#around.hidden = true), { signal });
    still.addEventListener("focus", () => this.#frame(), { signal });
    const { events } = this.#context;
    events.addEventListener("target", () => this.#follow(), { signal });
    events.addEventListener("numbers", () => this.#revalidate(), { signal });
    signal.addEventListener("abort", () => this.#around.remove());
    new Announcer(this.#parts.announcer, this.#context, () => this.#place).listen(signal);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
    const { edges, settings, layout } = this.#context.onStage;
    const columns = layout.layers[0]?.pixels ? layout.layers[0].columns : 1;
    if (!walks(key, this.#place, columns)) return;
    if (ctrlKey || altKey || metaKey || shiftKey || event.defaultPrevented) return;
    const place = walk(this.#place, key, settings.layers, edges, columns, this.#context.loss !== null);
    // At the deepest level Enter opens the card; outside the network Escape is not used.
    if (key === "Enter" ? place === this.#place : !this.#place && !place) return;
    event.preventDefault();
    // Escape leaves an edge, and must not close the card or the panel.
    event.stopPropagation();
    this.#place = place;
    this.#byKeys = true;
    if (key === "Enter") this.#context.ask(targetAt(place, edges));
    else this.#context.aim(targetAt(place, edges));
    this.#frame();
    this.#parts.announcer.textContent = placeInWords(place, this.#context);
  }

  /** The walk goes on from a target that pointer or script have set. */
  #follow() {
    const { target, edges } = this.#context.onStage;
    if (target) this.#place = placeOf(target, edges);
    else if (this.#place?.neuron !== undefined) this.#place = { layer: this.#place.layer };
    this.#frame();
  }

  /** Another network may not have the place. */
  #revalidate() {
    const { onStage, loss } = this.#context;
    if (this.#place && this.#place.layer >= onStage.settings.layers.length + Number(loss !== null)) this.#place = null;
    this.#frame();
  }

  /** Frames the present layer, in percent of the stage, so that it fits any size. */
  #frame() {
    const { layout } = this.#context.onStage;
    const layer = this.#place?.neuron === undefined ? layout.layers[this.#place?.layer ?? -1] : undefined;
    this.#around.hidden = !layer || !this.#byKeys || !this.#parts.still.matches(":focus");
    if (!layer) return;
    const aroundPx = layer.radius + AROUND_PX;
    const left = Math.min(...layer.x) - aroundPx;
    const top = layer.top - AROUND_PX;
    const sides = { left, right: layout.widthPx - Math.max(...layer.x) - aroundPx, top, bottom: layout.heightPx - layer.bottom - AROUND_PX }; // prettier-ignore
    const { style } = this.#around;
    for (const [side, px] of Object.entries(sides)) {
      const wholePx = side === "left" || side === "right" ? layout.widthPx : layout.heightPx;
      style.setProperty(side, `${(100 * Math.max(0, px)) / wholePx}%`);
    }
  }
}
