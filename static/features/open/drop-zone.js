// @ts-check
/** Files that are dropped on the element: where they may be dropped is shown while they are above it, then that they are read. */

import { make, nodesOf } from "../../ui/elements.js";
import { STYLES } from "./open-styles.js";

/** @import { FeatureTools, PanelContext } from "../../types.d.ts" */

const HTML = `<div class="drop-zone" aria-hidden="true"><div><b>Drop a trained network here</b>
<span>ONNX, safetensors, Keras, TensorFlow.js, .npz, JSON; or a table to learn from, .csv.</span>
<span>Nothing leaves this browser.</span></div></div>`;
const TABLE = /\.(csv|tsv)$/i;

export class DropZone {
  #parts;
  #context;
  #tools;
  #zone = /** @type {HTMLElement} */ (nodesOf(HTML).firstElementChild);
  #reading = make("p", { className: "reading", role: "status" });

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context @param {FeatureTools} tools */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
    parts.stage.append(this.#reading);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { root } = this.#parts;
    const { host } = root;
    this.#tools.adopt(root, STYLES);
    const on = (/** @type {string} */ name, /** @type {(event: DragEvent) => void} */ work) =>
      host.addEventListener(name, /** @type {EventListener} */ (work), { signal });
    for (const name of ["dragenter", "dragover"]) on(name, (event) => this.#takes(event) && this.#show());
    // It covers the element, so whoever leaves it has left the element, or has let the drag be.
    on("dragleave", ({ relatedTarget }) => host.contains(/** @type {Node | null} */ (relatedTarget)) || this.#hide());
    this.#zone.addEventListener("dragleave", () => this.#hide(), { signal });
    on("drop", (event) => {
      if (!this.#takes(event)) return;
      this.#hide();
      const [file, ...others] = event.dataTransfer?.files ?? [];
      if (!file) return;
      if (others.length || !TABLE.test(file.name) || !this.#learn(file)) void this.#open([file, ...others]);
    });
    this.#context.events.addEventListener("numbers", () => this.#tell(), { signal });
    signal.addEventListener("abort", () => this.#hide());
  }

  /** Whether files are dragged that the page itself does not take, nor the author forbids; then the browser does not open them. @param {DragEvent} event */
  #takes(event) {
    const { dataTransfer, defaultPrevented } = event;
    if (defaultPrevented || !dataTransfer?.types.includes("Files")) return false;
    if (this.#context.onStage.display.controls === "none") return false;
    event.preventDefault();
    dataTransfer.dropEffect = "copy";
    return true;
  }

  #show() {
    if (!this.#zone.isConnected) this.#parts.frame.append(this.#zone);
  }

  #hide() {
    this.#zone.remove();
  }

  /** Hands a table to the Train panel, which opens; whether there is one. @param {File} table */
  #learn(table) {
    const opener = this.#opener("train");
    if (!opener || this.#context.onStage.status === "off") return false;
    this.#context.table = table;
    if (opener.getAttribute("aria-expanded") === "false") opener.click();
    else this.#context.events.dispatchEvent(new Event("table"));
    return true;
  }

  /** The button that opens a panel. @param {string} panel */
  #opener(panel) {
    return this.#parts.openers.find(({ dataset }) => dataset.panel === panel);
  }

  /** What a file does not say is asked in a panel, so that opens. @param {Iterable<File>} files */
  async #open(files) {
    const { opening } = this.#context;
    if (!(await opening.open(files))) return;
    const { opened } = this.#context.onStage.stored ?? {};
    const opener = this.#opener("adjust");
    const says = opened && opened.questions.length + opened.notes.length > 0;
    if (says && opener?.getAttribute("aria-expanded") === "false") opener.click();
  }

  #tell() {
    const { opening, onStage } = this.#context;
    const waits = onStage.status === "live" ? "" : " as soon as Python has started";
    const words = opening.reading && `Reading ${opening.reading}${waits}…`;
    if (this.#reading.textContent !== words) this.#reading.textContent = words;
  }
}
