// @ts-check
/** The author's reels: inline in the element, or from the `reel` attribute's URL. Loaded with the first of them. */

import { refusal } from "../core/settings.js";
import { fetchReel, readReel } from "./reel-file.js";

/** @import { Reel } from "../types.d.ts" */

export class GivenReels {
  #inside;
  #setNotice;
  /** @type {Element | null} */
  #inlined = null;
  #url = "";
  /** The reel of that URL, until it is taken. @type {Promise<Reel> | null} */
  #coming = null;

  /**
   * @param {() => Element | null} inside finds the inline reel's script
   * @param {(sentence: string | null) => void} setNotice called with what is wrong with a reel, or with null if nothing is
   */
  constructor(inside, setNotice) {
    this.#inside = inside;
    this.#setNotice = setNotice;
  }

  /**
   * The reels that are new since the last call, the URL's before the inline one. A pending reel is awaited by later calls
   * too, so that the resulting network does not depend on the speed of a server.
   * @param {string} url the `reel` attribute, empty when there is none
   * @param {() => boolean} [isNewest] whether the request is still the newest; if not, nothing is taken
   * @returns {Promise<Reel[]>}
   */
  async take(url, isNewest = () => true) {
    const named = await this.#named(url, isNewest);
    if (!isNewest()) return [];
    const inside = this.#inlineReel();
    return [named, inside].filter((reel) => reel !== null);
  }

  /** @param {string} url @param {() => boolean} isNewest @returns {Promise<Reel | null>} */
  async #named(url, isNewest) {
    if (url !== this.#url) this.#coming = url ? this.#fetched(url) : null;
    this.#url = url;
    if (!this.#coming) return null;
    const reel = await this.#coming.catch((error) => error);
    if (!isNewest()) return null;
    this.#coming = null;
    if (!(reel instanceof Error)) {
      this.#setNotice(null);
      return reel;
    }
    this.#setNotice(reel.message);
    this.#url = ""; // the next request may succeed
    return null;
  }

  /** @param {string} url as the attribute has it @returns {Promise<Reel>} */
  async #fetched(url) {
    if (!URL.canParse(url, document.baseURI)) throw new Error(refusal("reel", url));
    return fetchReel(new URL(url, document.baseURI).href);
  }

  /** @returns {Reel | null} */
  #inlineReel() {
    const script = this.#inside();
    if (!script?.textContent || script === this.#inlined) return null;
    this.#inlined = script;
    try {
      return readReel(script.textContent);
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      this.#setNotice(`the reel inside the element could not be read: ${reason}`);
      return null;
    }
  }
}
