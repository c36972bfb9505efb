// @ts-check
/** Loads the cards with the first target; if that fails, shows a notice, and the next target tries again. */

export class CardsLoader {
  #parts;
  #app;
  #tools;
  /** @type {import("./cards.js").Cards | undefined} */
  #cards;

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {import("../../element/app.js").App} app
   * @param {import("../../element/deferred-ui.js").Tools} tools
   */
  constructor(parts, app, tools) {
    this.#parts = parts;
    this.#app = app;
    this.#tools = tools;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    if (this.#app.selection.target) void this.#bring(signal);
    else this.#whenAimed(signal);
  }

  /** @param {AbortSignal} signal */
  #whenAimed(signal) {
    this.#app.events.addEventListener("target", () => void this.#bring(signal), { signal, once: true });
  }

  /** @param {AbortSignal} signal */
  async #bring(signal) {
    const { controls } = this.#app;
    const module = await this.#tools
      .loadModule("cards")
      .catch(({ message }) => void controls.setNotice("cards", `Cards could not be opened: ${message}.`));
    if (signal.aborted) return;
    if (!module) return this.#whenAimed(signal);
    controls.setNotice("cards", null);
    this.#cards ??= new module.Cards(this.#parts, this.#app, this.#tools.makeExplanations);
    this.#cards.listen(signal);
  }
}
