// @ts-check
/** Loads the cards with the first target; if that fails, shows a notice, and the next target tries again. */

/** @import { FeatureTools, PanelContext } from "../../types.d.ts" */

export class CardsLoader {
  #parts;
  #context;
  #tools;
  /** @type {import("./cards.js").Cards | undefined} */
  #cards;

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
    if (this.#context.onStage.target) void this.#bring(signal);
    else this.#whenAimed(signal);
  }

  /** @param {AbortSignal} signal */
  #whenAimed(signal) {
    this.#context.events.addEventListener("target", () => void this.#bring(signal), { signal, once: true });
  }

  /** @param {AbortSignal} signal */
  async #bring(signal) {
    const module = await this.#tools
      .loadModule("cards")
      .catch(({ message }) => void this.#context.setNotice("cards", `Cards could not be opened: ${message}.`));
    if (signal.aborted) return;
    if (!module) return this.#whenAimed(signal);
    this.#context.setNotice("cards", null);
    this.#cards ??= new module.Cards(this.#parts, this.#context, this.#tools);
    this.#cards.listen(signal);
  }
}
