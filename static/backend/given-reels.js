// @ts-check
/** Reels the author hands over: inside the element, so that the page needs no second request, or by the `reel` attribute's URL. */

import { refusal } from "../core/settings.js";
import { fetchReel, readReel } from "./reel-file.js";

/** @typedef {import("../types.d.ts").Reel} Reel @typedef {import("../types.d.ts").Settings} Settings */

export class GivenReels {
  #host;
  #setNotice;
  /** @type {Element | null} */
  #inlined = null;
  #url = "";
  /** The reel of that URL, until it has been taken. @type {Promise<Reel> | null} */
  #coming = null;

  /** @param {HTMLElement} host @param {(sentence: string | null) => void} setNotice told what is wrong with a reel, or with null that nothing is */
  constructor(host, setNotice) {
    this.#host = host;
    this.#setNotice = setNotice;
  }

  /**
   * What has been handed over since it was last taken; a URL comes before what stands inside. What is on its way is waited
   * for, also by who asks later: which network its settings make must not depend on how quick a server is.
   * @param {string} url the `reel` attribute, empty when there is none
   * @param {() => boolean} [isNewest] whether it is still wanted when it comes; where it is not, nothing is taken
   * @returns {Promise<Reel[]>}
   */
  async take(url, isNewest = () => true) {
    const named = await this.#named(url, isNewest);
    if (!isNewest()) return [];
    return [named, this.#inside()].filter((reel) => reel !== null);
  }

  /** @param {string} url @param {() => boolean} isNewest @returns {Promise<Reel | null>} */
  async #named(url, isNewest) {
    if (url !== this.#url) this.#coming = url ? fetched(url) : null;
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
    this.#url = ""; // asked for again, it may come
    return null;
  }

  /** @returns {Reel | null} */
  #inside() {
    const script = this.#host.querySelector(':scope > script[type="application/json"]');
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

/** @param {string} url as the attribute has it @returns {Promise<Reel>} */
async function fetched(url) {
  if (!URL.canParse(url, document.baseURI)) throw new Error(refusal("reel", url));
  return fetchReel(new URL(url, document.baseURI).href);
}

/**
 * The settings a reel was made with, except where the author said something else.
 * @param {Settings} settings @param {Reel | undefined} reel @param {ReadonlySet<string>} chosenNames names of the author's own settings
 * @returns {Settings}
 */
export function settingsOf(settings, reel, chosenNames) {
  if (!reel) return settings;
  const own = Object.fromEntries(Object.entries(settings).filter(([name]) => chosenNames.has(name)));
  const { layers, seed, temperature, activation, initialization, changes } = reel.settings;
  const sample = reel.traces[0]?.sample ?? settings.sample;
  return { layers, seed, temperature, activation, initialization, changes, sample, ...own };
}
