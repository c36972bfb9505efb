// @ts-check
/** The author's network files: inline in the element, or from the `src` attribute's URL. */

import { refusal } from "../core/settings.js";
import { quoteValue } from "../core/quote.js";
import { documentText, networkText, SCHEME } from "../core/network-text.js";
import { filesAt } from "./files-at.js";
import { isNetwork, ownName, reelOf, settingsOf, storedNetwork, withoutTraces } from "./network-document.js";
import { openedNetwork } from "./opened-files.js";
import { readJson } from "./reel-file.js";

/** @import { NamedFile, Reel, Settings } from "../types.d.ts" */
/** @import { Backend } from "./interpreter.js" */

/** How much of an address a sentence repeats, and how much of one that is a network itself. */
const URL_CHARACTERS = 200;
const NETWORK_CHARACTERS = 20;

export class GivenNetworks {
  #store;
  #opener;
  #url = "";
  /** What is at that URL, until it is taken. @type {ReturnType<typeof filesAt> | null} */
  #coming = null;
  /** The name of the network while only Python, which does not run yet, can read its files. */
  #unread = "";

  /**
   * @param {{readonly backend: Backend, readonly reel: Reel | null, readonly settings: Settings}} store
   * @param {{again(): void}} opener repeats the request
   */
  constructor(store, opener) {
    this.#store = store;
    this.#opener = opener;
  }

  /**
   * The reel of the network at an address, if it is new.
   * @param {string} url the `src` attribute, empty when there is none @param {() => boolean} isNewest
   * @returns {Promise<Reel | null>} rejected with a sentence that names the file and what is wrong with it
   */
  async take(url, isNewest) {
    if (url !== this.#url) {
      this.#coming = url ? fetched(url) : null;
      this.#unread = "";
    }
    this.#url = url;
    if (!this.#coming) return null;
    try {
      const found = await this.#coming;
      if (!isNewest()) return null;
      const waits = "files" in found && this.#store.backend.status !== "live";
      if (waits) return this.#waiting(url);
      this.#coming = null;
      return await ("files" in found ? this.#read(found.files, url) : this.#taken(found.document, url));
    } catch (error) {
      if (!isNewest()) return null;
      // The next request may succeed.
      this.#url = "";
      this.#coming = null;
      const { message } = /** @type {Error} */ (error);
      const named = quoteValue(url, url.startsWith(SCHEME) ? NETWORK_CHARACTERS : URL_CHARACTERS);
      throw new Error(`the network ${named} could not be read: ${message}`, { cause: error });
    }
  }

  /** The reel of the network inside the element. @param {string} text @returns {Promise<Reel>} */
  async read(text) {
    try {
      return await this.#taken(networkIn(text));
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw new Error(`the network inside the element could not be read: ${message}`, { cause: error });
    }
  }

  /** Stands for a network until Python runs; then the request is repeated, if the network is still wanted. @param {string} url @returns {Reel} */
  #waiting(url) {
    const { backend, settings } = this.#store;
    const name = this.#unread || ownName();
    if (!this.#unread) {
      const read = () => {
        if (backend.status !== "live") return;
        backend.removeEventListener("statuschange", read);
        if (this.#store.settings.name === name) this.#opener.again();
      };
      backend.addEventListener("statuschange", read);
    }
    this.#unread = name;
    return withoutTraces({ ...settings, name, src: addressOf(url) });
  }

  /** Has Python read files of another format. @param {readonly NamedFile[]} files @param {string} url @returns {Promise<Reel>} */
  async #read(files, url) {
    const { backend } = this.#store;
    const { name, stored } = await openedNetwork(backend, files, {});
    backend.documents?.set(name, stored);
    return withoutTraces({ ...settingsOf(stored.document), name, src: addressOf(url) });
  }

  /**
   * Remembers a network. While another one is on stage and Python runs, Python checks it first.
   * @param {any} document @param {string} [url] where it comes from @returns {Promise<Reel>}
   */
  async #taken(document, url = "") {
    const reel = reelOf(document);
    const { backend } = this.#store;
    const { documents } = backend;
    const { settings } = reel;
    settings.src = await sourceOf(url, document);
    const known = documents?.get(`${settings.name}`);
    // Recorded under the name of another file, which has been changed since.
    if (known && JSON.stringify(known.document) !== JSON.stringify(document)) settings.name = ownName();
    documents?.set(`${settings.name}`, storedNetwork(document));
    if (backend.status !== "live" || !this.#store.reel) return reel;
    const { header } = await backend.ask({ network: document }, "network");
    documents?.set(header.name, { ...storedNetwork(document), parity: header.parity });
    return reel.traces.length ? reel : withoutTraces({ ...settings, name: header.name });
  }
}

/** @param {string} text @returns {any} a network's document @throws {Error} saying what it must be */
function networkIn(text) {
  const document = readJson(text, "a network file");
  if (!isNetwork(document)) throw new Error("it must be a network file");
  return document;
}

/** @param {string} url as the attribute has it @returns {ReturnType<typeof filesAt>} */
async function fetched(url) {
  if (url.startsWith(SCHEME)) return { document: networkIn(await documentText(url.slice(SCHEME.length))) };
  if (!URL.canParse(url, document.baseURI)) throw new Error(refusal("src", url));
  return filesAt(new URL(url, document.baseURI).href);
}

/**
 * The address under which others can have a network: that of its file or, where that has none, one with all of it inside.
 * @param {string} url @param {Record<string, unknown>} network its document
 * @returns {Promise<string | undefined>} undefined where there is none
 */
async function sourceOf(url, network) {
  const address = addressOf(url);
  if (address) return address;
  const whole = await networkText(network);
  return whole && !whole.left ? SCHEME + whole.text : undefined;
}

/** The absolute address of a network, if others can have what is there. @param {string} url */
function addressOf(url) {
  if (url.startsWith(SCHEME)) return url;
  const { href = "", protocol = "" } = url ? new URL(url, document.baseURI) : {};
  return /^https?:$/.test(protocol) ? href : undefined;
}
