// @ts-check
/** Opens the reader's files: Python reads them, and the network in them takes the place of the one on stage. */

import { openedNetwork, readFiles } from "../backend/opened-files.js";
import { settingsOf } from "../backend/network-document.js";

/** @import { NamedFile, Wish } from "../types.d.ts" */

export class FileOpening {
  #app;
  /** The newest request: an earlier one is dropped. */
  #newest = {};
  /** Which files are being read, in words; empty when none is. */
  reading = "";
  /** The reader's answers while Python reads the files anew. @type {Readonly<Record<string, string>> | null} */
  #asked = null;

  /** @param {Pick<import("./app.js").App, "runRequest" | "store" | "stage" | "display" | "paused" | "controls">} app */
  constructor(app) {
    this.#app = app;
  }

  /** The answers to what the files of the network on stage do not say. */
  get answers() {
    return this.#asked ?? this.#app.store.stored?.opened?.answers ?? {};
  }

  /**
   * Opens files that belong together; a refusal is shown in the notice, and the network before stays.
   * @param {Iterable<File>} files @returns {Promise<boolean>} whether they are on stage
   */
  async open(files) {
    const all = [...files];
    const name = all[0]?.name ?? "";
    const which = all.length > 1 ? `${name} and ${all.length - 1} more` : name;
    const { store, controls } = this.#app;
    return this.#run(which, async (isNewest) => {
      const read = await readFiles(all);
      if (!isNewest() || !(await this.#ask(read, {}, isNewest, { sample: 0, inputs: null }))) return false;
      controls.announceNetwork(store.trace);
      return true;
    });
  }

  /** Answers a question: the files are read anew, and the same moment shows what that changes. @param {string} name @param {string} choice */
  async answer(name, choice) {
    const { store, stage, paused } = this.#app;
    const opened = store.stored?.opened;
    if (!opened) return;
    const answers = { ...this.answers, [name]: choice };
    const { timeMs } = stage.player;
    this.#asked = answers;
    const shown = await this.#run("", (isNewest) => this.#ask(opened.files, answers, isNewest, { sample: null }));
    if (shown && !paused) stage.player.seek(timeMs);
  }

  /**
   * @param {string} which @param {(isNewest: () => boolean) => Promise<boolean>} work resolved with whether it is on stage
   * @returns {Promise<boolean>}
   */
  async #run(which, work) {
    const { store } = this.#app;
    const token = (this.#newest = {});
    const { network } = store.wish;
    // Another network may be wanted meanwhile: then this one comes too late.
    const isNewest = () => token === this.#newest && network === store.wish.network;
    this.reading = which;
    let shown = false;
    await this.#app.runRequest(async () => {
      try {
        shown = await work(isNewest);
      } finally {
        if (token === this.#newest) {
          this.reading = "";
          this.#asked = null;
        }
      }
    });
    return shown;
  }

  /**
   * @param {readonly NamedFile[]} files @param {Readonly<Record<string, string>>} answers @param {() => boolean} isNewest
   * @param {Partial<Wish>} more what else is wanted of the network
   */
  async #ask(files, answers, isNewest, more) {
    const { store, display } = this.#app;
    const { backend } = store;
    const { name, stored } = await openedNetwork(backend, files, answers);
    if (!isNewest()) return false;
    // The author's labels were meant for the author's network.
    const authored = JSON.stringify(display.labels);
    const named = stored.named;
    stored.named = (labels) => named(JSON.stringify(labels) === authored ? { inputs: [], classes: [] } : labels);
    backend.documents?.set(name, stored);
    const settings = { ...settingsOf(stored.document), name };
    const { temperature } = settings;
    await store.want({ ...store.wish, settings, authoredTemperature: temperature, network: {}, ...more });
    return true;
  }
}
