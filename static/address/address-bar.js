// @ts-check
/**
 * Keeps the address bar and the screen in step: changes on screen go into the fragment, and another fragment, typed, pasted
 * or gone back to, replaces what is on screen. Another network is another entry of the browser's history. Loaded when a
 * link has a fragment, or else once the page has settled.
 */

import { LONGEST, readFragment, writeFragment } from "../core/fragment.js";
import { readSetting } from "../core/settings.js";
import { addNotices } from "./query.js";

/** @import { Linked } from "../link-types.d.ts" */

/**
 * @typedef {HTMLElement & import("../link-types.d.ts").Linkable} Linkable @typedef {typeof SETTINGS[number] | "temperature"} Setting
 */

/** Browsers refuse an address that changes too often. */
const DEBOUNCE_MS = 500;
/** Networks that follow each other this soon share one entry of the browser's history. */
const SAME_ENTRY_MS = 30_000;
/** What makes a network another one. */
const NETWORK = /** @type {const} */ (["layers", "original", "activation", "output", "initialization", "seed"]);
/** Parts of the fragment that are attributes. */
const SETTINGS = /** @type {const} */ ([...NETWORK, "sample"]);
/** Parts that a fragment names only where they differ from what the page opens with. */
const UNUSUAL = /** @type {const} */ (["layers", "original", "activation", "output", "initialization", "temperature"]);
const LEADS_NOWHERE = "What stands behind # in this address leads to no network";
const INSTEAD = "This is the network that the page opens with.";
const CHANGES = ["networkchange", "samplechange", "momentchange"];

/** Whether a fragment names a heading of the article, not a network. @param {string} hash */
const isPlace = (hash) => hash.length > 1 && !hash.includes("=");

export class AddressBar {
  #element;
  #initial;
  #timer = 0;
  /** The fragment that belongs to the present address; it is written only when it changes. */
  #known = "";
  /** The network of the present entry of the browser's history; empty until it is on screen. */
  #network = "";
  /** When that entry was added for another network. */
  #addedMs = -Infinity;
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
    // The reader may have changed something before this script was loaded.
    const untouched = element.settings.seed === readSetting("seed", element.getAttribute("seed")).value;
    window.addEventListener("hashchange", () => isPlace(location.hash) || this.#read());
    // Names are typed in fields of the element; leaving one is the only event that comes out of it.
    for (const change of [...CHANGES, "focusout"]) element.addEventListener(change, () => this.#wait());
    // A target under the pointer is not part of a link. How the present target was set is unknown, so it counts as pinned.
    this.#pinned = element.target !== null;
    element.addEventListener("targetchange", (event) => {
      this.#pinned = /** @type {CustomEvent<{held: boolean}>} */ (event).detail.held;
      this.#wait();
    });
    if (untouched && location.hash.includes("=")) this.#read(true);
    if (untouched) this.#known = this.#written();
    if (!untouched) this.#network = networkOf((name) => this.#opens(name));
    else if (element.trace && !location.hash.includes("=")) this.#network = networkOf((name) => element.settings[name]);
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
    this.#network = "";
    this.#addedMs = -Infinity;
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

  /** Restores an attribute to what the page opens with. @param {string} name */
  #restore(name) {
    const initial = this.#initial(name);
    if (initial === null) this.#element.removeAttribute(name);
    else if (initial !== this.#element.getAttribute(name)) this.#element.setAttribute(name, initial);
  }

  /** Shows what a fragment names; everything else becomes as the page opens. @param {Linked} linked @param {boolean} first */
  #show(linked, first) {
    const element = this.#element;
    for (const name of SETTINGS) {
      if (linked[name] === undefined) this.#restore(name);
      const wanted = text(linked[name] ?? this.#opens(name));
      // What is not named is decided by the author's reel.
      const decided = linked[name] === undefined && (first || this.#initial("reel"));
      if (decided || wanted === text(element.settings[name])) continue;
      if (wanted) element.setAttribute(name, wanted);
      else if (name === "original") element.original = null;
    }
    const labels = linked.labels ?? this.#initial("labels") ?? "";
    if (labels !== element.labels) element.labels = labels;
    // As a reader's change, so that it is compared with what the page opens with.
    const temperature = linked.temperature ?? this.#opens("temperature");
    if (temperature !== element.settings.temperature) element.adjust({ temperature });
    if (linked.inputs || element.trace?.drawnInputs === false) element.inputs = linked.inputs ?? null;
    if (linked.changes || element.changes?.length) element.changes = linked.changes ?? [];
    // Older links, which have no version, go on playing from their moment.
    if (linked.moment !== undefined && /[#&]v=/.test(location.hash)) element.pause();
    if (linked.moment !== undefined) element.seek(linked.moment);
    if (linked.target || element.target) element.target = linked.target ?? null;
  }

  /** The fragment for what is on screen: while passes play it names neither moment nor sample. */
  #written() {
    const { settings, trace, status, paused, currentTimeMs, target, changes } = this.#element;
    // Inputs from a link stay in the address while Python has not answered yet.
    const awaited = status === "failed" || status === "off" ? undefined : this.#linked.inputs;
    const inputs = trace?.drawnInputs === false ? trace.inputs : awaited;
    /** @type {Linked} */
    const linked = { seed: settings.seed };
    for (const name of UNUSUAL) {
      // Only a softmax has a temperature.
      if (name === "temperature" && settings.output !== "softmax") continue;
      if (settings[name] && text(settings[name]) !== text(this.#opens(name)))
        Object.assign(linked, { [name]: settings[name] });
    }
    const { labels } = this.#element;
    if (labels !== null && labels !== (this.#initial("labels") ?? "")) linked.labels = labels;
    // Where the page opens with a resized network, one that was not resized is its own original.
    if (!settings.original && this.#opens("original")) linked.original = settings.layers;
    if (inputs) linked.inputs = inputs;
    if (inputs || paused) linked.sample = settings.sample;
    if (changes?.length) linked.changes = changes;
    if (paused) linked.moment = currentTimeMs;
    if (target && this.#pinned) linked.target = target;
    return writeFragment(linked);
  }

  /** Writes the fragment once nothing has changed for a while. */
  #wait() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const written = this.#written();
      // A skeleton without numbers is not worth a fragment.
      if (!this.#element.trace) return;
      const another = this.#isAnother();
      if (written === this.#known || written.length > LONGEST) return;
      this.#known = written;
      // In a frame, Back is the page's around it.
      if (another && window.parent === window) history.pushState(null, "", `#${written}`);
      else history.replaceState(null, "", `#${written}`);
    }, DEBOUNCE_MS);
  }

  /** Whether the network on screen deserves an entry of its own. */
  #isAnother() {
    const before = this.#network;
    this.#network = networkOf((name) => this.#element.settings[name]);
    if (!before || before === this.#network || Date.now() - this.#addedMs < SAME_ENTRY_MS) return false;
    this.#addedMs = Date.now();
    return true;
  }
}

/** What names a network. @param {(name: typeof NETWORK[number]) => unknown} value of a setting */
const networkOf = (value) => NETWORK.map((name) => text(value(name))).join("|");

/** A setting as an attribute has it. @param {unknown} value */
const text = (value) => (Array.isArray(value) ? value.join("-") : String(value ?? ""));
