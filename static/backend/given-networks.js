// @ts-check
/** The author's network files: inline in the element, or from the `src` attribute's URL. */

import { refusal } from "../core/settings.js";
import { quoteValue } from "../core/quote.js";
import { isNetwork, reelOf, storedNetwork, withoutTraces } from "./network-document.js";
import { readJson, textFrom } from "./reel-file.js";

/** @import { Reel } from "../types.d.ts" */
/** @import { Backend } from "./interpreter.js" */

/** How much of an address a sentence repeats. */
const URL_CHARACTERS = 200;

/** What is expected of a file, and how other files are opened. */
const OTHERS =
  "a network file; files of other frameworks are opened by hand, or turned into one by `forward-pass convert`";

export class GivenNetworks {
  #store;
  #url = "";
  /** The text of that URL, until it is taken. @type {Promise<string> | null} */
  #coming = null;

  /** @param {{readonly backend: Backend, readonly reel: Reel | null}} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * The reel of the network at an address, if it is new.
   * @param {string} url the `src` attribute, empty when there is none @param {() => boolean} isNewest
   * @returns {Promise<Reel | null>} rejected with a sentence that names the file and what is wrong with it
   */
  async take(url, isNewest) {
    if (url !== this.#url) this.#coming = url ? fetched(url) : null;
    this.#url = url;
    if (!this.#coming) return null;
    try {
      const text = await this.#coming;
      if (!isNewest()) return null;
      this.#coming = null;
      return await this.#taken(text);
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
      return await this.#taken(text);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw new Error(`the network inside the element could not be read: ${message}`, { cause: error });
    }
  }

  /** Remembers a network. While another one is on stage and Python runs, Python checks it first. @param {string} text @returns {Promise<Reel>} */
  async #taken(text) {
    const document = readJson(text, "a network file");
    if (!isNetwork(document)) throw new Error(`it must be ${OTHERS}`);
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

/** @param {string} url as the attribute has it @returns {Promise<string>} */
async function fetched(url) {
  if (!URL.canParse(url, document.baseURI)) throw new Error(refusal("src", url));
  return textFrom(new URL(url, document.baseURI).href);
}
