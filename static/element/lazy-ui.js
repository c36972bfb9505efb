// @ts-check
/** Loads the deferred user interface: when the page is idle, or as soon as the reader uses it. */

import { adopt } from "../ui/sheets.js";
import { savesData, whenIdle, whenMoving } from "./backends.js";
import { loadModule } from "./load-module.js";

/** Pointer events older than this are not repeated: the reader has turned to something else. */
const REMEMBERED_MS = 2000;

export class LazyUi {
  #parts;
  #app;
  /** @type {import("./deferred-ui.js").DeferredUi | null} */
  #deferredUi = null;
  /** What is done with it once it is there: the last of several wishes. @type {((ui: import("./deferred-ui.js").DeferredUi) => void) | undefined} */
  #work;
  #signal = /** @type {any} */ (null);
  /** Why the last attempt to load failed. */
  #trouble = "";
  #waits = false;
  /** The last pointer event on the picture, before anything could respond. @type {PointerEvent | undefined} */
  #early;

  /** @param {import("../ui/template.js").Parts} parts @param {import("./app.js").App} app */
  constructor(parts, app) {
    this.#parts = parts;
    this.#app = app;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#signal = signal;
    if (this.#deferredUi) return this.#deferredUi.listen(signal);
    // A button pressed before its panel has been loaded is pressed again when it has.
    this.#parts.bar.addEventListener(
      "click",
      (event) => {
        const button = /** @type {Element} */ (event.target).closest("button");
        if (this.#deferredUi || !button?.matches(".opens, .share, .back, .on")) return;
        void this.reach(() => button.click());
      },
      { signal },
    );
    // The last pointer event is repeated, too. Once loading has failed, only a click tries again.
    const point = (/** @type {Event} */ event) => {
      const clicks = event.type === "click";
      const over = /** @type {Element} */ (event.target).closest(".notice, .numbers");
      if (this.#deferredUi || over || (this.#trouble && !clicks)) return;
      // A pointer that moves on does not take back its click.
      if (clicks || this.#early?.type !== "click") this.#early = /** @type {PointerEvent} */ (event);
      void this.reach();
    };
    for (const name of ["pointermove", "click"]) this.#parts.stage.addEventListener(name, point, { signal });
    const leave = () => this.#early?.type !== "click" && (this.#early = undefined);
    this.#parts.stage.addEventListener("pointerleave", leave, { signal });
    whenMoving(() => whenIdle(() => signal.aborted || void this.#bring()));
  }

  /**
   * Loads it because somebody uses it: then does what was wished last, once, or shows why loading failed.
   * @param {(ui: import("./deferred-ui.js").DeferredUi) => void} [work]
   */
  async reach(work = this.#work) {
    this.#work = work;
    if (this.#waits) return;
    this.#waits = true;
    this.#trouble = await this.#bring();
    this.#waits = false;
    work = this.#work;
    this.#work = this.#early = undefined;
    if (this.#signal.aborted) return;
    const sentence = this.#trouble ? `That could not be opened: ${this.#trouble}.` : null;
    this.#app.controls.setNotice("deferredUi", sentence);
    if (this.#deferredUi) work?.(this.#deferredUi);
  }

  /** @returns {Promise<string>} why it could not be loaded; "" if it was */
  async #bring() {
    const module = await loadModule("deferredUi").catch(({ message }) => String(message));
    if (typeof module === "string") return module;
    if (this.#deferredUi || this.#signal.aborted) return "";
    this.#deferredUi = new module.DeferredUi(this.#parts, this.#app, { adopt, loadModule, savesData, whenIdle });
    this.#deferredUi.listen(this.#signal);
    if (this.#early) {
      const { type, clientX, clientY, pointerType, timeStamp } = this.#early;
      // It does not bubble: the page has received the original.
      const again = new PointerEvent(type, { clientX, clientY, pointerType });
      if (again.timeStamp - timeStamp < REMEMBERED_MS) this.#parts.stage.dispatchEvent(again);
    }
    return "";
  }
}
