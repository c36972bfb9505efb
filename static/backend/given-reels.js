// @ts-check
/** The author's reels: inline in the element, which saves a request, or from the `reel` attribute's URL. */

import { refusal } from "../core/settings.js";
import { fetchReel, readReel } from "./reel-file.js";

/** @import { Reel, Settings } from "../types.d.ts" */

export class GivenReels {
  #host;
  #setNotice;
  #loadOldReels;
  /** @type {Element | null} */
  #inlined = null;
  #url = "";
  /** The reel of that URL, until it is taken. @type {Promise<Reel> | null} */
  #coming = null;

  /**
   * @param {HTMLElement} host @param {(sentence: string | null) => void} setNotice called with what is wrong with a reel, or with null if nothing is
   * @param {import("./reel-file.js").LoadOldReels} loadOldReels
   */
  constructor(host, setNotice, loadOldReels) {
    this.#host = host;
    this.#setNotice = setNotice;
    this.#loadOldReels = loadOldReels;
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
    const inside = await this.#inside();
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
    return fetchReel(new URL(url, document.baseURI).href, this.#loadOldReels);
  }

  /** @returns {Promise<Reel | null>} */
  async #inside() {
    const script = this.#host.querySelector(':scope > script[type="application/json"]');
    if (!script?.textContent || script === this.#inlined) return null;
    this.#inlined = script;
    try {
      return await readReel(script.textContent, this.#loadOldReels);
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      this.#setNotice(`the reel inside the element could not be read: ${reason}`);
      return null;
    }
  }
}

/**
 * A reel's settings, except where the author chose others.
 * @param {Settings} settings @param {Reel | undefined} reel @param {ReadonlySet<string>} chosenNames names of the author's own settings
 * @returns {Settings}
 */
export function settingsOf(settings, reel, chosenNames) {
  if (!reel) return settings;
  const own = Object.fromEntries(Object.entries(settings).filter(([name]) => chosenNames.has(name)));
  const sample = reel.traces[0]?.sample ?? settings.sample;
  return { ...reel.settings, sample, ...own };
}
