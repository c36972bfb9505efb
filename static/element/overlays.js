// @ts-check
/** Loads what lies over the picture of some networks: the output as a curve, and the image that is drawn on. */

import { drawsCurve } from "../core/output-curve.js";
import { takesDrawing } from "../ui/strokes.js";

/**
 * @import { FeatureTools, OnStage, PanelContext } from "../types.d.ts"
 * @import { Parts } from "../ui/template.js"
 */

/** @typedef {typeof import("./overlays-module.js")} Module @typedef {{listen(signal: AbortSignal): void}} Overlay */

/** Which networks have one, and how it is made. @type {readonly {for: (onStage: OnStage) => boolean, make: (module: Module, parts: Parts, context: PanelContext) => Overlay}[]} */
const KINDS = [
  {
    for: ({ reel }) => reel !== null && drawsCurve(reel.settings),
    make: ({ OutputCurve, paintOutputCurve }, { stage }, context) => new OutputCurve(stage, context, paintOutputCurve),
  },
  {
    for: takesDrawing,
    make: ({ ImagePad }, { root, stage, openers }, context) =>
      new ImagePad(stage, context, () => openPad(root, openers)),
  },
];

/** Opens Adjust, which then gives its pad the focus. @param {ShadowRoot} root @param {readonly HTMLElement[]} openers */
function openPad(root, openers) {
  const opener = openers.find(({ dataset }) => dataset.panel === "adjust");
  if (opener?.ariaExpanded === "true") /** @type {SVGElement | null} */ (root.querySelector(".pad .sheet"))?.focus();
  else opener?.click();
}

export class Overlays {
  #parts;
  #context;
  #tools;
  /** Those that have been made. @type {Map<typeof KINDS[number], Overlay>} */
  #made = new Map();
  #loading = false;
  /** Ends the listeners; a new one each time the element is connected. */
  #signal = AbortSignal.abort();

  /** @param {Parts} parts @param {PanelContext} context @param {FeatureTools} tools */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#signal = signal;
    for (const overlay of this.#made.values()) overlay.listen(signal);
    this.#context.events.addEventListener("numbers", () => void this.#look(), { signal });
    void this.#look();
  }

  async #look() {
    const { onStage } = this.#context;
    if (this.#loading || !this.#missing(onStage).length) return;
    this.#loading = true;
    const module = await this.#tools.loadModule("overlays").catch(() => null);
    this.#loading = false; // where it failed, the next numbers try again
    if (!module || this.#signal.aborted) return;
    this.#tools.adopt(this.#parts.root, module.STYLES);
    for (const kind of this.#missing(this.#context.onStage)) {
      const overlay = kind.make(module, this.#parts, this.#context);
      this.#made.set(kind, overlay);
      overlay.listen(this.#signal);
    }
  }

  /** @param {OnStage} onStage */
  #missing(onStage) {
    return KINDS.filter((kind) => !this.#made.has(kind) && kind.for(onStage));
  }
}
