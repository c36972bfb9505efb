// @ts-check
/**
 * The author's reels and network files: inline in the element, or from the URL of the attribute `reel` or `src`. Loaded with
 * the first of them.
 */

import { refusal } from "../core/settings.js";
import { GivenNetworks } from "./given-networks.js";
import { fetchReel, readReel } from "./reel-file.js";

// Loaded with it, in one file.
export { GivenNetworks };

/** @import { Reel } from "../types.d.ts" */

export class GivenReels {
  #inside;
  #setNotice;
  /** @type {Element | null} */
  #inlined = null;
  #url = "";
  /** The reel of that URL, until it is taken. @type {Promise<Reel> | null} */
  #coming = null;
  #networks;
  #src = "";

  /**
   * @param {() => Element | null} inside finds the inline script of a reel or a network
   * @param {(sentence: string | null) => void} setNotice called with what is wrong with one, or with null if nothing is
   * @param {ConstructorParameters<typeof GivenNetworks>} networks the store that knows them, and what opens them
   */
  constructor(inside, setNotice, ...networks) {
    this.#inside = inside;
    this.#setNotice = setNotice;
    this.#networks = new GivenNetworks(...networks);
  }

  /**
   * The reels that are new since the last call, those of a URL before the inline one. A pending one is awaited by later
   * calls too, so that the resulting network does not depend on the speed of a server.
   * @param {{reel: string, src: string}} urls the attributes, empty where there are none
   * @param {() => boolean} [isNewest] whether the request is still the newest; if not, nothing is taken
   * @returns {Promise<Reel[]>} a network that was not recorded has no traces
   */
  async take({ reel, src }, isNewest = () => true) {
    // What was wrong with a file that is no longer asked for.
    if (this.#src && !src) this.#setNotice(null);
    this.#src = src;
    const network = await this.#told(this.#networks.take(src, isNewest));
    const named = await this.#named(reel, isNewest);
    if (!isNewest()) return [];
    const inside = await this.#fromInside();
    return [network, named, inside].filter((given) => given !== null);
  }

  /** What was found; null, and a notice, where that fails. @param {Promise<Reel | null>} work */
  async #told(work) {
    try {
      const reel = await work;
      if (reel) this.#setNotice(null);
      return reel;
    } catch (error) {
      this.#setNotice(/** @type {Error} */ (error).message);
      return null;
    }
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

  /** @returns {Promise<Reel | null>} */
  async #fromInside() {
    const script = this.#inside();
    if (!script?.textContent || script === this.#inlined) return null;
    this.#inlined = script;
    if (script.hasAttribute("data-network")) return this.#told(this.#networks.read(script.textContent));
    try {
      return readReel(script.textContent);
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      this.#setNotice(`the reel inside the element could not be read: ${reason}`);
      return null;
    }
  }
}
