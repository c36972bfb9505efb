// @ts-check
/** Inputs and temperature, to be changed by hand; what that does to the outputs; and the way back. */

import { ADJUST_STYLES } from "./adjust-styles.js";
import { ChangeList } from "./change-list.js";
import { FilePart } from "./file-part.js";
import { nodesOf } from "../../ui/elements.js";
import { InputRows } from "./input-rows.js";
import { NetworkPart } from "./network-part.js";
import { Pad } from "./pad.js";
import { PAD_STYLES } from "./pad-styles.js";
import { OutputRows } from "./output-rows.js";
import { TemperatureRow } from "./temperature-row.js";
import { takesDrawing } from "../../ui/strokes.js";
import { setInactive, UndoButton } from "../../ui/undo-button.js";

/** @import { PanelContext } from "../../types.d.ts" */

export const STYLES = ADJUST_STYLES + PAD_STYLES;

const HTML = `<div class="adjust">
  <div class="top"><button class="new-sample" type="button">New sample</button><button class="reset" type="button">Reset</button></div>
  <div class="file" role="group" aria-label="The network's file" hidden></div>
  <p class="note none">There are no numbers to adjust yet.</p>
  <div class="inputs" role="group" aria-label="Inputs"><h3>Inputs</h3><div class="rows"></div></div>
  <div class="heat" role="group" aria-label="Temperature"><h3>Temperature</h3></div>
  <div class="outputs" role="group" aria-label="Outputs"><h3>Outputs</h3><div class="rows"></div></div>
  <div class="changes" role="group" aria-label="Changed weights and biases" hidden><h3>Changed</h3><div class="rows"></div></div>
  <div class="network" role="group" aria-label="Network"></div>
  <label class="signs"><input type="checkbox" /><span>Dash negative edges</span></label>
</div>`;

export class Panel {
  #into;
  #context;
  #file;
  #inputs;
  /** Made with the first network that takes drawings. @type {Pad | null} */
  #pad = null;
  #temperature;
  #outputs;
  #changes;
  #network;
  #undo;
  #reset;
  /** Where a file leaves something to be answered, that has the focus first, or else a pad. @type {(() => void) | undefined} */
  focus;

  /** @param {HTMLElement} into @param {PanelContext} context */
  constructor(into, context) {
    this.#into = into;
    this.#context = context;
    into.setAttribute("aria-label", "Adjust");
    into.append(nodesOf(HTML));
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (into.querySelector(selector));
    part(".new-sample").addEventListener("click", () => context.newSample());
    this.#undo = ["undo", "redo"].map((kind) => new UndoButton(/** @type {"undo" | "redo"} */ (kind), context.history));
    part(".new-sample").before(...this.#undo.map(({ button }) => button));
    this.#reset = part(".reset");
    this.#reset.addEventListener("click", () => context.reset());
    const signs = /** @type {HTMLInputElement} */ (part(".signs input"));
    signs.checked = context.theme.dashed;
    signs.addEventListener("change", () => (context.theme.dashed = signs.checked));
    this.#file = new FilePart(part(".file"), context);
    this.#inputs = new InputRows(part(".inputs .rows"), context);
    this.#temperature = new TemperatureRow(part(".heat"), context);
    this.#outputs = new OutputRows(part(".outputs .rows"));
    this.#changes = new ChangeList(part(".changes"), context);
    this.#network = new NetworkPart(part(".network"), context);
    this.show();
    if (this.#file.asks) this.focus = () => this.#file.focus();
  }

  show() {
    const { onStage } = this.#context;
    this.#into.firstElementChild?.toggleAttribute("data-empty", onStage.trace === null);
    this.#into.firstElementChild?.setAttribute("data-output", onStage.settings.output);
    this.#file.show(onStage);
    this.#showPad(onStage);
    this.#inputs.show(onStage);
    this.#temperature.show(onStage);
    this.#outputs.show(onStage);
    this.#changes.show(onStage);
    this.#network.show(onStage);
    for (const button of this.#undo) button.show();
    setInactive(this.#reset, !this.#context.touched);
    this.#reset.title = this.#context.touched ? "All as drawn" : "Nothing to reset";
  }

  /** @param {import("../../types.d.ts").OnStage} onStage */
  #showPad(onStage) {
    const takes = takesDrawing(onStage);
    const inputs = /** @type {HTMLElement} */ (this.#into.querySelector(".inputs"));
    if (takes && !this.#pad) inputs.append((this.#pad = new Pad(this.#context)).root);
    inputs.toggleAttribute("data-pad", takes);
    if (!this.#file.asks) this.focus = takes ? () => this.#pad?.focus() : undefined;
    this.#pad?.show(onStage);
  }

  close() {
    this.#context.compareTemperature(false);
    this.#network.close();
  }
}
