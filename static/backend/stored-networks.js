// @ts-check
/**
 * What a worker of Python is told about stored networks: before it is asked about one it receives what reads network
 * files, once, and then the network's document, once.
 */

import { absolute, expected } from "./expected.js";
import { Fetches } from "./fetches.js";
import { RUNTIME } from "./runtime-files.js";
import { toBase64 } from "./base64.js";

/**
 * @import { Answer, Endpoint } from "./interpreter.js"
 * @import { StoredNetwork } from "../types.d.ts"
 */

/** Networks by their names: the hash that Python gives them, or for one that it has not read yet a name of the page's. @typedef {Map<string, StoredNetwork>} Documents */

/** Endpoints that need what reads network files. @type {readonly Endpoint[]} */
const READING = ["open", "network", "stroke"];

/** @type {Promise<string> | null} */
let archive = null;

/** The archive of what reads network files, in base64; fetched and checked once for the page. */
function fetchedArchive() {
  archive ??= fetchArchive();
  archive.catch(() => (archive = null)); // the next request may succeed
  return archive;
}

async function fetchArchive() {
  const [path, ...known] = RUNTIME.formats;
  const fetches = new Fetches(
    [expected(path, ...known)],
    () => {},
    (url) => fetch(url),
  );
  const url = absolute(path);
  const checked = async () => {
    const bytes = await fetches.fetch(url).then((response) => response.arrayBuffer());
    await fetches.checked(url);
    return bytes;
  };
  // Where the bytes are wrong, the sentence comes before the check is over.
  const bytes = await Promise.race([fetches.trouble, checked()]);
  return toBase64(new Uint8Array(bytes));
}

export class StoredNetworks {
  #documents;
  #ask;
  /** @type {Promise<unknown> | null} */
  #installed = null;
  /** The names that Python gave, by those that the page asks with. @type {Map<string, Promise<string>>} */
  #names = new Map();

  /** @param {Documents} documents @param {(request: object, endpoint: Endpoint) => Promise<Answer>} ask */
  constructor(documents, ask) {
    this.#documents = documents;
    this.#ask = ask;
  }

  /**
   * Tells the worker what it must know to answer a request.
   * @param {any} request @param {Endpoint} endpoint
   * @returns {Promise<object>} the request, with the name that Python knows the network by; rejected with a sentence
   */
  async prepared(request, endpoint) {
    const { source } = request;
    if (source?.name) return { ...request, source: { ...source, name: await this.#known(source.name) } };
    if (READING.includes(endpoint)) await this.#install();
    return request;
  }

  /** Notes that the worker has read a network. @param {Endpoint} endpoint @param {Answer["header"]} header its answer */
  learned(endpoint, { name }) {
    if (READING.includes(endpoint) && name) this.#names.set(name, Promise.resolve(name));
  }

  #install() {
    this.#installed ??= fetchedArchive().then((archive) => this.#ask({ archive }, "install"));
    this.#installed.catch(() => (this.#installed = null));
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
