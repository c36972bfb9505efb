// @ts-check
/** Has the kernel of a notebook answer: requests travel as the messages of its widget. */

import { deferred } from "./deferred.js";
import { LiveRequests } from "./live-requests.js";
import { StoredNetworks } from "./stored-networks.js";

/** @import { Backend, Endpoint, InterpreterStatus } from "./interpreter.js" */
/** What a notebook gives a widget, as far as it is used here. @typedef {{send(content: object): void, on(event: string, work: Function): void, off(event: string, work: Function): void}} Messages */
/** What the kernel answers; the values come beside it. @typedef {{id: string, header: string | null}} Reply */

/** How long the kernel may not answer. It may be busy: an answer that comes later counts all the same. */
const PATIENCE_MS = 30_000;

/** @implements {Backend} */
export class KernelBackend extends EventTarget {
  /** @type {InterpreterStatus} */
  status = "idle";
  reason = "";
  percent = 0;
  unrecoverable = false;
  /** @type {import("./stored-networks.js").Documents} */
  documents = new Map();
  #messages;
  /** Several views have one model, and each hears all answers. */
  #own = Math.random().toString(36).slice(2);
  #count = 0;
  /** @type {Map<string, (answer: [string | null, DataView | undefined]) => void>} */
  #waiting = new Map();
  /** @type {Promise<void> | null} */
  #started = null;
  /** A kernel has what reads network files. */
  #stored = new StoredNetworks(this.documents, (request, endpoint) => this.#asked(request, endpoint), null);

  /** @param {Messages} messages @param {AbortSignal} signal aborts when the view is gone */
  constructor(messages, signal) {
    super();
    this.#messages = messages;
    const hear = (/** @type {Reply} */ reply, /** @type {DataView[]} */ buffers) => this.#hear(reply, buffers);
    messages.on("msg:custom", hear);
    signal.addEventListener("abort", () => messages.off("msg:custom", hear));
  }

  /** @type {Backend["start"]} */
  start() {
    if (this.status === "failed") this.#started = null;
    if (!this.#started) {
      this.#set("starting");
      this.#started = this.#send("hello", "").then(() => {});
    }
    return this.#started;
  }

  /** @type {Backend["ask"]} */
  async ask(request, endpoint = "reel") {
    await this.start();
    return this.#asked(await this.#stored.prepared(request, endpoint), endpoint);
  }

  /** @param {object} request @param {Endpoint} endpoint */
  async #asked(request, endpoint) {
    const [text, values] = await this.#send(endpoint, JSON.stringify(request));
    const header = JSON.parse(text ?? "null");
    if (header.error) throw new Error(header.error);
    return { header, values: numbersOf(values) };
  }

  /** @type {Backend["loadRequests"]} */
  loadRequests() {
    return Promise.resolve(LiveRequests);
  }

  /**
   * Rejected where the kernel does not answer in time.
   * @param {Endpoint | "hello"} endpoint @param {string} request @returns {Promise<[string | null, DataView | undefined]>}
   */
  #send(endpoint, request) {
    const id = `${this.#own}/${this.#count++}`;
    const { promise, resolve, reject } =
      /** @type {ReturnType<typeof deferred<[string | null, DataView | undefined]>>} */ (deferred());
    const timer = setTimeout(() => {
      this.reason = `the kernel has not answered for ${PATIENCE_MS / 1000} s: it is busy, or was restarted (then run the cell again)`;
      this.#set("failed");
      reject(new Error(this.reason));
    }, PATIENCE_MS);
    this.#waiting.set(id, (answer) => {
      clearTimeout(timer);
      if (this.status !== "live") this.#set("live");
      resolve(answer);
    });
    this.#messages.send({ id, endpoint, request });
    return promise;
  }

  /** @param {Reply} reply @param {DataView[]} buffers */
  #hear({ id, header }, buffers) {
    const answer = this.#waiting.get(id);
    this.#waiting.delete(id);
    answer?.([header, buffers?.[0]]);
  }

  /** @param {InterpreterStatus} status */
  #set(status) {
    if (status !== "failed") this.reason = "";
    this.status = status;
    this.dispatchEvent(new Event("statuschange"));
  }
}

/** The numbers of a buffer; a copy, because they need not lie on a multiple of eight bytes. @param {DataView | undefined} bytes */
function numbersOf(bytes) {
  if (!bytes) return new Float64Array();
  const { buffer, byteOffset, byteLength } = bytes;
  return new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
