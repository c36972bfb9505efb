// @ts-check
/** When what a reader uses around the stage is brought: as soon as the page has time for it, or when somebody reaches for it. */

import { adopt } from "../ui/sheets.js";
import { savesData, whenIdle, whenMoving } from "./interpreter.js";
import { later } from "./later.js";

export class Furnishing {
  #parts;
  #conductor;
  /** @type {import("./beside.js").Beside | null} */
  #beside = null;
  /** What was pressed last, while it is not there. @type {HTMLButtonElement | null} */
  #pressed = null;
  #trouble = "";
  /** What a pointer did last on the picture before anything could answer. @type {PointerEvent | undefined} */
  #early;

  /** @param {import("../ui/template.js").Parts} parts @param {import("./conductor.js").Conductor} conductor */
  constructor(parts, conductor) {
    this.#parts = parts;
    this.#conductor = conductor;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    if (this.#beside) return this.#beside.listen(signal);
    // Who presses what has not come yet need not press again when it comes.
    this.#parts.bar.addEventListener(
      "click",
      (event) => {
        const button = /** @type {Element} */ (event.target).closest("button");
        if (this.#beside || !button?.matches(".opens, .open-numbers, .share, .back, .on")) return;
        const waits = this.#pressed !== null;
        this.#pressed = button;
        if (!waits) void this.#bring(signal).then((came) => this.#press(came, signal));
      },
      { signal },
    );
    // Nor need who points at the picture before anything can answer.
    const point = (/** @type {Event} */ event) => {
      const over = /** @type {Element} */ (event.target).closest(".notice, .numbers");
      if (this.#beside || over) return;
      // On its way on, a pointer does not take back what it has clicked on.
      if (event.type === "click" || this.#early?.type !== "click") this.#early = /** @type {PointerEvent} */ (event);
      void this.#bring(signal);
    };
    for (const name of ["pointermove", "click"]) this.#parts.stage.addEventListener(name, point, { signal });
    whenMoving(() => whenIdle(() => signal.aborted || void this.#bring(signal)));
  }

  /** Presses what was pressed before it was there: once, however often that was. @param {boolean} came @param {AbortSignal} signal */
  #press(came, signal) {
    const button = this.#pressed;
    this.#pressed = null;
    if (signal.aborted) return;
    this.#conductor.controls.complain("beside", came ? null : `That could not be opened: ${this.#trouble}.`);
    if (came) button?.click();
  }

  /** @param {AbortSignal} signal @returns {Promise<boolean>} whether it is there */
  async #bring(signal) {
    const module = await later("beside").catch(({ message }) => void (this.#trouble = message));
    if (!module || signal.aborted) return false;
    if (!this.#beside) {
      this.#beside = new module.Beside(this.#parts, this.#conductor, { adopt, later, savesData, whenIdle });
      this.#beside.listen(signal);
      if (this.#early) {
        const { type, clientX, clientY, pointerType } = this.#early;
        // It bubbles no further: the page has heard of it already.
        this.#parts.stage.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerType }));
      }
    }
    return true;
  }
}
