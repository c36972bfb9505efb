// @ts-check
/** When Python starts for an element, what is said of it meanwhile, and what is shown where it can never come. */

import { settingsOf } from "../backend/given-reels.js";
import { backendFor, savesData, statusText, whenMoving } from "./backends.js";

/** @typedef {import("../types.d.ts").Status} Status @typedef {import("../types.d.ts").Display} Display */

const ANOTHER = "The network asked for cannot be had here, so another one, recorded beforehand, plays instead.";
const ON_REQUEST = "This network was not recorded: its numbers come from Python, which starts when you say so.";

export class StartPolicy {
  #host;
  #store;
  #controls;
  /** @type {Display["python"]} */
  #policy = "auto";
  #visible = false;
  /** Whether the network that is wanted can only come from Python. */
  #missing = false;

  /**
   * @param {HTMLElement} host
   * @param {import("./network-store.js").NetworkStore} store @param {import("../ui/controls.js").Controls} controls
   */
  constructor(host, store, controls) {
    this.#host = host;
    this.#store = store;
    this.#controls = controls;
  }

  /** @returns {Status} */
  get status() {
    return this.#policy === "off" ? "off" : this.#store.backend.status;
  }

  /** What the author wishes. @param {Display["python"]} policy */
  set policy(policy) {
    const other = backendFor(policy) !== backendFor(this.#policy);
    this.#policy = policy;
    if (other) this.#controls.setNotice("request", null);
    // What the reader has edited goes on, unless Python is switched off or on.
    if (other) this.#store.backend = backendFor(policy);
  }

  /** Whether anyone looks. @param {boolean} visible */
  set visible(visible) {
    this.#visible = visible;
    this.#startIfMissing();
  }

  /** A network was asked for. @param {boolean} recorded whether it could be had without Python */
  opened(recorded) {
    this.#missing = !recorded;
    this.#controls.setNotice("instead", null);
    if (this.status === "failed") this.#showGivenInstead();
    this.#startIfMissing();
  }

  /** Starts Python if the author's policy says so. */
  applyPolicy() {
    if (this.#policy === "eager") whenMoving(() => this.#host.isConnected && void this.start());
    else this.#startIfMissing();
  }

  /** @returns {Promise<void>} */
  start() {
    return this.#store.backend.start().catch(() => {}); // the change of status says it
  }

  /** The interpreter's status may be another. */
  statusChanged() {
    this.showStatus();
    this.showFailure();
    this.#startIfMissing();
    if (this.status === "failed") this.#showGivenInstead();
  }

  showStatus() {
    const source = this.#store.trace?.source ?? null;
    const words = statusText(this.status, source, this.#store.backend.percent);
    this.#controls.showStatus(this.status, source, words);
  }

  showFailure() {
    const { reason, unrecoverable, fallbackReason } = this.#store.backend;
    const failed = this.status === "failed";
    const sentence = failed ? `Python could not run: ${reason}. What was recorded goes on playing.` : null;
    // Not under the name of an attribute, whose own sentence it would take away.
    this.#controls.setNotice("start", sentence, unrecoverable ? "" : "Try again");
    const instead =
      fallbackReason && !failed
        ? `PyScript could not start here (${fallbackReason}), so Python runs without it.`
        : null;
    this.#controls.setNotice("detour", instead);
  }

  /** A network that nobody recorded is asked of Python as soon as somebody looks, or else when the reader says so. */
  #startIfMissing() {
    const missing = this.#missing && this.status === "idle";
    const unasked = this.#policy === "auto" && !savesData();
    if (missing && unasked && this.#visible) void this.start();
    const waits = missing && !unasked && this.#policy !== "eager";
    this.#controls.setNotice("skeleton", waits ? ON_REQUEST : null, "Start Python");
  }

  /** Where Python can never come, the author's own reel is better than a stage without numbers. */
  #showGivenInstead() {
    const { given, backend, settings } = this.#store;
    if (!backend.unrecoverable || !this.#missing || !given) return;
    this.#missing = false;
    this.#controls.setNotice("instead", ANOTHER);
    void this.#store.open(settingsOf(settings, given, new Set()));
  }
}
