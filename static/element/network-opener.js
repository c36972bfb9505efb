// @ts-check
/** Opens networks: a given or recorded one first, then Python's; of several requests only the newest counts. */

import { decodeRecorded } from "../core/decode.js";
import { savesData, whenIdle, whenMoving } from "./backends.js";
import { loadModule } from "./load-module.js";
import { LatestTask } from "./latest-task.js";
import { settingsOf } from "./reel-library.js";

/** @import { Reel, Settings } from "../types.d.ts" */
/** @import { GivenReels } from "../backend/given-reels.js" */

/** @typedef {Pick<import("../types.d.ts").Display, "reel" | "src">} Urls */

export class NetworkOpener {
  #parts;
  /** The author's reels, once there are any. @type {GivenReels | null} */
  #given = null;
  /** The script with our own reel, once it is taken. @type {Element | null} */
  #own = null;
  #latestTask = new LatestTask();
  /** Repeats the last request to open. */
  again = () => {};
  /** The requested settings, until they are the network's. @type {Settings | null} */
  #asked = null;
  /** @type {Promise<unknown>} */
  #refreshed = Promise.resolve();

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.host @param {import("../stage/stage.js").Stage} parts.stage @param {import("./network-store.js").NetworkStore} parts.store
   * @param {import("../ui/controls.js").Controls} parts.controls @param {import("./start-policy.js").StartPolicy} parts.startPolicy
   * @param {(work: () => Promise<unknown>, rethrow?: boolean) => Promise<void>} parts.run
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * Opens the network of these settings.
   * @param {Settings} settings @param {Urls} urls of the author's own reel and network file, empty where there are none
   * @param {ReadonlySet<string>} chosenNames the names of the settings that the author chose; a given reel sets the others
   * @param {boolean} authored whether the temperature is the author's, not the reader's
   */
  open(settings, urls, chosenNames, authored) {
    const { store, stage, run } = this.#parts;
    // The network may take a while: until then its shape is shown.
    if (!store.reel) stage.showSkeleton(settings);
    this.#asked = settings;
    this.again = () => this.open(settings, urls, chosenNames, authored);
    void this.#latestTask.run((isNewest) => run(() => this.#open(settings, urls, chosenNames, authored, isNewest)));
  }

  /** The requested settings, including those of a network still being opened, so that changing one keeps the others. @returns {Settings} */
  get wanted() {
    return this.#asked ?? this.#parts.store.settings;
  }

  /** Runs work on the network on stage: at once, or once the network that is being opened has arrived. @param {() => void} work */
  whenOpen(work) {
    this.#latestTask.whenSettled(work);
  }

  /**
   * Loads something and runs work with it; other work on the network waits meanwhile, and this work for a network that is
   * opened meanwhile. @param {() => Promise<() => void>} load resolved with the work
   */
  hold(load) {
    const work = async (/** @type {() => boolean} */ isNewest) => {
      const loaded = await load();
      if (isNewest()) loaded();
      else this.whenOpen(loaded);
    };
    void this.#latestTask.run(work);
  }

  /** @returns {Promise<void>} resolved when Python's numbers are on stage, rejected with the reason when they do not come */
  async whenLive() {
    await this.#opened();
    await this.#parts.store.backend.start();
    await this.#refreshed;
    // What was assigned meanwhile is asked for as soon as what may be changed is loaded.
    await this.#opened();
    await this.#parts.store.requested.catch(() => {}); // already shown in the notice
  }

  /** @returns {Promise<void>} resolved when another network is drawn; a preloaded one is shown at once */
  randomize() {
    return new Promise((resolve, reject) => this.whenOpen(() => void this.#randomize().then(resolve, reject)));
  }

  async #randomize() {
    const { store, stage, controls, run } = this.#parts;
    await run(() => store.randomize(), true);
    await stage.player.painted();
    controls.announceNetwork(store.trace);
  }

  /** Lets Python answer for what is on stage. */
  refreshFromLive() {
    const { store, run } = this.#parts;
    this.#refreshed = run(() => store.refreshFromLive(), true);
    return this.#refreshed.catch(() => {}); // already shown in the notice
  }

  /** @returns {Promise<void>} resolved when nothing is being opened */
  #opened() {
    return new Promise((resolve) => this.whenOpen(resolve));
  }

  /**
   * @param {Settings} settings @param {Urls} urls @param {ReadonlySet<string>} chosenNames @param {boolean} authored
   * @param {() => boolean} isNewest whether no newer request has been made
   */
  async #open(settings, urls, chosenNames, authored, isNewest) {
    const { store, startPolicy } = this.#parts;
    const given = await this.#takeGiven(urls, isNewest);
    if (!isNewest()) return;
    for (const reel of given.toReversed()) store.library.give(reel);
    this.#asked = null; // from now on the network has them
    const recorded = await store.open(settingsOf(settings, given[0], chosenNames), authored);
    if (recorded === null) return;
    startPolicy.opened(recorded);
    if (store.live) await this.refreshFromLive();
    else startPolicy.applyPolicy();
    // Preloading must not delay the first pulse.
    if (recorded && !savesData()) whenMoving(() => whenIdle(() => void store.preload()));
  }
  /**
   * The author's reels that are new, the one of an address before the one inside the element.
   * @param {Urls} urls @param {() => boolean} isNewest @returns {Promise<Reel[]>}
   */
  async #takeGiven(urls, isNewest) {
    const { host, controls, store } = this.#parts;
    const inside = () => host.querySelector(':scope > script[type="application/json"]:not([data-recorded])');
    const trains = !urls.src && host.matches("[mode=train]");
    if (!trains && !this.#given && !urls.reel && !urls.src && !inside()) return this.#takeOwn();
    const setNotice = (/** @type {string | null} */ sentence) => controls.setNotice("reel", sentence, "Try again");
    try {
      if (trains) return (await loadModule("trainings")).open(host, store, urls.reel, setNotice);
      const { GivenReels } = await loadModule("givenReels");
      this.#given ??= new GivenReels(inside, setNotice, store, this);
      return [...(await this.#given.take(urls, isNewest)), ...this.#takeOwn()];
    } catch (error) {
      setNotice(/** @type {Error} */ (error).message);
      return [];
    }
  }
  /** The reel that our own pages bring along, once: the site has recorded it, so it needs no check. @returns {Reel[]} */
  #takeOwn() {
    const script = this.#parts.host.querySelector(":scope > script[data-recorded]");
    if (!script?.textContent || script === this.#own) return [];
    this.#own = script;
    return [decodeRecorded(JSON.parse(script.textContent))];
  }
}
