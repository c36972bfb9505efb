// @ts-check
/** What explains a target is loaded when there is one; where it cannot be, that is said, and the next target tries again. */

export class Explaining {
  #parts;
  #conductor;
  #tools;
  /** @type {import("./cards.js").Cards | undefined} */
  #cards;

  /**
   * @param {import("../ui/template.js").Parts} parts @param {import("./conductor.js").Conductor} conductor
   * @param {import("./beside.js").Tools} tools
   */
  constructor(parts, conductor, tools) {
    this.#parts = parts;
    this.#conductor = conductor;
    this.#tools = tools;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    if (this.#conductor.targeting.target) void this.#bring(signal);
    else this.#whenAimed(signal);
  }

  /** @param {AbortSignal} signal */
  #whenAimed(signal) {
    this.#conductor.news.addEventListener("target", () => void this.#bring(signal), { signal, once: true });
  }

  /** @param {AbortSignal} signal */
  async #bring(signal) {
    const { controls } = this.#conductor;
    const module = await this.#tools
      .later("cards")
      .catch(({ message }) => void controls.complain("cards", `Cards could not be opened: ${message}.`));
    if (signal.aborted) return;
    if (!module) return this.#whenAimed(signal);
    controls.complain("cards", null);
    this.#cards ??= new module.Cards(this.#parts, this.#conductor);
    this.#cards.listen(signal);
  }
}
