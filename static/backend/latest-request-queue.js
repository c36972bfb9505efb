// @ts-check
/** A queue of one: while a request is being answered, only the newest of the following requests waits. */

/** @import { Answer, Backend } from "./interpreter.js" */

export class LatestRequestQueue {
  #busy = false;
  /** @type {{request: object, resolve: (answer: Answer | null) => void, reject: (error: unknown) => void} | null} */
  #waiting = null;

  /** @param {Backend} backend @param {import("./interpreter.js").Endpoint} [endpoint] the endpoint that answers */
  constructor(backend, endpoint) {
    this.backend = backend;
    this.endpoint = endpoint;
  }

  /**
   * @param {object} request
   * @returns {Promise<Answer | null>} null when a newer request took its place before it was sent
   */
  ask(request) {
    return new Promise((resolve, reject) => {
      this.#waiting?.resolve(null);
      this.#waiting = { request, resolve, reject };
      if (!this.#busy) this.#send();
    });
  }

  async #send() {
    const next = this.#waiting;
    if (!next) return;
    this.#waiting = null;
    this.#busy = true;
    try {
      next.resolve(await this.backend.ask(next.request, this.endpoint));
    } catch (error) {
      next.reject(error);
    } finally {
      this.#busy = false;
      this.#send();
    }
  }
}
