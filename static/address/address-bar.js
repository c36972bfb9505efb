// @ts-check
/**
 * The address bar follows what is on screen, and the screen follows the address: another fragment, typed or pasted, holds
 * whatever the reader has made of it since. Loaded when a link has a fragment, or else once the page has settled.
 */

import { LONGEST, readFragment, writeFragment } from "../core/fragment.js";
import { readSetting } from "../core/settings.js";
import { addNotices } from "./query.js";

/**
 * @typedef {import("../link-types.d.ts").Linked} Linked
 * @typedef {HTMLElement & import("../link-types.d.ts").Linkable} Linkable @typedef {typeof SETTINGS[number] | "temperature"} Setting
 */

/** Browsers refuse an address that changes too often. */
const DEBOUNCE_MS = 500;
/** Those of the fragment's parts that are attributes. */
const SETTINGS = /** @type {const} */ (["layers", "activation", "seed", "sample"]);
/** Those that a fragment names only where they are not as the page opens. */
const UNUSUAL = /** @type {const} */ (["layers", "activation", "temperature"]);
const LEADS_NOWHERE = "What stands behind # in this address leads to no network";
const INSTEAD = "This is the network that the page opens with.";
const CHANGES = ["networkchange", "samplechange", "momentchange"];

/** Whether a fragment names a place in the article, not a network. @param {string} hash */
const isPlace = (hash) => hash.length > 1 && !hash.includes("=");

export class AddressBar {
  #element;
  #initial;
  #timer = 0;
  /** What the fragment would say of what is on screen as the address has it: nothing is written until that is another. */
  #known = "";
  #pinned = false;
  /** What the last fragment that was read asks for. @type {Linked} */
  #linked = {};
  /** @type {Element[]} */
  #notices = [];

  /**
   * @param {Linkable} element
   * @param {(name: string) => string | null} initial what the page opens with under an attribute's name, without the fragment
   */
  constructor(element, initial) {
    this.#element = element;
    this.#initial = initial;
  }

  /** Reads the fragment there is, and listens. */
  start() {
    const element = this.#element;
    // Somebody may have been quicker than this script.
    const untouched = element.settings.seed === readSetting("seed", element.getAttribute("seed")).value;
    window.addEventListener("hashchange", () => isPlace(location.hash) || this.#read());
    for (const change of CHANGES) element.addEventListener(change, () => this.#wait());
    // What the pointer only passes over is no part of a link; of what there is already nobody has told how it came.
    this.#pinned = element.target !== null;
    element.addEventListener("targetchange", (event) => {
      this.#pinned = /** @type {CustomEvent<{held: boolean}>} */ (event).detail.held;
      this.#wait();
    });
    if (untouched && location.hash.includes("=")) this.#read(true);
    if (untouched) this.#known = this.#written();
    this.#wait();
  }

  /** What the page opens with under a name, as the element has it in its settings. @param {Setting} name */
  #opens(name) {
    return readSetting(name, this.#initial(name)).value;
  }

  /** @param {boolean} [first] whether it is the one that the page was opened with */
  #read(first = false) {
    for (const sentence of this.#notices.splice(0)) sentence.remove();
    this.#linked = {};
    try {
      this.#linked = readFragment(location.hash.slice(1), this.#opens("layers"));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#notices = addNotices(this.#element, [`${LEADS_NOWHERE}: ${reason}. ${INSTEAD}`]);
      this.#restore("moment");
      if (this.#initial("autoplay") !== this.#element.getAttribute("autoplay")) this.#element.play();
    }
    this.#show(this.#linked, first);
  }

  /** Gives an attribute back what the page opens with. @param {string} name */
  #restore(name) {
    const initial = this.#initial(name);
    if (initial === null) this.#element.removeAttribute(name);
    else if (initial !== this.#element.getAttribute(name)) this.#element.setAttribute(name, initial);
  }

  /** What is named holds, whatever the reader has made of it; what is not is as the page opens. @param {Linked} linked @param {boolean} first */
  #show(linked, first) {
    const element = this.#element;
    for (const name of SETTINGS) {
      if (linked[name] === undefined) this.#restore(name);
      const wanted = text(name, linked[name] ?? this.#opens(name));
      // What nobody names a given reel decides.
      const decided = linked[name] === undefined && (first || this.#initial("reel"));
      if (!decided && wanted !== text(name, element.settings[name])) element.setAttribute(name, wanted);
    }
    // Through the reader's own controls: what is changed is measured against what the page opens with.
    const temperature = linked.temperature ?? this.#opens("temperature");
    if (temperature !== element.settings.temperature) element.adjust({ temperature });
    if (linked.inputs || element.trace?.drawnInputs === false) element.inputs = linked.inputs ?? null;
    if (linked.changes || element.changes?.length) element.changes = linked.changes ?? [];
    // Older links, which have no version, name a moment to move on from.
    if (linked.moment !== undefined && /[#&]v=/.test(location.hash)) element.pause();
    if (linked.moment !== undefined) element.seek(linked.moment);
    if (linked.target || element.target) element.target = linked.target ?? null;
  }

  /** What a fragment says of what is on screen: a picture that moves names no moment, and not the sample it is just at. */
  #written() {
    const { settings, trace, status, paused, currentTimeMs, target, changes } = this.#element;
    // What a link asks for stands in the address while Python is still to answer it.
    const awaited = status === "failed" || status === "off" ? undefined : this.#linked.inputs;
    const inputs = trace?.drawnInputs === false ? trace.inputs : awaited;
    /** @type {Linked} */
    const linked = { seed: settings.seed };
    for (const name of UNUSUAL)
      if (text(name, settings[name]) !== text(name, this.#opens(name)))
        Object.assign(linked, { [name]: settings[name] });
    if (inputs) linked.inputs = inputs;
    if (inputs || paused) linked.sample = settings.sample;
    if (changes?.length) linked.changes = changes;
    if (paused) linked.moment = currentTimeMs;
    if (target && this.#pinned) linked.target = target;
    return writeFragment(linked);
  }

  /** Tells the address bar, once what is on screen has come to rest. */
  #wait() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const written = this.#written();
      // While only a skeleton stands there is nothing to tell of.
      if (written === this.#known || !this.#element.trace || written.length > LONGEST) return;
      this.#known = written;
      history.replaceState(null, "", `#${written}`);
    }, DEBOUNCE_MS);
  }
}

/** A setting as an attribute has it. @param {string} name @param {unknown} value */
const text = (name, value) => (name === "layers" ? /** @type {number[]} */ (value).join("-") : String(value));
