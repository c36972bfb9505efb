// @ts-check
/** A Python of the page: a PyScript worker, started on demand. */

import { whatIsWrong } from "./diagnosis.js";
import { absolute, expected } from "./expected.js";
import { PATHS } from "./version.js";

/** @typedef {"idle" | "starting" | "live" | "failed"} InterpreterStatus */
/** @typedef {import("./delivery.js").Delivery} Delivery @typedef {{header: any, values: Float64Array}} Answer */
/** What answers: the page's interpreter, or what stands in for it. @typedef {EventTarget & {readonly status: InterpreterStatus, readonly reason: string, readonly percent: number, readonly hopeless: boolean, readonly source?: "edited", start(): Promise<void>, ask(request: object, door?: Door): Promise<Answer>, forEdits?(answerMs: number): Promise<Interpreter>}} Answering */
/** @typedef {HTMLScriptElement & {xworker?: Worker & {ready: Promise<unknown>, sync: {problem(): Promise<string>} & Record<Door, (request: string) => Promise<[string, Float64Array]>>}}} PyScriptTag */
/** The functions of worker.py that answer; `edited` only where edits are run. @typedef {"reel" | "explain" | "listing" | "script" | "edited"} Door */

/** How long nothing may be heard of a start before it is given up; as long as files come, it may last. */
const PATIENCE_MS = 64_000;
/** How long one answer may take: the largest network takes a hundredth of it. */
const ANSWER_MS = 20_000;
/** How often a start that lasts is asked whether one of the page's own files is missing: PyScript would wait for ever. */
const DIAGNOSIS_MS = 8000;
const POLL_MS = 4;
/** What PyScript puts into the page when something fails; a page of somebody else's may have its own. */
const PYSCRIPT_ERRORS = "body > .py-error";
/** What PyScript would load besides, and nothing here uses: its editor looks through the whole page four times a second. */
const UNUSED = ["codemirror", "deprecations-manager", "donkey", "py-editor", "py-game", "py-terminal"];
const NO_STORAGE = "this page may not store anything, which PyScript needs to";

/** A module beside this one; rejects with a sentence that says what is wrong with it. @param {string} path */
const imported = (path) =>
  import(/* @vite-ignore */ absolute(path)).catch(async (error) => {
    throw new Error((await whatIsWrong([expected(path)])) ?? error.message);
  });

/** PyScript itself, without its extras: which it shall have is read from the page, for each of its two Pythons, when it is imported. */
async function pyscript() {
  const plugins = JSON.stringify({ plugins: UNUSED.map((name) => `!${name}`) });
  const configs = ["py-config", "mpy-config"]
    .filter((name) => !document.querySelector(name)) // of the page's own, if it has one, there may be no second
    .map((name) => Object.assign(document.createElement(name), { textContent: plugins }));
  document.head.append(...configs);
  await imported(PATHS.pyscript).finally(() => configs.forEach((config) => config.remove()));
}

