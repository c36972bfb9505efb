// @ts-check
/** The Share button: what exactly is on screen, handed to a panel that is loaded when somebody wants it. */

import { STATIC_URL } from "../runtime/version.js";
import { isRecorded } from "./recorded.js";

const NO_ADDRESS = "This copy of the site is not on a web server, so there is no address to share.";

export class Sharing {
  #parts;
  #conductor;
  #tools;
  /** @type {import("../ui/share-panel.js").SharePanel | null} */
  #panel = null;

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
    this.#parts.share.addEventListener("click", () => void this.#open(), { signal });
    signal.addEventListener("abort", () => this.#panel?.close());
  }

  async #open() {
    const { frame, share } = this.#parts;
    const { adopt, later } = this.#tools;
    const hosted = /^https?:/.test(STATIC_URL);
    // What is on screen now, not when the panel has come.
    const onScreen = this.#onScreen();
    let said = hosted ? null : NO_ADDRESS;
    const panel =
      hosted && (await later("share").catch(({ message }) => void (said = `Share could not be opened: ${message}.`)));
    this.#conductor.controls.complain("share", said);
    if (!panel || !share.isConnected) return;
    this.#panel ??= new panel.SharePanel(frame, adopt, () => share.focus());
    this.#panel.open(onScreen);
  }

  /** @returns {import("../link-types.d.ts").OnScreen} */
  #onScreen() {
    const { program, display, paused, stage } = this.#conductor;
    return {
      site: new URL("../", STATIC_URL).href,
      base: document.baseURI,
      trace: program.trace,
      settings: program.settings,
      target: this.#conductor.targeting.target,
      given: program.given,
      display,
      paused,
      timeMs: stage.player.timeMs,
      durationMs: stage.durationMs,
      isRecorded,
    };
  }
}
