// @ts-check
/** The one Python of a page, as all its elements see it. What starts it is a script of its own, loaded with the first start. */

import { PATHS } from "../runtime/version.js";
import { ahead, later } from "./later.js";

/** @typedef {import("../runtime/python.js").Interpreter} Interpreter @typedef {import("../runtime/python.js").Answering} Answering */

const NOT_LOADED = "the script that starts it could not be loaded";

/** @implements {Answering} */
export class PagePython extends EventTarget {
  /** @type {Interpreter | null} */
  #python = null;
  /** @type {Promise<Interpreter> | null} */
  #coming = null;
  #reason = "";

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

  /** @type {Answering["start"]} */
  async start() {
    const python = await this.#load();
    await python.start();
  }

  /** @type {Answering["ask"]} */
  async ask(request, door) {
    if (this.status === "failed") throw new Error(this.reason);
    const python = await this.#load();
    return python.ask(request, door);
  }

  /** @type {NonNullable<Answering["forEdits"]>} */
  async forEdits(answerMs) {
    const python = await this.#load();
    return python.forEdits(answerMs);
  }

  #load() {
    if (this.#coming) return this.#coming;
    ahead([PATHS.pyscript, ...PATHS.pyscriptParts, PATHS.delivery]);
    this.#coming = later("interpreter").then(
      ({ Interpreter }) => this.#came(new Interpreter()),
      () => {
        this.#coming = null;
        this.#reason = NOT_LOADED;
        this.#tell("statuschange");
        throw new Error(NOT_LOADED);
      },
    );
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
