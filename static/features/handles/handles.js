// @ts-check
/**
 * Handles on the inputs of the picture: unseen sliders over their discs, to be dragged up and down by mouse, pen or finger,
 * or moved by keys. Only a drag that begins on a disc changes it; elsewhere a swipe scrolls the page.
 */

import { clamp } from "../../core/clamp.js";
import { inputName, isolated } from "../../core/names.js";
import { usualRange, withUnit } from "../../core/units.js";
import { make } from "../../ui/elements.js";
import { keyed, rangeAround, settled, stepIn } from "../../ui/input-value.js";
import { screenOf } from "../../ui/screen.js";

export { STYLES } from "./handles-styles.js";

/** @import { LayerLayout, PanelContext } from "../../types.d.ts" */

/** How far to drag through the usual range, in CSS px of the stage; ten times as far with Shift. */
const PX_FOR_RANGE = 120;
const FINE = 10;
/** A shorter movement is a click, not a drag. */
const SLOP_PX = 4;
const LEAST_TARGET_PX = 24;
/** Smaller discs show no digits, so they get no handles. */
const LEAST_RADIUS_PX = 10;
/** With more inputs than this Tab skips the handles; keyboards use the sliders under Adjust. */
const MOST_STOPS = 12;
const MOST_HANDLES = 64;

export class Handles {
  #into;
  #context;
  /** @type {{handle: HTMLElement, slider: HTMLInputElement}[]} */
  #handles = [];
  /** The present drag: the last position, and the value there before rounding. */
  #drag = { i: -1, y: 0, value: 0, moved: false };

  /**
   * @param {HTMLElement} canvas after which they are placed, so that they come first in the tab order @param {PanelContext} context
   */
  constructor(canvas, context) {
    this.#into = make("div", { className: "handles" });
    canvas.after(this.#into);
    this.#context = context;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const observer = new ResizeObserver(() => this.show());
    observer.observe(/** @type {HTMLElement} */ (this.#into.parentElement));
    signal.addEventListener("abort", () => observer.disconnect());
    this.show();
  }

  /** Places them on the discs, with the present inputs. */
  show() {
    const { inputs, layout, labels, trace } = this.#context.onStage;
    const layer = /** @type {LayerLayout} */ (layout.layers[0]);
    const reachable = layer.columns === 1 && layer.radius >= LEAST_RADIUS_PX && layer.x.length <= MOST_HANDLES;
    this.#make(inputs && reachable ? layer.x.length : 0);
    const size = `${Math.max(LEAST_TARGET_PX, 2 * layer.radius)}px`;
    this.#handles.forEach(({ handle, slider }, i) => {
      const value = inputs?.[i] ?? 0;
      const usual = usualRange(labels, i);
      const [least, most] = rangeAround(usual, value, trace?.comparison?.before.get("inputs")?.[i] ?? value);
      Object.assign(handle.style, { left: `${layer.x[i]}px`, top: `${layer.y[i]}px`, width: size, height: size });
      Object.assign(slider, {
        min: String(least),
        max: String(most),
        step: String(stepIn(usual)),
        value: String(value),
      });
      slider.setAttribute("aria-label", `Input ${isolated(inputName(labels, i))}`);
      slider.setAttribute("aria-valuetext", withUnit(String(value), labels, i));
    });
  }

  /** @param {number} count */
  #make(count) {
    while (this.#handles.length > count) this.#handles.pop()?.handle.remove();
    while (this.#handles.length < count) this.#handles.push(this.#handle(this.#handles.length));
    const stop = count <= MOST_STOPS ? 0 : -1;
    for (const { slider } of this.#handles) slider.tabIndex = stop;
  }

  /** @param {number} i */
  #handle(i) {
    const handle = make("span", { className: "handle" });
    const slider = make("input", { type: "range" });
    slider.setAttribute("aria-orientation", "vertical");
    handle.append(slider);
    this.#into.append(handle);
    handle.addEventListener("pointerdown", (event) => this.#grasp(event, i));
    handle.addEventListener("pointermove", (event) => this.#move(event, i));
    for (const end of ["pointerup", "pointercancel"]) handle.addEventListener(end, () => (this.#drag.i = -1));
    // The click that ends a drag does not count.
    handle.addEventListener("click", (event) => this.#drag.moved && event.stopPropagation());
    slider.addEventListener("keydown", (event) => this.#press(event, i));
    // From assistive technology, which moves sliders directly.
    slider.addEventListener("input", () => this.#context.setInput(i, slider.valueAsNumber));
    slider.addEventListener("focus", () => this.#context.hover({ kind: "neuron", layer: 0, neuron: i }));
    slider.addEventListener("blur", () => this.#context.hover(null));
    return { handle, slider };
  }

  /** @param {PointerEvent} event @param {number} i */
  #grasp(event, i) {
    if (!event.isPrimary || event.button !== 0) return;
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#drag = { i, y: this.#heightOf(event), value: this.#valueOf(i), moved: false };
  }

  /** @param {PointerEvent} event @param {number} i */
  #move(event, i) {
    const drag = this.#drag;
    if (drag.i !== i) return;
    const y = this.#heightOf(event);
    const upPx = drag.y - y;
    if (!drag.moved && Math.abs(upPx) < SLOP_PX) return;
    // The drag goes on until release, wherever the pointer is.
    event.stopPropagation();
    drag.moved = true;
    drag.y = y;
    const [least, most] = usualRange(this.#context.onStage.labels, i);
    const perPx = (most - least) / (PX_FOR_RANGE * (event.shiftKey ? FINE : 1));
    drag.value = clamp(drag.value + upPx * perPx, ...this.#rangeOf(i));
    const value = settled(drag.value, event.shiftKey, stepIn([least, most]));
    if (value !== this.#valueOf(i)) this.#context.setInput(i, value);
  }

  /** @param {KeyboardEvent} event @param {number} i */
  #press(event, i) {
    // Where there is a card, it takes the focus with the same key.
    if (event.key === "Enter") this.#context.ask({ kind: "neuron", layer: 0, neuron: i });
    const step = stepIn(usualRange(this.#context.onStage.labels, i));
    const value = keyed(event, this.#valueOf(i), this.#rangeOf(i), step);
    if (value === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#context.setInput(i, value);
  }

  /** The distance of a pointer from the stage's top, under any transform. @param {PointerEvent} event */
  #heightOf({ clientX, clientY }) {
    const stage = /** @type {HTMLElement} */ (this.#into.parentElement);
    return screenOf(stage).inverse().transformPoint(new DOMPoint(clientX, clientY)).y;
  }

  /** @param {number} i */
  #valueOf(i) {
    return this.#context.onStage.inputs?.[i] ?? 0;
  }

  /** @param {number} i @returns {[number, number]} */
  #rangeOf(i) {
    const slider = this.#handles[i]?.slider;
    return [Number(slider?.min), Number(slider?.max)];
  }
}
