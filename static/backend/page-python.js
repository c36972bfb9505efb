// @ts-check
/** The one Python of a page, shared by all elements. The script that starts it is loaded with the first start. */

/** @import { Backend, Interpreter } from "./interpreter.js" */

/** @implements {Backend} */
export class PagePython extends EventTarget {
  /** @type {Interpreter | null} */
  #python = null;
  #load;
  /** @type {Promise<Interpreter> | null} */
  #coming = null;
  #reason = "";
  /** The stored networks of the page. @type {import("./stored-networks.js").Documents} */
  documents = new Map();
  /** How it will be started, unless it has been already. @type {import("../types.d.ts").Display["interpreter"]} */
  interpreter = "pyodide";

  /** @param {() => Promise<typeof import("./interpreter.js")>} load loads the script that starts it */
  constructor(load) {
    super();
    this.#load = load;
  }

  get status() {
    if (this.#python) return this.#python.status;
    if (this.#coming) return "starting";
    return this.#reason ? "failed" : "idle";
  }

  get reason() {
    return this.#python?.reason ?? this.#reason;
  }

  get percent() {
    return this.#python?.percent ?? 0;
  }

  get unrecoverable() {
    return this.#python?.unrecoverable ?? false;
  }

  get fallbackReason() {
    return this.#python?.fallbackReason ?? "";
  }

  /** @type {Backend["start"]} */
  async start() {
    const python = await this.#loaded();
    await python.start();
  }

  /** @type {Backend["ask"]} */
  async ask(request, endpoint) {
    if (this.status === "failed") throw new Error(this.reason);
    const python = await this.#loaded();
    return python.ask(request, endpoint);
  }

  /** Loads what asks for reels; it is in the script that starts Python. @type {Backend["loadRequests"]} */
  async loadRequests() {
    if (this.status === "failed") throw new Error(this.reason);
    await this.#loaded();
    return (await this.#load()).LiveRequests;
  }

  /** @type {NonNullable<Backend["forEdits"]>} */
  async forEdits(answerMs) {
    const python = await this.#loaded();
    return python.forEdits(answerMs);
  }

  #loaded() {
    if (this.#coming) return this.#coming;
    this.#coming = this.#load()
      .then(({ Interpreter }) => this.#came(new Interpreter(this.interpreter, { documents: this.documents })))
      .catch((error) => {
        this.#coming = null;
        this.#reason = error.message;
        this.#emit("statuschange");
        throw error;
      });
    this.#emit("statuschange");
    return this.#coming;
  }

  /** @param {Interpreter} python */
  #came(python) {
    this.#python = python;
    for (const name of ["statuschange", "progress"]) python.addEventListener(name, () => this.#emit(name));
    return python;
  }

  /** @param {string} name */
  #emit(name) {
    this.dispatchEvent(new Event(name));
  }
}
