// @ts-check
/** The Share button: opens a panel, loaded on demand, with what is on screen. */

const NO_ADDRESS = "This copy of the site is not on a web server, so there is no address to share.";

export class ShareButton {
  #parts;
  #app;
  #tools;
  /** @type {import("./share-panel.js").SharePanel | null} */
  #panel = null;

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
    this.#parts.share.addEventListener("click", () => void this.#open(), { signal });
    signal.addEventListener("abort", () => this.#panel?.close());
  }

  async #open() {
    const { frame, share } = this.#parts;
    const { adopt, loadModule, staticUrl } = this.#tools;
    const hosted = /^https?:/.test(staticUrl());
    // As it is now, not when the panel has been loaded.
    const onScreen = this.#onScreen();
    let problem = hosted ? null : NO_ADDRESS;
    const panel =
      hosted &&
      (await loadModule("share").catch(({ message }) => void (problem = `Share could not be opened: ${message}.`)));
    this.#app.controls.setNotice("share", problem);
    if (!panel || !share.isConnected) return;
    this.#panel ??= new panel.SharePanel(frame, adopt, () => share.focus());
    this.#panel.open(onScreen);
  }

  /** @returns {import("../../link-types.d.ts").OnScreen} */
  #onScreen() {
    const { store, display, paused, stage } = this.#app;
    const { isRecorded, staticUrl } = this.#tools;
    return {
      site: new URL("../", staticUrl()).href,
      base: document.baseURI,
      trace: store.trace,
      settings: store.settings,
      target: this.#app.selection.target,
      given: store.library.given,
      display,
      paused,
      timeMs: stage.player.timeMs,
      durationMs: stage.durationMs,
      isRecorded,
    };
  }
}
