// @ts-check
/** Hidden numbers: a click on a question mark reveals what it hides, and the next sample is hidden again. */

import { isAnswered } from "../../core/phases.js";
import { numberName } from "../../core/hidden.js";
import { make } from "../../ui/elements.js";

/** @import { OnStage, PanelContext, Phase, Target } from "../../types.d.ts" */

/** The changes after which other numbers are on stage, which nobody has found yet. */
const OTHERS = ["skeleton", "network", "sample"];

export class Quiz {
  #parts;
  #context;
  /** Shows all numbers again; in the bar while they are hidden. */
  #end = make("button", { type: "button", className: "end-quiz", textContent: "Show numbers" });

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context */
  constructor(parts, context) {
    this.#parts = parts;
    this.#context = context;
    this.#end.setAttribute("part", "button");
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { frame, stage } = this.#parts;
    const { events } = this.#context;
    this.#end.addEventListener("click", () => this.#stop(), { signal });
    frame.addEventListener("click", (event) => this.#clicked(event), { signal });
    // Once whoever else listens has set the target.
    stage.addEventListener("click", () => setTimeout(() => this.#revealTarget()), { signal });
    events.addEventListener("known", () => this.#show(), { signal });
    events.addEventListener("numbers", (event) => this.#changed(/** @type {CustomEvent} */ (event).detail), { signal });
    this.#show();
  }

  #show() {
    if (!this.#context.onStage.revealed) this.#end.remove();
    else if (!this.#end.isConnected) this.#parts.badge.before(this.#end);
  }

  #stop() {
    this.#context.hideNumbers(null);
    this.#parts.still.focus({ preventScroll: true });
  }

  /** @param {string | undefined} change what is on stage now */
  #changed(change) {
    if (OTHERS.includes(String(change)) && this.#context.onStage.revealed) this.#context.hideNumbers(new Set());
  }

  /** @param {MouseEvent} event */
  #clicked({ target }) {
    const hidden =
      target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-hidden]")) : null;
    if (!hidden) return;
    const { root, announcer } = this.#parts;
    const number = hidden.closest("data");
    const around = hidden.parentElement?.closest(".card, .drawer, .numbers");
    const hadFocus = root.activeElement === hidden;
    this.#reveal([hidden.dataset.hidden ?? ""]);
    announcer.textContent = `Revealed: ${number?.textContent}.`;
    // The button is gone: the next one is where the reader goes on.
    const next = around?.querySelector("button[data-hidden]") ?? around?.querySelector("button");
    if (hadFocus) /** @type {HTMLElement | null | undefined} */ (next)?.focus({ preventScroll: true });
  }

  #revealTarget() {
    const { onStage, loss } = this.#context;
    const { target, timeMs } = onStage;
    if (!onStage.pinned) return;
    this.#reveal(target?.kind === "loss" ? [loss?.number(timeMs).name ?? ""] : namesAt(onStage, target));
  }

  /** @param {readonly string[]} names */
  #reveal(names) {
    const { revealed } = this.#context.onStage;
    if (revealed && names.some((name) => !revealed.has(name)))
      this.#context.hideNumbers(new Set([...revealed, ...names]));
  }
}

/**
 * The names of the numbers that a neuron on stage shows at the moment: that on its disc and, of an output, what stands beside it.
 * @param {Pick<OnStage, "timeline" | "timeMs">} onStage @param {Target} target
 */
export function namesAt({ timeline, timeMs }, target) {
  if (target?.kind !== "neuron") return [];
  const { layer, neuron } = target;
  const { fill, lights } = timeline.layers[layer] ?? { fill: -1, lights: [] };
  const phases = [fill, ...lights].map((k) => timeline.phases[k]).filter((phase) => phase !== undefined);
  const now = /** @type {Phase[]} */ (phases).findLast(({ knownMs }) => knownMs <= timeMs) ?? phases[0];
  const output = layer === timeline.layers.length - 1 && isAnswered(timeline, timeMs);
  return [...(now ? [now.shows] : []), ...(output ? [timeline.answer] : [])].map((array) => numberName(array, neuron));
}
