// @ts-check
/** Reels the author hands over: inside the element, so that the page needs no second request, or by the `reel` attribute's URL. */

import { refusal } from "../scene/settings.js";
import { fetchReel, readReel } from "./reel-file.js";

/** @typedef {import("../types.d.ts").Reel} Reel @typedef {import("../types.d.ts").Settings} Settings */

export class GivenReels {
  #host;
  #complain;
  /** @type {Element | null} */
  #inlined = null;
  #url = "";

  /** @param {HTMLElement} host @param {(sentence: string) => void} complain */
  constructor(host, complain) {
    this.#host = host;
    this.#complain = complain;
  }

  /**
   * What has been handed over since it was last asked for; a URL comes before what stands inside.
   * @param {string} url the `reel` attribute, empty when there is none
   * @returns {Promise<Reel[]>}
   */
  async take(url) {
    const taken = [await this.#named(url), this.#inside()];
    return taken.filter((reel) => reel !== null);
  }

  /** @param {string} url @returns {Promise<Reel | null>} */
  async #named(url) {
    if (!url || url === this.#url) return null;
    this.#url = url;
    try {
      if (!URL.canParse(url, document.baseURI)) throw new Error(refusal("reel", url));
      return await fetchReel(new URL(url, document.baseURI).href);
    } catch (error) {
      this.#complain(error instanceof Error ? error.message : String(error));
      return null;
    }
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
      this.#complain(`the reel inside the element could not be read: ${reason}`);
      return null;
    }
  }
}

/**
 * The settings a reel was made with, except where the author said something else.
 * @param {Settings} settings @param {Reel | undefined} reel @param {ReadonlySet<string>} said names of the author's own settings
 * @returns {Settings}
 */
export function settingsOf(settings, reel, said) {
  if (!reel) return settings;
  const own = Object.fromEntries(Object.entries(settings).filter(([name]) => said.has(name)));
  const { layers, seed, temperature, activation, initialization, changes } = reel.settings;
  const sample = reel.traces[0]?.sample ?? settings.sample;
  return { layers, seed, temperature, activation, initialization, changes, sample, ...own };
}
