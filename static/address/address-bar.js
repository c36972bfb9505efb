// @ts-check
/**
 * Keeps the address bar and the screen in step: changes on screen go into the fragment, and another fragment, typed, pasted
 * or gone back to, replaces what is on screen. Another network is another entry of the browser's history. Loaded when a
 * link has a fragment, or else once the page has settled.
 */

import { LONGEST, readFragment, writeFragment } from "../core/fragment.js";
import { readSetting } from "../core/settings.js";
import { addNotices } from "./query.js";
import { isTrained, runOf, trainedIn } from "../core/trained-name.js";
import { showTrained } from "./trained-address.js";
import { isPlace, settingsIn, netOf, sourceIn, sourceOf, withSource } from "./stored-address.js";

/** @import { Linked } from "../link-types.d.ts" */

/**
 * @typedef {HTMLElement & import("../link-types.d.ts").Linkable} Linkable @typedef {typeof SETTINGS[number] | "temperature"} Setting
 */

/** Browsers refuse an address that changes too often. */
const DEBOUNCE_MS = 500;
/** Networks that follow each other this soon share one entry of the browser's history. */
const SAME_ENTRY_MS = 30_000;
/** What makes a drawn network another one. */
const NETWORK = /** @type {const} */ (["layers", "original", "activation", "output", "initialization", "seed"]);
/** Parts of the fragment that are attributes. */
const SETTINGS = /** @type {const} */ ([...NETWORK, "sample"]);
/** Parts that a fragment names only where they differ from what the page opens with. */
const UNUSUAL = /** @type {const} */ (["layers", "original", "activation", "output", "initialization", "temperature"]);
const LEADS_NOWHERE = "What stands behind # in this address leads to no network";
const INSTEAD = "This is the network that the page opens with.";
const CHANGES = ["networkchange", "samplechange", "momentchange"];

