// @ts-check
/** Files that are dropped on the stage: it is outlined while they are above it. */

import { STYLES } from "./open-styles.js";

/** @import { FeatureTools, PanelContext } from "../../types.d.ts" */

export class DropZone {
  #parts;
  #context;
  #tools;

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context @param {FeatureTools} tools */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { stage, root } = this.#parts;
    this.#tools.adopt(root, STYLES);
    const outline = (/** @type {boolean} */ on) => stage.toggleAttribute("data-drop", on);
    const carriesFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
    const over = (/** @type {DragEvent} */ event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      outline(true);
    };
    stage.addEventListener("dragover", over, { signal });
    stage.addEventListener("dragleave", () => outline(false), { signal });
    const drop = (/** @type {DragEvent} */ event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      outline(false);
      void this.#open(event.dataTransfer?.files ?? []);
    };
    stage.addEventListener("drop", drop, { signal });
  }

  /** What a file does not say is asked in the panel, so that opens. @param {Iterable<File>} files */
  async #open(files) {
    const { opening } = this.#context;
    const before = opening.opened;
    await opening.open(files);
    const adjust = /** @type {HTMLButtonElement} */ (this.#parts.bar.querySelector('[data-panel="adjust"]'));
    const asks = opening.opened !== before && opening.opened?.questions.length;
    if (asks && adjust.getAttribute("aria-expanded") === "false") adjust.click();
  }
}
