// @ts-check
/** The one Python of a page: a PyScript worker, started on demand and shared by all elements. */

import { missingFile } from "./diagnosis.js";
import { PATHS, STATIC_URL } from "./version.js";

/** @typedef {"idle" | "starting" | "live" | "failed"} InterpreterStatus */
/** @typedef {{header: any, values: Float64Array}} Answer */
/** What answers: the page's interpreter, or what stands in for it. @typedef {EventTarget & {readonly status: InterpreterStatus, readonly reason: string, start(): Promise<void>, ask(request: object): Promise<Answer>}} Answering */
/** @typedef {HTMLScriptElement & {xworker?: Worker & {ready: Promise<unknown>, sync: {problem(): Promise<string>, reel(request: string): Promise<[string, Float64Array]>}}}} PyScriptTag */

/** How long the page waits for the worker before it says that Python did not come. */
const PATIENCE_MS = 120_000;
/** How long one answer may take: the largest network takes a hundredth of it. */
const ANSWER_MS = 20_000;
/** How often a start that lasts is asked whether a file is missing: the worker itself would wait for ever. */
const DIAGNOSIS_MS = 8000;
const POLL_MS = 20;

/** @param {string} path */
const absolute = (path) => new URL(path, STATIC_URL).href;

/** @param {number} ms */
const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Interpreter extends EventTarget {
  /** @type {InterpreterStatus} */
  #status = "idle";
  #reason = "";
  /** @type {PyScriptTag | null} */
  #tag = null;
  /** @type {Promise<void> | null} */
  #started = null;
  /** Rejected when the worker dies, so that nobody waits for its answer. */
  #death = death();

  get status() {
    return this.#status;
  }

  /** Why it failed, in words; empty otherwise. */
  get reason() {
    return this.#reason;
  }

  /**
   * Starts Python, once; a failed start may be tried again.
   * @returns {Promise<void>} resolved when it answers, rejected with the reason when it does not
   */
  start() {
    if (this.#status === "failed") this.#started = null;
    this.#started ??= this.#start();
    return this.#started;
  }

  /**
   * Asks for a reel.
   * @param {object} request `{settings, samples, inputs?}`, as Python's `wire.answer` takes it
   * @returns {Promise<Answer>} rejected with Python's own sentence when the request will not do
   */
  async ask(request) {
    await this.start();
    const worker = this.#tag?.xworker;
    if (!worker) throw new Error("Python is not running");
    const answer = worker.sync.reel(JSON.stringify(request)).catch((error) => {
      throw new Error(lastLine(error));
    });
    // A worker that does not answer in time counts as dead: another one can be started.
    const late = () => this.#fail(new Error(`no answer within ${ANSWER_MS / 1000} s`));
    const timer = setTimeout(late, ANSWER_MS);
    const [text, values] = await Promise.race([answer, this.#death.promise]).finally(() => clearTimeout(timer));
    const header = JSON.parse(text);
    if (header.error) throw new Error(header.error);
    return { header, values };
  }

  async #start() {
    this.#become("starting");
    try {
      await Promise.race([this.#boot(), this.#watch()]);
      this.#become("live");
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  /** Rejects when a file turns out to be missing, or when patience ends. @returns {Promise<never>} */
  async #watch() {
    const urls = [PATHS.worker, PATHS.app, PATHS.pyodide, ...PATHS.fetched].map(absolute);
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += DIAGNOSIS_MS) {
      await after(DIAGNOSIS_MS);
      if (this.#status !== "starting") break;
      const missing = await missingFile(urls);
      if (missing) throw new Error(missing);
    }
    throw new Error(`no answer within ${PATIENCE_MS / 1000} s`);
  }

  async #boot() {
    const tag = this.#makeTag();
    this.#tag = tag;
    document.head.append(tag);
    await import(/* @vite-ignore */ absolute(PATHS.pyscript));
    // PyScript hangs the worker on the tag some turns later and announces it nowhere.
    while (!tag.xworker) {
      if (tag !== this.#tag) throw new Error("the start was given up");
      await after(POLL_MS);
    }
    /** @param {any} event PyScript's or the worker's own */
    const died = (event) => this.#status === "live" && this.#fail(event.error ?? event.message ?? "the worker stopped");
    tag.xworker.onerror = died; // PyScript calls this one itself: on its workers it is no event handler
    tag.xworker.addEventListener("error", died);
    await tag.xworker.ready;
    // The worker counts as ready even when its own code has failed: then there is nobody to say so.
    const problem = await tag.xworker.sync.problem().catch(() => "the worker's code could not be run");
    if (problem) throw new Error(problem);
  }

  /** @returns {PyScriptTag} */
  #makeTag() {
    const tag = /** @type {PyScriptTag} */ (document.createElement("script"));
    tag.type = "py";
    tag.toggleAttribute("worker", true);
    tag.toggleAttribute("async", true);
    tag.src = absolute(PATHS.worker);
    const config = {
      interpreter: absolute(PATHS.pyodide),
      sync_main_only: true,
      files: { [absolute(PATHS.app)]: "./*" },
    };
    tag.setAttribute("config", JSON.stringify(config));
    return tag;
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#tag?.xworker?.terminate();
    this.#tag?.remove();
    for (const leftover of document.querySelectorAll("body > .py-error")) leftover.remove();
    this.#tag = null;
    this.#reason = lastLine(error);
    this.#death.reject(new Error(this.#reason));
    this.#death = death();
    this.#become("failed");
  }

  /** @param {InterpreterStatus} status */
  #become(status) {
    if (status !== "failed") this.#reason = "";
    this.#status = status;
    this.dispatchEvent(new Event("statuschange"));
  }
}

/** @returns {PromiseWithResolvers<never>} */
function death() {
  const resolvers = /** @type {PromiseWithResolvers<never>} */ (Promise.withResolvers());
  resolvers.promise.catch(() => {}); // nobody may be asking when it happens
  return resolvers;
}

/** What a person can use of an error: its message, and of a Python traceback the last line. @param {unknown} error */
function lastLine(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split("\n").at(-1)?.trim() || "unknown reason";
}

/** The page's interpreter. */
export const python = new Interpreter();

/**
 * One element's line to the interpreter. While one request is being answered only the newest of the next waits.
 */
export class Line {
  #busy = false;
  /** @type {{request: object, resolve: (answer: Answer | null) => void, reject: (error: unknown) => void} | null} */
  #waiting = null;

  /** @param {Answering} interpreter */
  constructor(interpreter) {
    this.interpreter = interpreter;
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
      next.resolve(await this.interpreter.ask(next.request));
    } catch (error) {
      next.reject(error);
    } finally {
      this.#busy = false;
      this.#send();
    }
  }
}
