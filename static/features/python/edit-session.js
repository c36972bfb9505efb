// @ts-check
/** Runs the forward pass that the reader has edited, in a second Python, which is ended if it takes too long. */

import { networkRequest } from "../../core/request.js";
import { SecondPython } from "./second-python.js";

/**
 * @import { Backend } from "../../backend/interpreter.js"
 * @import { PanelContext } from "../../types.d.ts"
 */

/** How long an edited forward pass may take. */
const ANSWER_MS = 2000;
const SWITCHED_OFF = "Python is switched off here, so nothing can be run";

/** Shared by all elements of a page. @type {SecondPython | undefined} */
let second;

/** A backend that answers with the functions of an edited text. @implements {Backend} */
export class EditedPython extends EventTarget {
  #python;
  #owner;
  /** @type {"live"} it is started anew where it was ended */
  status = "live";
  reason = "";
  percent = 100;
  unrecoverable = false;
  /** @type {"edited"} */
  source = "edited";

  /**
   * @param {SecondPython} python @param {string} text @param {Backend} original what answered before
   * @param {object} owner whose text it is
   */
  constructor(python, text, original, owner) {
    super();
    this.#python = python;
    this.#owner = owner;
    this.text = text;
    this.original = original;
  }

  start() {
    return this.#python.start(this.#owner);
  }

  loadRequests() {
    return this.original.loadRequests();
  }

  /** @param {object} request @returns {Promise<import("../../backend/interpreter.js").Answer>} */
  ask(request) {
    return this.#python.ask({ ...request, text: this.text }, this.#owner);
  }
}

export class EditSession {
  #context;
  #unedited;
  #running = false;

  /** @param {PanelContext} context @param {string} unedited the text as it is listed */
  constructor(context, unedited) {
    this.#context = context;
    this.#unedited = unedited;
  }

  /** The backend of the network on stage, if that is an edited text. @returns {EditedPython | null} */
  get edited() {
    const { backend } = this.#context;
    return backend instanceof EditedPython ? backend : null;
  }

  /** Python's own interpreter. @returns {Backend} */
  get original() {
    return this.edited?.original ?? this.#context.backend;
  }

  /**
   * Runs a text; if it answers, its numbers take the stage.
   * @param {string} text @param {(sentence: string) => void} report called with what it is waiting for
   * @returns {Promise<void>} rejected with what went wrong, in words; then all is as before
   */
  async run(text, report) {
    const { original } = this;
    const backend = second ? null : await original.forEdits?.(ANSWER_MS);
    if (backend) second ??= new SecondPython(backend, this.#unedited);
    if (!second) throw new Error(SWITCHED_OFF);
    if (this.#running) return;
    this.#running = true;
    const python = second;
    const started = new AbortController();
    const reportStart = () => report(`Starting a second Python… ${python.percent ? `${python.percent}\u2009%` : ""}`);
    try {
      if (python.percent !== null) reportStart();
      python.onProgress(reportStart, started.signal);
      await python.start(this).finally(() => started.abort());
      report("Running…");
      const edited = new EditedPython(python, text, original, this);
      const request = this.request();
      if (request) await edited.ask(request);
      await this.#context.answerFrom(edited);
    } finally {
      this.#running = false;
    }
  }

  /** Returns to Python's own numbers. */
  async back() {
    const { edited } = this;
    if (!edited) return;
    await this.#context.answerFrom(edited.original);
    second?.end(this);
  }

  /** The request for what is on stage; null while nothing is. */
  request() {
    const { reel, trace } = this.#context.onStage;
    if (!reel || !trace) return null;
    const inputs = trace.drawnInputs ? {} : { inputs: [...trace.inputs] };
    return { ...networkRequest(reel.settings), samples: [trace.sample], ...inputs };
  }

  /** The network on stage as a script that needs NumPy alone. @returns {Promise<string>} */
  async script() {
    const request = this.request();
    if (!request) throw new Error("there are no numbers yet");
    const { header } = await this.original.ask(request, "script");
    return header.script;
  }
}