/** @param {number} ms */
const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Interpreter extends EventTarget {
  /** @type {InterpreterStatus} */
  #status = "idle";
  #reason = "";
  #percent = 0;
  #hopeless = false;
  /** What keeps the worker from answering, empty when nothing does; null before it has said so. @type {string | null} */
  #problem = null;
  /** @type {Delivery | null} */
  #delivery = null;
  /** @type {PyScriptTag | null} */
  #tag = null;
  /** @type {Promise<void> | null} */
  #started = null;
  /** @type {ReadonlySet<Element>} */
  #foreignErrors = new Set();
  /** Who waits for the worker, and is told when it dies. @type {Set<(error: Error) => void>} */
  #waiting = new Set();
  #answerMs = ANSWER_MS;
  /** What the worker is told besides. */
  #config = {};

  /** Another Python, for what a reader has edited: this one never runs any of it. @param {number} answerMs how long one answer may take */
  forEdits(answerMs) {
    const other = new Interpreter();
    other.#answerMs = answerMs;
    other.#config = { edited: true };
    return other;
  }

  get status() {
    return this.#status;
  }

  /** Why it failed, in words; empty otherwise. */
  get reason() {
    return this.#reason;
  }

  /** Whether trying again cannot help: this browser, or this address, does not do what is needed. */
  get hopeless() {
    return this.#hopeless;
  }

  /** How much of the files it starts from has come, 0…100. */
  get percent() {
    return this.#percent;
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
   * Asks for a reel, or at another door of worker.py for something else.
   * @param {object} request `{settings, samples, inputs?}`, as Python's `wire.answer` takes it
   * @param {Door} [door] name of the function that answers
   * @returns {Promise<Answer>} rejected with Python's own sentence when the request will not do, and with the reason
   *   where Python has failed: it is started again only by who calls `start`
   */
  async ask(request, door = "reel") {
    if (this.#status === "failed") throw new Error(this.#reason);
    await this.start();
    const worker = this.#tag?.xworker;
    if (!worker) throw new Error("Python is not running");
    const answer = worker.sync[door](JSON.stringify(request)).catch((error) => {
      throw new Error(lastLine(error));
    });
    // A worker that does not answer in time counts as dead: another one can be started.
    const late = () => this.#fail(new Error(`no answer within ${this.#answerMs / 1000} s`));
    const timer = setTimeout(late, this.#answerMs);
    const [text, values] = await this.#orDeath(answer).finally(() => clearTimeout(timer));
    const header = JSON.parse(text);
    if (header.error) throw new Error(header.error);
    return { header, values };
  }

  /** Ends the worker; the next start makes another. */
  end() {
    this.#fail(new Error("it was ended"));
  }

  /**
   * Waits for something of the worker's, or for its death. (A race against one lasting promise would never be forgotten.)
   * @template T @param {Promise<T>} work @returns {Promise<T>}
   */
  #orDeath(work) {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  async #start() {
    this.#become("starting");
    try {
      const lacking = whatIsLacking();
      this.#hopeless = lacking !== null;
      if (lacking) throw new Error(lacking);
      await this.#orDeath(Promise.race([this.#boot(), this.#watch()]));
      this.#become("live");
    } catch (error) {
      if (this.#status === "starting") this.#fail(this.#hopeless ? error : ((await refusedStorage()) ?? error));
      throw new Error(this.#reason);
    }
  }

  /**
   * Fetches what Python starts from, while the worker is being made; rejects when something does not come.
   * @param {typeof import("./delivery.js")} module @returns {Promise<never>}
   */
  #deliver({ Delivery }) {
    this.#delivery = new Delivery((percent) => this.#come(percent));
    return this.#delivery.trouble;
  }

  /** Rejects when a file turns out to be missing, or when patience ends. @returns {Promise<never>} */
  async #watch() {
    const files = [expected(PATHS.worker), expected(PATHS.loader)];
    let silentMs = 0;
    while (silentMs < PATIENCE_MS) {
      const { percent } = this;
      await after(DIAGNOSIS_MS);
      if (this.#status !== "starting") break;
      // A server may take the question and never answer it.
      const wrong = await Promise.race([whatIsWrong(files), after(DIAGNOSIS_MS).then(() => null)]);
      if (wrong) throw new Error(wrong);
      silentMs = percent === this.percent ? silentMs + DIAGNOSIS_MS : 0;
    }
    throw new Error(`after ${this.percent} % of its files nothing more came for ${PATIENCE_MS / 1000} s`);
  }

  async #boot() {
    this.#foreignErrors = new Set(document.querySelectorAll(PYSCRIPT_ERRORS));
    const tag = this.#makeTag();
    this.#tag = tag;
    this.#problem = null;
    document.head.append(tag);
    const delivery = imported(PATHS.delivery);
    await Promise.all([pyscript(), delivery]);
    // PyScript hangs the worker on the tag some turns later and announces it nowhere.
    while (!tag.xworker) {
      if (tag !== this.#tag) throw new Error("the start was given up");
      await after(POLL_MS);
    }
    /** @param {any} event PyScript's or the worker's own */
    const died = (event) => {
      if (tag !== this.#tag) return;
      const reason = event.error ?? (event.message || "the worker stopped");
      if (this.#status === "live") this.#fail(reason);
      else for (const tell of [...this.#waiting]) tell(reason);
    };
    tag.xworker.onerror = died; // PyScript calls this one itself: on its workers it is no event handler
    tag.xworker.addEventListener("error", died);
    tag.xworker.addEventListener("message", (event) => this.#hear(event.data));
    await Promise.race([tag.xworker.ready, this.#deliver(await delivery)]);
    // The worker counts as ready even when its own code has failed: then there may be nobody to say so.
    this.#problem ??= await tag.xworker.sync.problem().catch(() => "the worker's code could not be run");
    if (this.#problem) throw new Error(this.#problem);
    tag.removeAttribute("id"); // PyScript's; it would be a name in a page of somebody else's
  }

  /** @returns {PyScriptTag} */
  #makeTag() {
    const tag = /** @type {PyScriptTag} */ (document.createElement("script"));
    tag.type = "py";
    tag.toggleAttribute("worker", true);
    tag.toggleAttribute("async", true);
    tag.src = absolute(PATHS.worker);
    const interpreter = absolute(PATHS.loader);
    tag.setAttribute("config", JSON.stringify({ ...this.#config, interpreter, sync_main_only: true }));
    return tag;
  }

  /** What loader and worker say of themselves, between PyScript's own messages. @param {any} message */
  #hear(message) {
    const { port, problem } = message?.forwardPass ?? {};
    if (typeof problem === "string") this.#problem = problem;
    if (port) this.#delivery?.handTo(port);
  }

  /** @param {number} percent */
  #come(percent) {
    this.#percent = percent;
    this.dispatchEvent(new Event("progress"));
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#tag?.xworker?.terminate();
    this.#tag?.remove();
    for (const leftover of document.querySelectorAll(PYSCRIPT_ERRORS))
      if (!this.#foreignErrors.has(leftover)) leftover.remove();
    this.#tag = null;
    this.#delivery?.stop();
    this.#reason = lastLine(error);
    for (const tell of [...this.#waiting]) tell(new Error(this.#reason));
    this.#become("failed");
  }

  /** @param {InterpreterStatus} status */
  #become(status) {
    if (status !== "failed") this.#reason = "";
    if (status === "starting") this.#percent = 0;
    this.#status = status;
    this.dispatchEvent(new Event("statuschange"));
  }
}

/** What this browser, or this address, cannot do; null when nothing is lacking. */
function whatIsLacking() {
  if (location.protocol === "file:")
    return "a page opened from a file may not start it; it needs a web server (`make run`, or any static host)";
  if (globalThis.origin === "null") return `${NO_STORAGE} (its frame is sandboxed without allow-same-origin)`;
  if (!("WebAssembly" in globalThis)) return "this browser has no WebAssembly";
  return "Worker" in globalThis ? null : "this browser has no workers";
}

/** PyScript opens a database of its own; where the browser allows none, that is what is wrong. @returns {Promise<string | null>} */
async function refusedStorage() {
  try {
    const request = indexedDB.open("forward-pass");
    await new Promise((resolve, reject) => Object.assign(request, { onsuccess: resolve, onerror: reject }));
    request.result.close();
    indexedDB.deleteDatabase("forward-pass");
    return null;
  } catch {
    return `${NO_STORAGE} (a setting of this browser)`;
  }
}

/** What a person can use of an error: its message, and of a Python traceback the last line. @param {unknown} error */
function lastLine(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split("\n").at(-1)?.trim() || "unknown reason";
}
