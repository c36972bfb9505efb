// @ts-check
/** When Python starts for an element, what the notices say meanwhile, and what is shown if Python cannot start. */

import { backendFor, savesData, statusText, whenMoving } from "./backends.js";
import { settingsOf } from "./reel-library.js";

/** @import { Display, Status } from "../types.d.ts" */

const ANOTHER = "The network asked for cannot be had here, so a recorded one plays instead.";
const ON_REQUEST = "This network was not recorded: its numbers come from Python, once you start it.";

export class StartPolicy {
  #host;
  #store;
  #controls;
  /** @type {Display["python"]} */
  #policy = "auto";
  #visible = false;
  /** Whether the requested network can only come from Python. */
  #missing = false;

  /**
   * @param {import("./backends.js").Host} host
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

  /** The attribute `python`. @param {Display["python"]} policy */
  set policy(policy) {
    const backend = backendFor(policy, this.#host);
    const other = backend !== backendFor(this.#policy, this.#host);
    this.#policy = policy;
    if (other) this.#controls.setNotice("request", null);
    // An edited forward pass stays, unless Python is switched off or on.
    if (other) this.#store.backend = backend;
  }

  /** Whether the element is visible. @param {boolean} visible */
  set visible(visible) {
    this.#visible = visible;
    this.#startIfMissing();
  }

  /** A network was opened. @param {boolean} recorded whether it was available without Python */
  opened(recorded) {
    this.#missing = !recorded;
    this.#controls.setNotice("instead", null);
    if (this.status === "failed") this.#showGivenInstead();
    this.#startIfMissing();
  }

  /** Starts Python if the policy asks for it. */
  applyPolicy() {
    if (this.#policy === "eager") whenMoving(() => this.#host.isConnected && void this.start());
    else this.#startIfMissing();
  }

  /** @returns {Promise<void>} */
  start() {
    return this.#store.backend.start().catch(() => {}); // reported by the status
  }

  /** The backend's status may have changed. */
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
    // Not under an attribute's name, because it would replace that attribute's notice.
    this.#controls.setNotice("start", sentence, unrecoverable ? "" : "Try again");
    const instead =
      fallbackReason && !failed
        ? `PyScript could not start here (${fallbackReason}), so Python runs without it.`
        : null;
    this.#controls.setNotice("fallback", instead);
  }

  /** A network that was not recorded starts Python once the element is visible, or else when the reader agrees. */
  #startIfMissing() {
    const missing = this.#missing && this.status === "idle";
    const unasked = this.#policy === "auto" && !savesData();
    if (missing && unasked && this.#visible) void this.start();
    const waits = missing && !unasked && this.#policy !== "eager";
    this.#controls.setNotice("skeleton", waits ? ON_REQUEST : null, "Start Python");
  }

  /** If Python cannot start, the author's reel is shown instead of a stage without numbers. */
  #showGivenInstead() {
    const { library, backend, settings } = this.#store;
    const { given } = library;
    if (!backend.unrecoverable || !this.#missing || !given) return;
    this.#missing = false;
    this.#controls.setNotice("instead", ANOTHER);
    void this.#store.open(settingsOf(settings, given, new Set()));
  }
}
