// @ts-check
/** Loads the handles on the inputs, and the painter of ghosts, when pointer or focus enters the element. */

export class InputHandles {
  #parts;
  #app;
  #tools;
  /** @type {import("./handles.js").Handles | null} */
  #handles = null;
  #loading = false;
  /** Ends the listeners; a new one each time the element is connected. */
  #signal = AbortSignal.abort();

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
    this.#signal = signal;
    this.#handles?.listen(signal);
    const { frame } = this.#parts;
    for (const coming of ["pointerover", "focusin"])
      frame.addEventListener(coming, () => void this.#load(), { signal, once: true });
    // Pointer or focus may be inside already, and a touch comes without hovering first.
    const byFinger = matchMedia("(any-pointer: coarse)").matches && !this.#tools.savesData();
    if (byFinger || frame.matches(":hover, :focus-within")) void this.#load();
    this.#app.events.addEventListener("numbers", () => this.#show(), { signal });
    this.#show();
  }

  #show() {
    if (this.#app.store.trace?.baseline) void this.#load();
    this.#handles?.show();
  }

  async #load() {
    if (this.#loading) return;
    this.#loading = true;
    const { adopt, loadModule } = this.#tools;
    const modules = await Promise.all([loadModule("handles"), loadModule("ghosts")]).catch(() => null);
    this.#loading = modules !== null; // the next attempt may succeed
    if (!modules) return;
    const [{ Handles, STYLES }, { paintGhosts }] = modules;
    const { stage, selection } = this.#app;
    stage.ghosts = paintGhosts;
    adopt(this.#parts.root, STYLES);
    this.#handles = new Handles(this.#parts.moving, this.#app, (target) => (selection.target = target));
    this.#handles.listen(this.#signal);
  }
}
