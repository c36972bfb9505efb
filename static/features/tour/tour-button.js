// @ts-check
/** The button under the stage that asks where the answer comes from; the tour is loaded when it is pressed. */

import { at } from "../../core/at.js";
import { isAnswered } from "../../core/phases.js";
import { quoteValue } from "../../core/quote.js";
import { html } from "../../ui/markup.js";
import { answerOf, winnerOf } from "./answer.js";
import { STYLES } from "./tour-button-styles.js";

/** @import { FeatureTools, PanelContext, Trace } from "../../types.d.ts" */

const HIDDEN = "The numbers are hidden: show them, and ask again where they come from.";

/** An output by its number, counted from 0, or by its name. @typedef {number | string} Output */

export class TourButton {
  #parts;
  #context;
  #tools;
  /** @type {import("./tour.js").Tour | null} */
  #tour = null;
  #button = /** @type {HTMLButtonElement} */ (html("button", { class: "why", type: "button", part: "button" }));
  #signal = new AbortController().signal;

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context @param {FeatureTools} tools */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#signal = signal;
    const { root, caption } = this.#parts;
    this.#tools.adopt(root, STYLES);
    for (const name of ["numbers", "known", "moment", "playing", "target"])
      this.#context.events.addEventListener(name, () => this.#show(), { signal });
    caption.after(this.#button);
    this.#button.addEventListener("click", () => void this.start(), { signal });
    signal.addEventListener("abort", () => {
      this.#tour?.end();
      this.#button.remove();
    });
    this.#show();
  }

  /**
   * The trace whose answer is on stage: while passes play, that of the sample before until this one's is known. Numbers
   * that a reader's own Python gave need not add up.
   * @returns {Trace | null}
   */
  get #answered() {
    const { trace, previousTrace, timeline, timeMs, revealed } = this.#context.onStage;
    const lingers = trace && previousTrace?.seed === trace.seed ? previousTrace : null;
    const shown = isAnswered(timeline, timeMs) ? trace : lingers;
    return trace?.source === "edited" || revealed ? null : shown;
  }

  #show() {
    const { onStage } = this.#context;
    const trace = this.#answered;
    this.#button.toggleAttribute("data-known", trace !== null);
    if (!trace) return;
    const words = `Where does ${answerOf({ ...onStage, trace }, this.#outputOf(trace)).text} come from?`;
    if (this.#button.textContent !== words) this.#button.textContent = words;
  }

  /** The output that is selected, or else the one that the network chose. @param {Trace} trace */
  #outputOf(trace) {
    const { target, pinned } = this.#context.onStage;
    const isOutput = pinned && target?.kind === "neuron" && target.layer === trace.network.layers.length - 1;
    return isOutput ? target.neuron : winnerOf(trace);
  }

  /** Begins the tour, as soon as there are numbers. @param {Output} [asked] the output that is selected or chosen, unless given */
  async start(asked) {
    const context = this.#context;
    const trace = this.#answered ?? context.onStage.trace;
    if (!trace) {
      const begin = () => void this.start(asked);
      return context.events.addEventListener("numbers", begin, { once: true, signal: this.#signal });
    }
    context.setNotice("tour", context.onStage.revealed ? HIDDEN : null);
    if (context.onStage.revealed) return;
    const output = asked === undefined ? this.#outputOf(trace) : this.#find(asked, trace);
    context.paused = true;
    if (trace !== context.onStage.trace) context.step(-1, "sample");
    const { adopt, loadModule, loadCardContent, makeExplanations } = this.#tools;
    const loaded = await Promise.all([loadModule("tour"), loadCardContent()]).catch(
      ({ message }) => void context.setNotice("tour", `The tour could not be opened: ${message}.`),
    );
    if (!loaded || this.#signal.aborted) return;
    const [{ Tour, paintPath }, cardOf] = loaded;
    this.#tour ??= new Tour(this.#parts, context, {
      adopt,
      paintPath,
      cardOf,
      makeExplanations,
      onDone: () => this.#focus(),
    });
    this.#tour.start(output);
  }

  /** The focus returns to the button or, where it is not seen, to the picture. */
  #focus() {
    const { root, still } = this.#parts;
    this.#button.focus({ preventScroll: true });
    if (root.activeElement !== this.#button) still.focus({ preventScroll: true });
  }

  /** Finds an output; one that is not there is told. @param {Output} asked @param {Trace} trace */
  #find(asked, trace) {
    const { labels } = this.#context.onStage;
    const count = at(trace.network.layers, trace.network.layers.length - 1);
    const k = typeof asked === "string" ? labels.classes.indexOf(asked) : asked;
    const there = Number.isInteger(k) && k >= 0 && k < count;
    const expected = `the tour needs the number or the name of one of ${count} outputs`;
    this.#context.setNotice("tour", there ? null : `${expected}; got ${quoteValue(typeof asked === "number" ? asked + 1 : asked)}`); // prettier-ignore
    return there ? k : this.#outputOf(trace);
  }
}
