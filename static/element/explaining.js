// @ts-check
/** What explains a target is loaded when there is one; where it cannot be, the line under the stage tells enough. */

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
    const { news, targeting } = this.#conductor;
    if (targeting.target) void this.#bring(signal);
    else news.addEventListener("target", () => void this.#bring(signal), { signal, once: true });
  }

  /** @param {AbortSignal} signal */
  async #bring(signal) {
    const module = await this.#tools.later("cards").catch(() => null);
    if (!module || signal.aborted) return;
    this.#cards ??= new module.Cards(this.#parts, this.#conductor);
    this.#cards.listen(signal);
  }
}
