// @ts-check
/**
 * What a worker of Python is told about stored networks: before it is asked about one it receives what reads network
 * files, once, and then the network's document, once.
 */

import { isTrained } from "../core/trained-name.js";

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

export class StoredNetworks {
  #documents;
  #ask;
  #archive;
  /** @type {Promise<unknown> | null} */
  #installed = null;
  /** The names that Python gave, by those that the page asks with. @type {Map<string, Promise<string>>} */
  #names = new Map();

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
    if (isTrained(source?.name)) await this.#install();
    else if (source?.name) return { ...request, source: { ...source, name: await this.#known(source.name) } };
    if (READING.includes(endpoint)) await this.#install();
    return request;
  }

  /** Notes that the worker has read a network. @param {Endpoint} endpoint @param {Answer["header"]} header its answer */
  learned(endpoint, { name }) {
    if (READING.includes(endpoint) && name) this.#names.set(name, Promise.resolve(name));
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
