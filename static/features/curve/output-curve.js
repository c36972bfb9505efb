// @ts-check
/**
 * The output of a network with one input, as a curve on the stage. Python computes its points in one call; a network's file
 * may bring them, so that they are there before Python is. The point on the curve can be dragged.
 */

import { axesOf, curveBox, drawsCurve, POINTS, recordedCurve } from "../../core/output-curve.js";
import { className, inputName } from "../../core/names.js";
import { formatComputed, formatDrawn } from "../../core/number-format.js";
import { networkRequest } from "../../core/request.js";
import { listOf } from "../../core/times.js";
import { usualRange, withUnit } from "../../core/units.js";
import { make } from "../../ui/elements.js";
import { settled, stepIn } from "../../ui/input-value.js";
import { screenOf } from "../../ui/screen.js";

/**
 * @import { OnStage, PanelContext } from "../../types.d.ts"
 * @import { Curve } from "../../core/output-curve.js"
 */

/** @param {Curve} curve */
const dashedWords = ({ truth }) => (truth.length ? " Dashed: what it should be." : "");

/** @typedef {typeof import("../../stage/output-curve.js").paintOutputCurve} Paint */

export class OutputCurve {
  #context;
  #stage;
  #paint;
  /** Where a pointer finds the curve, and what is said of it to who does not see it. */
  #box = make("div", { className: "curve" });
  /** @type {Curve | null} */
  #curve = null;
  /** The network that the curve is of, and the one that Python was asked about last, as text. */
  #shown = "";
  #asked = "";
  /** The pointer that drags the point. @type {number | null} */
  #pointer = null;

  /** @param {HTMLElement} stage @param {PanelContext} context @param {Paint} paint */
  constructor(stage, context, paint) {
    this.#stage = stage;
    this.#context = context;
    this.#paint = paint;
    this.#box.setAttribute("role", "img");
    const box = this.#box;
    box.addEventListener("pointerdown", (event) => this.#grasp(event));
    box.addEventListener("pointermove", (event) => this.#drag(event));
    for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => (this.#pointer = null));
    // What was dragged was not clicked.
    box.addEventListener("click", (event) => event.stopPropagation());
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#context.events.addEventListener("numbers", () => this.#look(), { signal });
    const { ResizeObserver } = this.#stage.ownerDocument.defaultView ?? window;
    const size = new ResizeObserver(() => this.#show());
    size.observe(this.#stage);
    signal.addEventListener("abort", () => {
      size.disconnect();
      this.#remove();
    });
    this.#look();
  }

  /** Another network may be on stage, or the same one with other weights. */
  #look() {
    const { onStage } = this.#context;
    const { reel, labels } = onStage;
    if (!reel || !drawsCurve(reel.settings)) return this.#remove();
    const key = JSON.stringify([networkRequest(reel.settings), usualRange(labels, 0), reel.source === "edited"]);
    if (key !== this.#shown) {
      this.#shown = key;
      this.#curve = reel.settings.changes.length || reel.source === "edited" ? this.#curve : this.#recorded(onStage);
    }
    if (onStage.status === "live" && key !== this.#asked) void this.#ask(key, onStage);
    this.#show();
  }

  /** @param {OnStage} onStage */
  #recorded({ settings, labels }) {
    return recordedCurve(this.#documentOf(settings)?.curve, labels);
  }

  /** @param {OnStage["settings"]} settings @returns {Record<string, any> | undefined} */
  #documentOf({ name = "" }) {
    return this.#context.backend.documents?.get(name)?.document;
  }

  /** @param {string} key @param {OnStage} onStage */
  async #ask(key, { reel, labels, settings }) {
    this.#asked = key;
    const [from, to] = usualRange(labels, 0);
    const request = { ...networkRequest((reel ?? { settings }).settings), range: [from, to], count: POINTS };
    // Without its points the curve of a file stays; what is wrong with the network is said elsewhere.
    const answer = await this.#context.backend.ask(request, "curve").catch(() => null);
    if (!answer || key !== this.#shown) return;
    const truth = this.#documentOf(settings)?.curve?.truth;
    this.#curve = recordedCurve({ outputs: [...answer.values], truth }, labels);
    this.#show();
  }

  #remove() {
    if (!this.#shown) return;
    this.#shown = this.#asked = "";
    this.#curve = null;
    this.#box.remove();
    this.#context.showCurve(null);
  }

  #show() {
    const { layout, labels, trace } = this.#context.onStage;
    const box = curveBox(layout);
    const curve = this.#curve;
    if (!box || !curve) {
      this.#box.remove();
      return this.#context.showCurve(null);
    }
    const axes = axesOf(box, curve);
    const end = (/** @type {number} */ value) => withUnit(formatDrawn(value), labels, 0);
    const drawn = { axes, curve, ends: /** @type {const} */ ([end(curve.from), end(curve.to), inputName(labels, 0)]) };
    this.#context.showCurve((pen, picture, palette, fonts) => this.#paint(pen, picture, palette, fonts, drawn));
    const { x, y, widthPx, heightPx } = box;
    Object.assign(this.#box.style, { left: `${x}px`, top: `${y}px`, width: `${widthPx}px`, height: `${heightPx}px` });
    const words = this.#words(curve, trace);
    if (this.#box.ariaLabel !== words) this.#box.ariaLabel = words;
    this.#box.title = `Drag to change ${inputName(labels, 0)}.${dashedWords(curve)}`;
    if (!this.#box.isConnected) this.#stage.append(this.#box);
  }

  /** @param {Curve} curve @param {OnStage["trace"]} trace */
  #words(curve, trace) {
    const { from, to, outputs } = curve;
    const { labels } = this.#context.onStage;
    const values = listOf(outputs);
    const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => formatComputed(value));
    const name = inputName(labels, 0);
    const over = `${className(labels, 0)} over ${name} from ${formatDrawn(from)} to ${formatDrawn(to)}`;
    const here = trace ? ` Now ${name} is ${formatDrawn(Number(trace.inputs[0]))}.` : "";
    return `Curve: ${over}, between ${least} and ${most}.${dashedWords(curve)}${here}`;
  }

  /** @param {PointerEvent} event */
  #grasp(event) {
    if (!event.isPrimary || event.button !== 0) return;
    this.#pointer = event.pointerId;
    this.#box.setPointerCapture(event.pointerId);
    this.#drag(event);
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (event.pointerId !== this.#pointer) return;
    const curve = this.#curve;
    const box = curveBox(this.#context.onStage.layout);
    if (!curve || !box) return;
    event.stopPropagation();
    const { x } = screenOf(this.#stage).inverse().transformPoint(new DOMPoint(event.clientX, event.clientY));
    const part = Math.min(1, Math.max(0, (x - box.x) / box.widthPx));
    const range = /** @type {const} */ ([curve.from, curve.to]);
    const value = settled(curve.from + part * (curve.to - curve.from), event.shiftKey, stepIn(range));
    if (value !== this.#context.onStage.inputs?.[0]) this.#context.setInput(0, value);
  }
}
