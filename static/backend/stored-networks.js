// @ts-check
/**
 * What a worker of Python is told about stored networks: before it is asked about one it receives what reads network
 * files, once, and then the network's document, once. A worker that knows nothing of a training, such as one that was
 * started anew, is told what it learns from, and trains up to the step, in parts.
 */

import { isTrained, trainedIn } from "../core/trained-name.js";

/**
 * @import { Answer, Endpoint } from "./interpreter.js"
 * @import { StoredNetwork } from "../types.d.ts"
 */

/** Networks by their names: the hash that Python gives them, or for one that it has not read yet a name of the page's. @typedef {Map<string, StoredNetwork>} Documents */

/** Endpoints that need what reads network files. @type {readonly Endpoint[]} */
const READING = [
  "open",
  "network",
  "stroke",
  "train",
  "train_data",
  "train_task",
  "train_step",
  "train_surface",
  "train_confusion",
  "train_file",
];

/** How long a worker trains up to a step at once, in ms: no answer may take long. */
const PART_MS = 200;
/** What a Python of the page was given to learn from, by the names of the tasks. @type {Map<string, object>} */
const learnable = new Map();

export class StoredNetworks {
  #documents;
  #ask;
  #archive;
  /** @type {Promise<unknown> | null} */
  #installed = null;
  /** The names that Python gave, by those that the page asks with. @type {Map<string, Promise<string>>} */
  #names = new Map();
  /** The tasks whose data the worker has. @type {Set<string>} */
  #tasks = new Set();
  /** How far it has come in each training, by the run as text. @type {Map<string, number>} */
  #reached = new Map();

  /**
   * @param {Documents} documents @param {(request: object, endpoint: Endpoint) => Promise<Answer>} ask
   * @param {(() => Promise<string>) | null} archive fetches what reads network files, in base64; null where Python has it
   */
  constructor(documents, ask, archive) {
    this.#documents = documents;
    this.#ask = ask;
    this.#archive = archive;
  }

  /**
   * Tells the worker what it must know to answer a request.
   * @param {any} request @param {Endpoint} endpoint
   * @returns {Promise<object>} the request, with the name that Python knows the network by; rejected with a sentence
   */
  async prepared(request, endpoint) {
    const { source } = request;
    // Python makes the network anew from its name.
    if (isTrained(source?.name)) {
      const { run, step } = trainedIn(source.name);
      await this.#trainedUpTo(run, step);
    } else if (source?.name) return { ...request, source: { ...source, name: await this.#known(source.name) } };
    if (READING.includes(endpoint)) await this.#install();
    // One that trains goes its way in parts itself.
    if (request.run && endpoint === "train") await this.#give(request.run.task);
    else if (request.run) await this.#trainedUpTo(JSON.stringify(request.run), request.step ?? 0);
    return request;
  }

  /** Notes what the worker knows by now. @param {Endpoint} endpoint @param {any} header its answer @param {object} request */
  learned(endpoint, { name, task, run, step }, request) {
    if (READING.includes(endpoint) && name) this.#names.set(name, Promise.resolve(name));
    if (endpoint === "train")
      for (const key of [trainedIn(name).run, JSON.stringify(run)]) this.#reached.set(key, step);
    if (endpoint !== "train_data") return;
    learnable.set(task, request);
    this.#tasks.add(task);
  }

  /** @param {string} run as text @param {number} step */
  async #trainedUpTo(run, step) {
    await this.#install();
    const asked = { run: JSON.parse(run), step, steps: 0, milliseconds: PART_MS };
    await this.#give(asked.run.task);
    // What is wrong with the run, the request itself will be told.
    while ((this.#reached.get(run) ?? 0) < step) {
      const { header } = await this.#ask(asked, "train");
      this.#reached.set(run, header.diverged ? Infinity : header.step);
    }
  }

  /** @param {string} task */
  async #give(task) {
    const data = learnable.get(task);
    if (!data || this.#tasks.has(task)) return;
    this.#tasks.add(task);
    await this.#ask(data, "train_data");
  }

  #install() {
    if (!this.#archive) return null;
    this.#installed ??= this.#archive().then((archive) => this.#ask({ archive }, "install"));
    this.#installed.catch(() => (this.#installed = null)); // the next request may succeed
    return this.#installed;
  }

  /** @param {string} name @returns {Promise<string>} the name that Python gave the network */
  #known(name) {
    const told = this.#names.get(name) ?? this.#tell(name);
    this.#names.set(name, told);
    told.catch(() => this.#names.delete(name));
    return told;
  }

  /** @param {string} name */
  async #tell(name) {
    const network = this.#documents.get(name);
    if (!network) throw new Error("this network came without its file, so Python cannot compute with it");
    await this.#install();
    const { header } = await this.#ask({ network: network.document }, "network");
    network.parity = header.parity;
    this.#documents.set(header.name, network);
    return header.name;
  }
}
