// @ts-check
/** The tip beside the pointer: the name of what it is on, and its number, or when that comes. A click shows the whole card. */

import { HIDDEN } from "../../core/hidden.js";
import { sameTarget } from "../../core/hit-test.js";
import { namedAfter, passOnStage } from "../../core/pass-on-stage.js";
import { fullName } from "../../core/phases.js";
import { comesWhen, edgesInto, makerOf, operationsAt } from "../../core/words.js";
import { data, html } from "../../ui/markup.js";
import { headOf } from "./card-content.js";
import { isThere, withHidden } from "./hide-numbers.js";
import { lossHead } from "./loss-card.js";
import { placeTip } from "./place-tip.js";

/** @import { NetworkPart, OnStage, PanelContext, Phase, Target } from "../../types.d.ts" */

export class Tip {
  #stage;
  #context;
  #root = html("div", { class: "tip", "aria-hidden": "true" });
  /** The target of a tip that Escape has closed: it opens again only after another target. @type {Target} */
  #dismissed = null;

  /** @param {HTMLElement} stage @param {PanelContext} context */
  constructor(stage, context) {
    this.#stage = stage;
    this.#context = context;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { events } = this.#context;
    for (const name of ["target", "numbers", "known", "phase"])
      events.addEventListener(name, () => this.#show(), { signal });
    const page = this.#stage.ownerDocument.defaultView;
    page?.addEventListener("keydown", (event) => this.#pressed(event), { signal, capture: true });
    signal.addEventListener("abort", () => this.#root.remove());
    this.#show();
  }

  #show() {
    const onStage = passOnStage(this.#context.onStage);
    const { target, pinned, trace } = onStage;
    if (!sameTarget(target, this.#dismissed)) this.#dismissed = null;
    if (!target || pinned || !trace || this.#dismissed) return this.#root.remove();
    const { loss } = this.#context;
    const filmMs = this.#context.onStage.timeMs;
    const head = target.kind === "loss" ? lossHead(loss, filmMs) : headOf({ ...onStage, trace }, target);
    const { title, result } = withHidden(head, onStage.revealed);
    const maker = target.kind !== "loss" && !isThere(result) && makerOfResult(onStage, target);
    const value = maker ? comesWhen(onStage, [maker]) : html("b", {}, result.hidden ? HIDDEN : data(result, "result"));
    this.#root.replaceChildren(`${namedAfter(title, onStage)} `, value);
    if (!this.#root.isConnected) this.#stage.append(this.#root);
    const { offsetWidth: width, offsetHeight: height, style } = /** @type {HTMLElement} */ (this.#root);
    const { x, y } = placeTip(onStage, target, onStage.pointerX, { width, height }, loss?.box(onStage.layout, filmMs));
    Object.assign(style, { left: `${x}px`, top: `${y}px` });
  }

  /** Escape closes it, wherever the focus is; the page does not get the key. @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Escape" || !this.#root.isConnected) return;
    event.stopImmediatePropagation();
    this.#dismissed = this.#context.onStage.target;
    this.#root.remove();
  }
}

/** The phase that makes a target's number. @param {OnStage} onStage @param {NetworkPart} target @returns {Phase | undefined} */
function makerOfResult({ timeline }, target) {
  const operation =
    target.kind === "edge" ? edgesInto(timeline, target.layer + 1) : operationsAt(timeline, target.layer).at(-1);
  const array = target.kind === "edge" ? "contributions" : operation?.output;
  return operation && makerOf(timeline, fullName(operation.name, array ?? ""));
}
