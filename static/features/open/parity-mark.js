// @ts-check
/** Says in the bar how exactly the network on stage equals the framework that made it, and leads to where it does not. */

import { make } from "../../ui/elements.js";
import { STYLES } from "./open-styles.js";

/** @import { FeatureTools, Parity, PanelContext } from "../../types.d.ts" */

/** Of a network that the reader has changed nothing is known. */
const CHANGED = "changed since it was compared";

export class ParityMark {
  #parts;
  #context;
  #tools;
  #sentence = make("span");
  #there = make("button", { type: "button", textContent: "Show where", hidden: true });
  #mark = make("div", { className: "parity-mark", hidden: true });

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context @param {FeatureTools} tools */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
    this.#mark.append(this.#sentence, this.#there);
    parts.badge.before(this.#mark);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#tools.adopt(this.#parts.root, STYLES);
    this.#context.events.addEventListener("numbers", () => this.#show(), { signal });
    this.#there.addEventListener("click", () => this.#goThere(), { signal });
    this.#show();
  }

  #show() {
    const { stored, settings, authoredTemperature, trace } = this.#context.onStage;
    const parity = stored?.parity;
    this.#mark.hidden = !parity;
    if (!parity) return;
    const isOwn =
      !settings.changes.length && settings.temperature === authoredTemperature && trace?.source !== "edited";
    const kind = isOwn ? kindOf(parity) : "changed";
    const words = kind === "changed" ? CHANGED : parity.sentence;
    this.#mark.dataset.parity = kind;
    this.#there.hidden = kind !== "differs";
    if (this.#sentence.textContent !== words) this.#sentence.textContent = words;
    this.#mark.title = kind === "unknown" ? "Its file has no answers of a framework to compare with." : "";
  }

  /** Goes to the sample and the neuron where the outputs differ most. */
  #goThere() {
    const { stored, settings } = this.#context.onStage;
    const differs = stored?.parity?.differs;
    if (!differs) return;
    this.#context.step(differs.sample - settings.sample, "sample");
    this.#context.ask({ kind: "neuron", layer: differs.layer, neuron: differs.neuron });
  }
}

/** @param {Parity} parity */
function kindOf({ checked, differs }) {
  if (!checked) return "unknown";
  return differs ? "differs" : "equals";
}
