// @ts-check
/** Loads the handles on the inputs, and the painter of ghosts, when pointer or focus enters the element. */

/** @import { FeatureTools, PanelContext } from "../../types.d.ts" */

export class InputHandles {
  #parts;
  #context;
  #tools;
  /** @type {import("./handles.js").Handles | null} */
  #handles = null;
  #loading = false;
  /** Ends the listeners; a new one each time the element is connected. */
  #signal = AbortSignal.abort();

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context
   * @param {FeatureTools} tools
   */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#signal = signal;
    this.#handles?.listen(signal);
    const { frame } = this.#parts;
    for (const coming of ["pointerover", "focusin"])
      frame.addEventListener(coming, () => void this.#load(), { signal, once: true });
    // Pointer or focus may be inside already, and a touch comes without hovering first.
    const byFinger = matchMedia("(any-pointer: coarse)").matches && !this.#tools.savesData();
    if (byFinger || frame.matches(":hover, :focus-within")) void this.#load();
    this.#context.events.addEventListener("numbers", () => this.#show(), { signal });
    this.#show();
  }

  #show() {
    if (this.#context.onStage.trace?.comparison) void this.#load();
    this.#handles?.show();
  }

  async #load() {
    if (this.#loading) return;
    this.#loading = true;
    const { adopt, loadModule } = this.#tools;
    const module = await loadModule("overlays").catch(() => null);
    this.#loading = module !== null; // the next attempt may succeed
    if (!module) return;
    const { Handles, HANDLES_STYLES, paintGhosts } = module;
    this.#context.showGhosts(paintGhosts);
    adopt(this.#parts.root, HANDLES_STYLES);
    this.#handles = new Handles(this.#parts.moving, this.#context);
    this.#handles.listen(this.#signal);
  }
}