export class AddressBar {
  #element;
  #initial;
  #timer = 0;
  /** The key of the present address, which is written only when that changes; null if the next one to be written is known already. @type {string | null} */
  #known = "";
  /** The network of the present entry of the browser's history; empty until it is on screen. */
  #network = "";
  /** When that entry was added for another network. */
  #addedMs = -Infinity;
  #pinned = false;
  /** What the last fragment that was read asks for. @type {Linked} */
  #linked = {};
  /** The fragment that is being read; null when that is done. @type {object | null} */
  #reading = null;
  /** Whether the stored network that was read is not on screen yet: until then the address stays as it is. */
  #awaits = false;
  /** The temperatures that stored networks were opened with, by their names. @type {Map<string, number>} */
  #temperatures = new Map();
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
    const src = sourceIn(location);
    // The reader may have changed something before this script was loaded.
    const { name, seed } = element.settings;
    const untouched = (src && name) || seed === readSetting("seed", element.getAttribute("seed")).value;
    window.addEventListener("hashchange", () => isPlace(location.hash) || this.#read());
    // The query alone may have changed.
    window.addEventListener("popstate", () => sourceIn(location) !== sourceOf(element.settings) && this.#read());
    // Names are typed in fields of the element; leaving one is the only event that comes out of it.
    for (const change of [...CHANGES, "focusout"]) element.addEventListener(change, () => this.#wait());
    element.addEventListener("networkchange", () => {
      this.#awaits = false;
      this.#remember();
    });
    // A target under the pointer is not part of a link. How the present target was set is unknown, so it counts as pinned.
    this.#pinned = element.target !== null;
    element.addEventListener("targetchange", (event) => {
      this.#pinned = /** @type {CustomEvent<{held: boolean}>} */ (event).detail.held;
      this.#wait();
    });
    if (untouched && src) this.#known = `${src} `;
    if (untouched && location.hash.includes("=")) this.#read(true);
    if (untouched && !src) this.#known = this.#keyOf(this.#written());
    if (!untouched) this.#network = src || networkOf((name) => this.#opens(name));
    else if (element.trace && !location.hash.includes("=")) this.#network = this.shown;
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
    this.#reading = null;
    this.#awaits = false;
    const src = sourceIn(location);
    if (!src) return this.#follow(this.#opens("layers"), "", first);
    this.#known = null;
    const reading = (this.#reading = {});
    const isNewest = () => reading === this.#reading;
    void this.#layersOf(src).then(
      (layers) => isNewest() && (layers ? this.#follow(layers, src, first) : (this.#reading = null)),
      (error) => isNewest() && this.#refuse(error, first),
    );
  }

  /** Shows what the fragment names, of a network with these layers. @param {readonly number[]} layers @param {string} src @param {boolean} first */
  #follow(layers, src, first) {
    this.#reading = null;
    try {
      this.#linked = readFragment(isPlace(location.hash) ? "" : location.hash.slice(1), layers);
    } catch (error) {
      return this.#refuse(error, first);
    }
    const linked = this.#linked;
    if (src) this.#known = `${src} ${Object.keys(linked).length ? writeFragment(linked) : ""}`;
    this.#awaits = src !== "" && sourceOf(this.#element.settings) !== src && this.#element.trace !== null;
    this.#show(this.#linked, src, first);
  }

  /** Says what is wrong with the fragment, and shows what the page opens with. @param {unknown} error @param {boolean} first */
  #refuse(error, first) {
    this.#reading = null;
    const reason = error instanceof Error ? error.message : String(error);
    this.#notices = addNotices(this.#element, [`${LEADS_NOWHERE}: ${reason}. ${INSTEAD}`]);
    this.#restore("moment");
    if (this.#initial("autoplay") !== this.#element.getAttribute("autoplay")) this.#element.play();
    const { search, href } = location;
    this.#show({}, sourceIn({ hash: "", search, href }), first);
  }

  /** The layers of a stored network: those inside the address, or those of its file once it is on screen. @param {string} src */
  async #layersOf(src) {
    const net = netOf(src);
    if (net !== undefined) {
      const { layers, temperature } = await settingsIn(net);
      this.#temperatures.set(src, temperature);
      return layers;
    }
    const element = this.#element;
    if (isTrained(src)) return (await showTrained(element, src)) ? element.settings.layers : null;
    const isThere = () => sourceOf(element.settings) === src;
    if (element.trace && !isThere()) element.adjust({ src });
    const changed = () => new Promise((resolve) => element.addEventListener("networkchange", resolve, { once: true }));
    if (!isThere()) await changed();
    // The element has said why it cannot be had.
    if (!isThere()) return null;
    this.#remember();
    return element.settings.layers;
  }

  /** Remembers which temperature the stored network on screen was opened with. */
  #remember() {
    const { settings } = this.#element;
    const { shown } = this;
    if (settings.name && !isTrained(settings.name) && !this.#temperatures.has(shown))
      this.#temperatures.set(shown, settings.temperature);
  }

  /** Restores an attribute to what the page opens with. @param {string} name */
  #restore(name) {
    const initial = this.#initial(name);
    if (initial === null) this.#element.removeAttribute(name);
    else if (initial !== this.#element.getAttribute(name)) this.#element.setAttribute(name, initial);
  }

  /**
   * Shows what a fragment names; everything else becomes as the page opens.
   * @param {Linked} linked @param {string} src of a stored network, else empty @param {boolean} first
   */
  #show(linked, src, first) {
    const element = this.#element;
    if (!src) this.#showDrawn(linked, first);
    else if (isTrained(src)) linked.sample === undefined || element.setAttribute("sample", text(linked.sample));
    // One that is being opened has the attributes already.
    else if (!first || element.src === null) element.adjust({ src, sample: linked.sample });
    const labels = linked.labels ?? this.#initial("labels") ?? "";
    if (labels !== element.labels) element.labels = labels;
    // As a reader's change, so that it is compared with what the page opens with.
    const temperature = linked.temperature ?? (src ? undefined : this.#opens("temperature"));
    if (temperature !== undefined && temperature !== element.settings.temperature) element.adjust({ temperature });
    if (linked.inputs || element.trace?.drawnInputs === false) element.inputs = linked.inputs ?? null;
    if (linked.changes || element.changes?.length) element.changes = linked.changes ?? [];
    // Older links, which have no version, go on playing from their moment.
    if (linked.moment !== undefined && /[#&]v=/.test(location.hash)) element.pause();
    if (linked.moment !== undefined) element.seek(linked.moment);
    if (linked.target || element.target) element.target = linked.target ?? null;
  }

  /** @param {Linked} linked @param {boolean} first */
  #showDrawn(linked, first) {
    const element = this.#element;
    const stored = Boolean(element.settings.name);
    if (element.src) element.src = null;
    for (const name of SETTINGS) {
      if (linked[name] === undefined) this.#restore(name);
      const wanted = text(linked[name] ?? this.#opens(name));
      // What is not named is decided by the author's reel.
      const decided = linked[name] === undefined && (first || this.#initial("reel"));
      // The seed says that no stored network is wanted.
      const isShown = wanted === text(element.settings[name]) && !(stored && name === "seed");
      if (decided || isShown) continue;
      if (wanted) element.setAttribute(name, wanted);
      else if (name === "original") element.original = null;
    }
    const { output = this.#opens("output") } = linked;
    // That of a stored network goes with it.
    if (stored && output === "softmax") element.setAttribute("temperature", text(this.#opens("temperature")));
  }

  /** The fragment for what is on screen: while passes play it names neither moment nor sample. */
  #written() {
    const { settings, trace, status, paused, currentTimeMs, target, changes } = this.#element;
    // Inputs from a link stay in the address while Python has not answered yet.
    const awaited = status === "failed" || status === "off" ? undefined : this.#linked.inputs;
    const inputs = trace?.drawnInputs === false ? trace.inputs : awaited;
    const linked = settings.name ? this.#linkedStored() : this.#linkedDrawn();
    if (!linked) return "";
    const { labels } = this.#element;
    if (labels !== null && labels !== (this.#initial("labels") ?? "")) linked.labels = labels;
    if (inputs) linked.inputs = inputs;
    if (inputs || paused) linked.sample = settings.sample;
    if (changes?.length) linked.changes = changes;
    if (paused) linked.moment = currentTimeMs;
    if (target && target.kind !== "loss" && this.#pinned) linked.target = target;
    return Object.keys(linked).length ? writeFragment(linked) : "";
  }

  /** The parts that say which network was drawn. @returns {Linked} */
  #linkedDrawn() {
    const { settings } = this.#element;
    /** @type {Linked} */
    const linked = { seed: settings.seed };
    for (const name of UNUSUAL) {
      // Only a softmax has a temperature.
      if (name === "temperature" && settings.output !== "softmax") continue;
      if (settings[name] && text(settings[name]) !== text(this.#opens(name)))
        Object.assign(linked, { [name]: settings[name] });
    }
    // Where the page opens with a resized network, one that was not resized is its own original.
    if (!settings.original && this.#opens("original")) linked.original = settings.layers;
    return linked;
  }

  /** The parts that say which stored network, unless the query does; null for one without an address. @returns {Linked | null} */
  #linkedStored() {
    const { temperature, output, ...settings } = this.#element.settings;
    const src = sourceOf({ ...settings, temperature, output });
    if (!src) return null;
    this.#remember();
    const net = netOf(src);
    const train = isTrained(src) ? src : undefined;
    const opened = train ? trainedIn(train).temperature : this.#temperatures.get(src);
    const other = output === "softmax" && temperature !== opened;
    return { ...(net !== undefined && { net }), ...(train && { train }), ...(other && { temperature }) };
  }

  /** Writes the address once nothing has changed for a while. */
  #wait() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const fragment = this.#written();
      // A skeleton without numbers is not worth a fragment.
      if (!this.#element.trace || this.#reading || this.#awaits || fragment.length > LONGEST) return;
      const before = this.#network;
      this.#network = this.shown;
      const key = this.#keyOf(fragment);
      if (this.#known !== null && this.#known !== key) this.#write(fragment, before);
      this.#known = key;
    }, DEBOUNCE_MS);
  }

  /** What an address is known by. @param {string} fragment */
  #keyOf(fragment) {
    return `${sourceOf(this.#element.settings)} ${fragment}`;
  }

  /** @param {string} fragment @param {string} before the network of the present entry */
  #write(fragment, before) {
    const address = withSource(location.href, sourceOf(this.#element.settings));
    address.hash = fragment;
    if (address.href === location.href) return;
    const another = before && before !== this.#network && Date.now() - this.#addedMs >= SAME_ENTRY_MS;
    // In a frame, Back is the page's around it.
    if (another && window.parent === window) {
      this.#addedMs = Date.now();
      history.pushState(null, "", address);
    } else history.replaceState(null, "", address);
  }

  /** What names the network on screen. */
  get shown() {
    const { settings } = this.#element;
    // All steps of a training share one entry.
    if (isTrained(settings.name)) return runOf(`${settings.name}`);
    if (settings.name) return sourceOf(settings) || settings.name;
    return networkOf((name) => settings[name]);
  }
}

/** What names a drawn network. @param {(name: typeof NETWORK[number]) => unknown} value of a setting */
const networkOf = (value) => NETWORK.map((name) => text(value(name))).join("|");

/** A setting as an attribute has it. @param {unknown} value */
const text = (value) => (Array.isArray(value) ? value.join("-") : String(value ?? ""));
