// @ts-check
/** When Python starts for an element, what is said of it meanwhile, and what is shown where it can never come. */

import { settingsOf } from "./given-reels.js";
import { interpreterFor, savesData, tellStatus, whenMoving } from "./interpreter.js";

/** @typedef {import("../types.d.ts").Status} Status @typedef {import("../types.d.ts").Display} Display */

const ANOTHER = "The network asked for cannot be had here, so another one, recorded beforehand, plays instead.";
const ON_REQUEST = "This network was not recorded: its numbers come from Python, which starts when you say so.";

export class Starting {
  #host;
  #program;
  #controls;
  /** @type {Display["python"]} */
  #wish = "auto";
  #visible = false;
  /** Whether the network that is wanted can only come from Python. */
  #missing = false;

  /**
   * @param {HTMLElement} host
   * @param {import("./program.js").Program} program @param {import("../ui/controls.js").Controls} controls
   */
  constructor(host, program, controls) {
    this.#host = host;
    this.#program = program;
    this.#controls = controls;
  }

  /** @returns {Status} */
  get status() {
    return this.#wish === "off" ? "off" : this.#program.interpreter.status;
  }

  /** What the author wishes. @param {Display["python"]} wish */
  set wish(wish) {
    const other = interpreterFor(wish) !== interpreterFor(this.#wish);
    this.#wish = wish;
    if (other) this.#controls.complain("request", null);
    // What the reader has edited goes on, unless Python is switched off or on.
    if (other) this.#program.interpreter = interpreterFor(wish);
  }

  /** Whether anyone looks. @param {boolean} visible */
  set visible(visible) {
    this.#visible = visible;
    this.#startIfMissing();
  }

  /** A network was asked for. @param {boolean} recorded whether it could be had without Python */
  opened(recorded) {
    this.#missing = !recorded;
    this.#controls.complain("instead", null);
    if (this.status === "failed") this.#showGivenInstead();
    this.#startIfMissing();
  }

  /** Starts Python if the author's policy says so. */
  asWished() {
    if (this.#wish === "eager") whenMoving(() => this.#host.isConnected && void this.start());
    else this.#startIfMissing();
  }

  /** @returns {Promise<void>} */
  start() {
    return this.#program.interpreter.start().catch(() => {}); // the change of status says it
  }

  /** The interpreter's status may be another. */
  statusChanged() {
    this.showStatus();
    this.tellFailure();
    this.#startIfMissing();
    if (this.status === "failed") this.#showGivenInstead();
  }

  showStatus() {
    const source = this.#program.trace?.source ?? null;
    const words = tellStatus(this.status, source, this.#program.interpreter.percent);
    this.#controls.showStatus(this.status, source, words);
  }

  tellFailure() {
    const { reason, hopeless, detour } = this.#program.interpreter;
    const failed = this.status === "failed";
    const sentence = failed ? `Python could not run: ${reason}. What was recorded goes on playing.` : null;
    // Not under the name of an attribute, whose own sentence it would take away.
    this.#controls.complain("start", sentence, hopeless ? "" : "Try again");
    const instead = detour && !failed ? `PyScript could not start here (${detour}), so Python runs without it.` : null;
    this.#controls.complain("detour", instead);
  }

  /** A network that nobody recorded is asked of Python as soon as somebody looks, or else when the reader says so. */
  #startIfMissing() {
    const missing = this.#missing && this.status === "idle";
    const unasked = this.#wish === "auto" && !savesData();
    if (missing && unasked && this.#visible) void this.start();
    const waits = missing && !unasked && this.#wish !== "eager";
    this.#controls.complain("skeleton", waits ? ON_REQUEST : null, "Start Python");
  }

  /** Where Python can never come, the author's own reel is better than a stage without numbers. */
  #showGivenInstead() {
    const { given, interpreter, settings } = this.#program;
    if (!interpreter.hopeless || !this.#missing || !given) return;
    this.#missing = false;
    this.#controls.complain("instead", ANOTHER);
    void this.#program.open(settingsOf(settings, given, new Set()));
  }
}
