// @ts-check
/** The author's network files: inline in the element, or from the `src` attribute's URL. */

import { refusal } from "../core/settings.js";
import { quoteValue } from "../core/quote.js";
import { filesAt } from "./files-at.js";
import { isNetwork, reelOf, settingsOf, storedNetwork, unreadName, withoutTraces } from "./network-document.js";
import { openedNetwork } from "./opened-files.js";
import { readJson } from "./reel-file.js";

/** @import { NamedFile, Reel, Settings } from "../types.d.ts" */
/** @import { Backend } from "./interpreter.js" */

/** How much of an address a sentence repeats. */
const URL_CHARACTERS = 200;

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
      if (waits) return this.#waiting();
      this.#coming = null;
      return await ("files" in found ? this.#read(found.files) : this.#taken(found.document));
    } catch (error) {
      if (!isNewest()) return null;
      this.#url = ""; // the next request may succeed
      const { message } = /** @type {Error} */ (error);
      throw new Error(`the network ${quoteValue(url, URL_CHARACTERS)} could not be read: ${message}`, { cause: error });
    }
  }

  /** The reel of the network inside the element. @param {string} text @returns {Promise<Reel>} */
  async read(text) {
    try {
      const document = readJson(text, "a network file");
      if (!isNetwork(document)) throw new Error("it must be a network file");
      return await this.#taken(document);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw new Error(`the network inside the element could not be read: ${message}`, { cause: error });
    }
  }

  /** Stands for a network until Python runs; then the request is repeated, if the network is still wanted. @returns {Reel} */
  #waiting() {
    const { backend, settings } = this.#store;
    const name = this.#unread || unreadName();
    if (!this.#unread) {
      const read = () => {
        if (backend.status !== "live") return;
        backend.removeEventListener("statuschange", read);
        if (this.#store.settings.name === name) this.#opener.again();
      };
      backend.addEventListener("statuschange", read);
    }
    this.#unread = name;
    return withoutTraces({ ...settings, name });
  }

  /** Has Python read files of another format. @param {readonly NamedFile[]} files @returns {Promise<Reel>} */
  async #read(files) {
    const { backend } = this.#store;
    const { name, stored } = await openedNetwork(backend, files, {});
    backend.documents?.set(name, stored);
    return withoutTraces({ ...settingsOf(stored.document), name });
  }

  /** Remembers a network. While another one is on stage and Python runs, Python checks it first. @param {any} document @returns {Promise<Reel>} */
  async #taken(document) {
    const reel = reelOf(document);
    const { backend } = this.#store;
    const { documents } = backend;
    const name = /** @type {string} */ (reel.settings.name);
    documents?.set(name, storedNetwork(document));
    if (backend.status !== "live" || !this.#store.reel) return reel;
    const { header } = await backend.ask({ network: document }, "network");
    documents?.set(header.name, { ...storedNetwork(document), parity: header.parity });
    return reel.traces.length ? reel : withoutTraces({ ...reel.settings, name: header.name });
  }
}

/** @param {string} url as the attribute has it @returns {ReturnType<typeof filesAt>} */
async function fetched(url) {
  if (!URL.canParse(url, document.baseURI)) throw new Error(refusal("src", url));
  return filesAt(new URL(url, document.baseURI).href);
}
