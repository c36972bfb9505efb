// @ts-check
/** The Share button: opens a panel, loaded on demand, with what is on screen. */

const NO_ADDRESS = "This copy of the site is not on a web server, so there is no address to share.";
const NO_FILE = "This network came as a reel without its file: only a page that has the reel can show it.";

/** @import { FeatureTools, PanelContext } from "../../types.d.ts" */

export class ShareButton {
  #parts;
  #context;
  #tools;
  /** @type {import("./share-panel.js").SharePanel | null} */
  #panel = null;

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
    this.#parts.share.addEventListener("click", () => void this.#open(), { signal });
    signal.addEventListener("abort", () => this.#panel?.close());
  }

  async #open() {
    const { frame, share } = this.#parts;
    const { adopt, loadModule, staticUrl } = this.#tools;
    const hosted = /^https?:/.test(staticUrl());
    // As it is now, not when the panel has been loaded.
    const onScreen = this.#onScreen();
    let problem = !hosted ? NO_ADDRESS : onScreen.settings.name && !onScreen.stored ? NO_FILE : null;
    const panel =
      !problem &&
      (await loadModule("share").catch(({ message }) => void (problem = `Share could not be opened: ${message}.`)));
    this.#context.setNotice("share", problem);
    const network = panel ? await panel.sharedNetwork(onScreen) : null;
    if (!panel || !share.isConnected) return;
    this.#panel ??= new panel.SharePanel(frame, adopt, () => share.focus());
    this.#panel.open(onScreen, network);
  }

  /** @returns {import("../../link-types.d.ts").OnScreen} */
  #onScreen() {
    const { trace, settings, stored, target, given, display, paused, currentTimeMs, timeline } = this.#context.onStage;
    const { isRecorded, staticUrl } = this.#tools;
    return {
      site: new URL("../", staticUrl()).href,
      base: document.baseURI,
      ...{ trace, settings, stored, target, given, display, paused },
      timeMs: currentTimeMs,
      durationMs: timeline.durationMs,
      isRecorded,
    };
  }
}
