// @ts-check
/** Opens the reader's files: Python reads them, and what they do not say is asked. Nothing leaves the browser. */

import { toBase64 } from "../backend/base64.js";
import { settingsOf, storedNetwork } from "../backend/network-document.js";

/** @import { Question, Wish } from "../types.d.ts" */
/** What Python said of the files. @typedef {{name: string, notes: string[], questions: Question[]}} Opened */

/** Several times the largest network: anything larger would only fill the memory. */
const MOST_MEGABYTES = 32;

export class FileOpening {
  #app;
  /** @type {{name: string, data: string}[]} */
  #files = [];
  /** The reader's choices, by the names of the questions. @type {Record<string, string>} */
  answers = {};
  /** @type {Opened | null} */
  opened = null;

  /** @param {Pick<import("./app.js").App, "runRequest" | "store">} app */
  constructor(app) {
    this.#app = app;
  }

  /** Opens files that belong together. @param {Iterable<File>} files @returns {Promise<void>} resolved when the network is on stage or refused */
  open(files) {
    return this.#app.runRequest(async () => {
      const all = [...files];
      const bytes = all.reduce((sum, { size }) => sum + size, 0);
      if (bytes > MOST_MEGABYTES << 20) throw new Error(`files must have at most ${MOST_MEGABYTES} MB; got more`);
      const read = all.map(async (file) => ({
        name: file.name,
        data: toBase64(new Uint8Array(await file.arrayBuffer())),
      }));
      const contents = await Promise.all(read);
      await this.#ask(contents, {});
    });
  }

  /** Answers a question: the network is opened anew. @param {string} name @param {string} choice */
  answer(name, choice) {
    return this.#app.runRequest(() => this.#ask(this.#files, { ...this.answers, [name]: choice }));
  }

  /** @param {{name: string, data: string}[]} files @param {Record<string, string>} answers */
  async #ask(files, answers) {
    const { store } = this.#app;
    const { backend } = store;
    const { header } = await backend.ask({ files, answers }, "open");
    const { network, name, notes, questions, parity } = header;
    backend.documents?.set(name, { ...storedNetwork(network), parity });
    const { temperature, ...settings } = settingsOf(network);
    /** @type {Wish} */
    const wish = {
      ...store.wish,
      settings: { ...settings, temperature, name },
      sample: 0,
      inputs: null,
      authoredTemperature: temperature,
      network: {},
    };
    await store.want(wish);
    this.#files = files;
    this.answers = answers;
    this.opened = { name, notes, questions };
  }
}
