// @ts-check
/** The one Python of a page, as all its elements see it. What starts it is a script of its own, loaded with the first start. */

import { later } from "./later.js";

/** @typedef {import("../runtime/python.js").Interpreter} Interpreter @typedef {import("../runtime/python.js").Answering} Answering */

/** @implements {Answering} */
export class PagePython extends EventTarget {
  /** @type {Interpreter | null} */
  #python = null;
  /** @type {Promise<Interpreter> | null} */
  #coming = null;
  #reason = "";
  /** By what it is started, unless it has been already. @type {import("../types.d.ts").Display["interpreter"]} */
  backend = "pyodide";

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

  get hopeless() {
    return this.#python?.hopeless ?? false;
  }

  get detour() {
    return this.#python?.detour ?? "";
  }

  /** @type {Answering["start"]} */
  async start() {
    const python = await this.#load();
    await python.start();
  }

  /** @type {Answering["ask"]} */
  async ask(request, endpoint) {
    if (this.status === "failed") throw new Error(this.reason);
    const python = await this.#load();
    return python.ask(request, endpoint);
  }

  /** @type {NonNullable<Answering["forEdits"]>} */
  async forEdits(answerMs) {
    const python = await this.#load();
    return python.forEdits(answerMs);
  }

  #load() {
    if (this.#coming) return this.#coming;
    this.#coming = later("interpreter")
      .then(({ Interpreter }) => this.#came(new Interpreter(this.backend)))
      .catch((error) => {
        this.#coming = null;
        this.#reason = error.message;
        this.#tell("statuschange");
        throw error;
      });
    this.#tell("statuschange");
    return this.#coming;
  }

  /** @param {Interpreter} python */
  #came(python) {
    this.#python = python;
    for (const name of ["statuschange", "progress"]) python.addEventListener(name, () => this.#tell(name));
    return python;
  }

  /** @param {string} name */
  #tell(name) {
    this.dispatchEvent(new Event(name));
  }
}
