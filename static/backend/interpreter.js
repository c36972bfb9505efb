// @ts-check
/** A Python of the page: started on demand, through PyScript or in a worker of our own, and asked. */

import { deferred } from "./deferred.js";
import { Delivery } from "./delivery.js";
import { allowsOnlyItsOwnOrigin, whatIsWrong } from "./diagnosis.js";
import { absolute, expected } from "./expected.js";
import { PolicyViolations } from "./policy-violations.js";
import { openPyodide } from "./pyodide-backend.js";
import { openPyScript, whatPyScriptLacks } from "./pyscript-backend.js";
import { StoredNetworks } from "./stored-networks.js";
import { fetchedArchive } from "./formats-archive.js";
import { SCRIPTS } from "./version.js";

// What asks Python comes with what starts it.
export { LiveRequests } from "./live-requests.js";
// For tests, which start Python from the same files in a worker of their own.
export { Delivery };

/** @typedef {"idle" | "starting" | "live" | "failed"} InterpreterStatus @typedef {keyof typeof BACKENDS} BackendName */
/** @typedef {{header: any, values: Float64Array}} Answer */
/** What answers requests: the page's interpreter, or a stand-in for it. @typedef {EventTarget & {readonly status: InterpreterStatus, readonly reason: string, readonly percent: number, readonly unrecoverable: boolean, readonly fallbackReason?: string, readonly source?: "edited", readonly documents?: import("./stored-networks.js").Documents, start(): Promise<void>, ask(request: object, endpoint?: Endpoint): Promise<Answer>, loadRequests(): Promise<typeof import("./live-requests.js").LiveRequests>, forEdits?(answerMs: number): Promise<Interpreter>}} Backend */
/** The functions of app/forward_pass/endpoint.py; `edited` only where edits are run. @typedef {"reel" | "explain" | "listing" | "script" | "edited" | "install" | "open" | "network" | "curve" | "stroke" | "train" | "train_step" | "train_script" | "train_listing" | "train_data" | "train_task" | "train_surface" | "train_confusion" | "train_file"} Endpoint */
/** A Python that has started. @typedef {(endpoint: Endpoint, request: string) => Promise<[header: string, values: Float64Array | null]>} Ask */
/** What a worker is started with; `signal` aborts to end it. @typedef {{edited: boolean, delivery: Delivery, violations: PolicyViolations, signal: AbortSignal, onDeath: (reason: unknown) => void}} BackendOptions */

/** How long a start may make no progress before it is given up. */
const PATIENCE_MS = 64_000;
/** How long one answer may take: the largest network takes a hundredth of it. */
const ANSWER_MS = 20_000;
/** How often a long start checks whether a file is missing: PyScript would wait for ever. */
const DIAGNOSIS_MS = 8000;
/** How long a failed start waits for policy violations, and for the last files to be checked. */
const REFUSAL_MS = 60;
const CHECK_MS = 3000;

const SANDBOXED =
  "its frame is sandboxed without allow-same-origin, where files are to be had only from a server that allows other origins";
/** Why a start failed: whether trying again cannot help, and whether a file was wrong. @typedef {Error & {unrecoverable?: boolean, ofFile?: boolean}} Failure */
/** One try to start Python. @typedef {{ended: AbortController, delivery: Delivery, violations: PolicyViolations}} Attempt */

const BACKENDS = { pyscript: openPyScript, pyodide: openPyodide };

/** @param {number} ms */
const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** JSON in spite of old libraries that give lists a `toJSON` of another kind. @param {object} request */
const toJson = (request) =>
  JSON.stringify(
    request,
    /** @this {any} @param {string} name */ function (name) {
      return this[name];
    },
  );

export class Interpreter extends EventTarget {
  /** @type {InterpreterStatus} */
  #status = "idle";
  #reason = "";
  #percent = 0;
  #unrecoverable = false;
  #fallbackReason = "";
  /** Whether the next start bypasses the browser's cache, because a file was wrong. */
  #reload = false;
  /** @type {Ask | null} */
  #ask = null;
  /** Aborts the present start and its worker; each start has its own, so that an aborted one changes nothing later. */
  #ended = new AbortController();
  /** @type {Promise<void> | null} */
  #started = null;
  /** Rejects what waits for the worker when it dies. @type {Set<(error: Error) => void>} */
  #waiting = new Set();
  #backend;
  #edited;
  #answerMs;
  /** The stored networks of the page. */
  documents;
  /** What the present worker knows of them. */
  #stored;

  /**
   * @param {BackendName} [backend] how it is started; if PyScript cannot start, Pyodide is used
   * @param {{edited?: boolean, answerMs?: number, documents?: import("./stored-networks.js").Documents}} [kind] whether it
   *   runs what a reader has edited; how long one answer may take; the stored networks of the page
   */
  constructor(backend = "pyodide", { edited = false, answerMs = ANSWER_MS, documents = new Map() } = {}) {
    super();
    this.documents = documents;
    this.#stored = this.#knowingNothing();
    this.#backend = backend;
    this.#edited = edited;
    this.#answerMs = answerMs;
  }

  /** Another interpreter, for edited code, which this one never runs. @param {number} answerMs how long one answer may take */
  forEdits(answerMs) {
    const { documents } = this;
    return new Interpreter(this.#fallbackReason ? "pyodide" : this.#backend, { edited: true, answerMs, documents });
  }

  get status() {
    return this.#status;
  }

  /** Why it failed, in words; empty otherwise. */
  get reason() {
    return this.#reason;
  }

  /** Why PyScript was requested but not used; empty otherwise. */
  get fallbackReason() {
    return this.#fallbackReason;
  }

  /** Whether trying again cannot help: this browser or this address lacks what is needed. */
  get unrecoverable() {
    return this.#unrecoverable;
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
   * Asks for a reel, or one of Python's other endpoints for something else.
   * @param {object} request `{settings, samples, inputs?}`, as Python's `wire.answer` takes it
   * @param {Endpoint} [endpoint] name of the function that answers
   * @returns {Promise<Answer>} rejected with Python's own sentence when the request will not do, and with the reason
   *   where Python has failed: only `start` starts it again
   */
  async ask(request, endpoint = "reel") {
    if (this.#status === "failed") throw new Error(this.#reason);
    await this.start();
    const stored = this.#stored;
    const answer = await this.#answered(await stored.prepared(request, endpoint), endpoint);
    stored.learned(endpoint, answer.header, request);
    return answer;
  }

  /** @param {object} request @param {Endpoint} endpoint @returns {Promise<Answer>} */
  async #answered(request, endpoint) {
    if (!this.#ask) throw new Error("Python is not running");
    const answer = this.#ask(endpoint, toJson(request)).catch((error) => {
      // For a bad request Python answers with a sentence; if it throws instead, it is broken.
      throw Object.assign(new Error(lastLine(error)), { broken: true });
    });
    // A worker that does not answer in time counts as dead, so that another one can be started.
    const late = () => this.#fail(new Error(`no answer within ${this.#answerMs / 1000} s`));
    const timer = setTimeout(late, this.#answerMs);
    const [text, values] = await this.#orDeath(answer).finally(() => clearTimeout(timer));
    const header = JSON.parse(text);
    if (header.error) throw new Error(header.error);
    return { header, values: /** @type {Float64Array} */ (values) };
  }

  /** Ends the worker; the next start makes another. */
  end() {
    this.#fail(new Error("it was ended"));
  }

  /**
   * Waits for work of the worker, or for its death. (`Promise.race` with one long-lived promise would leak.)
   * @template T @param {Promise<T>} work @returns {Promise<T>}
   */
  #orDeath(work) {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  /** A new worker knows no network. */
  #knowingNothing() {
    return new StoredNetworks(this.documents, (request, endpoint) => this.#answered(request, endpoint), fetchedArchive);
  }

  async #start() {
    const { signal } = (this.#ended = new AbortController());
    this.#stored = this.#knowingNothing();
    this.#setStatus("starting");
    try {
      const lacking = whatIsLacking();
      if (lacking) throw Object.assign(new Error(lacking), { unrecoverable: true });
      const ask = await this.#orDeath(this.#open(signal));
      signal.throwIfAborted();
      this.#ask = ask;
      this.#reload = false;
      this.#setStatus("live");
    } catch (error) {
      if (!signal.aborted) {
        const { unrecoverable = false, ofFile = false } = /** @type {Failure} */ (error);
        this.#unrecoverable = unrecoverable;
        this.#reload = ofFile;
        this.#fail(error);
      }
      throw new Error(lastLine(error));
    }
  }

  /** @param {AbortSignal} signal of this start @returns {Promise<Ask>} rejected with a Failure */
  async #open(signal) {
    const first = this.#deliver(signal);
    if (this.#backend === "pyodide") return this.#attempt("pyodide", first);
    let lacking = await whatPyScriptLacks();
    signal.throwIfAborted();
    let attempt = first;
    if (!lacking) {
      try {
        return await this.#attempt("pyscript", first);
      } catch (error) {
        signal.throwIfAborted();
        lacking = lastLine(error);
        attempt = this.#deliver(signal);
      }
    }
    this.#fallbackReason = lacking;
    return this.#attempt("pyodide", attempt);
  }

  /** Begins to fetch what both backends need. @param {AbortSignal} start @returns {Attempt} */
  #deliver(start) {
    const ended = new AbortController();
    const { signal } = ended;
    start.addEventListener("abort", () => ended.abort(), { signal });
    const violations = new PolicyViolations(signal);
    const delivery = new Delivery((percent) => signal.aborted || this.#come(percent), this.#reload);
    signal.addEventListener("abort", () => delivery.stop());
    return { ended, delivery, violations };
  }

  /** @param {BackendName} backend @param {Attempt} attempt @returns {Promise<Ask>} rejected with a Failure that names what is wrong */
  async #attempt(backend, { ended, delivery, violations }) {
    const { signal } = ended;
    const death = /** @type {ReturnType<typeof deferred<never>>} */ (deferred());
    const onDeath = (/** @type {unknown} */ reason) => {
      if (signal.aborted) return;
      death.reject(reason);
      if (this.#status === "live") this.#fail(reason);
    };
    delivery.add(SCRIPTS[backend]);
    const opened = BACKENDS[backend]({ edited: this.#edited, delivery, violations, signal, onDeath });
    const whole = Promise.all([opened, delivery.checked]).then(([ask]) => ask);
    const silence = this.#watch(backend, signal);
    for (const promise of [death.promise, silence]) promise.catch(() => {}); // the race reports one of them
    try {
      return await Promise.race([whole, delivery.trouble, death.promise, silence]);
    } catch (error) {
      const failure = await explained(error, backend, delivery, violations);
      ended.abort();
      throw failure;
    }
  }

  /** Rejects when a file turns out to be missing, or when patience ends. @param {BackendName} backend @param {AbortSignal} signal @returns {Promise<never>} */
  async #watch(backend, signal) {
    let silentMs = 0;
    while (silentMs < PATIENCE_MS) {
      const { percent } = this;
      await after(DIAGNOSIS_MS);
      if (signal.aborted || this.#status !== "starting") return new Promise(() => {});
      // A server may take the question and never answer it.
      const wrong = await Promise.race([wrongScript(backend), after(DIAGNOSIS_MS).then(() => null)]);
      if (wrong) throw new Error(wrong);
      silentMs = percent === this.percent ? silentMs + DIAGNOSIS_MS : 0;
    }
    throw new Error(`after ${this.percent} % of its files nothing more came for ${PATIENCE_MS / 1000} s`);
  }

  /** @param {number} percent */
  #come(percent) {
    this.#percent = percent;
    this.dispatchEvent(new Event("progress"));
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#ask = null;
    this.#reason = lastLine(error);
    this.#ended.abort(new Error(this.#reason));
    for (const rejectWaiting of [...this.#waiting]) rejectWaiting(new Error(this.#reason));
    this.#setStatus("failed");
  }

  /** @param {InterpreterStatus} status */
  #setStatus(status) {
    if (status !== "failed") this.#reason = "";
    if (status === "starting") {
      this.#percent = 0;
      this.#fallbackReason = "";
      this.#unrecoverable = false;
    }
    this.#status = status;
    this.dispatchEvent(new Event("statuschange"));
  }
}

/**
 * Finds the real reason of a failed start: what it throws is often misleading.
 * @param {unknown} error @param {BackendName} backend @param {Delivery} delivery @param {PolicyViolations} violations
 * @returns {Promise<Failure>}
 */
async function explained(error, backend, delivery, violations) {
  await after(REFUSAL_MS);
  if (violations.sentence) return Object.assign(new Error(violations.sentence), { unrecoverable: true });
  const found = delivery.trouble.catch((trouble) => trouble.message);
  const late = after(CHECK_MS).then(() => null);
  const broken = await Promise.race([found, delivery.scriptsChecked.then(() => Promise.race([found, null])), late]);
  const wrong = broken ?? (await Promise.race([wrongScript(backend), late]));
  const sentence = wrong ?? lastLine(error);
  const [[script = ""] = []] = SCRIPTS[backend];
  const unrecoverable = globalThis.origin === "null" && (await allowsOnlyItsOwnOrigin(absolute(script)));
  return Object.assign(new Error(unrecoverable ? `${sentence}; ${SANDBOXED}` : sentence), {
    unrecoverable,
    ofFile: wrong !== null,
  });
}

/** What is wrong with the scripts of a backend, in words; null when nothing is. @param {BackendName} backend */
const wrongScript = (backend) => whatIsWrong(SCRIPTS[backend].map((file) => expected(...file)));

/** What this browser or this address lacks; null when nothing is lacking. */
function whatIsLacking() {
  if (location.protocol === "file:")
    return "a page opened from a file may not start it; it needs a web server (`make run`, or any static host)";
  if (!("WebAssembly" in globalThis)) return "this browser has no WebAssembly";
  return "Worker" in globalThis ? null : "this browser has no workers";
}

/** An error's message; of a Python traceback the last line. @param {unknown} error */
function lastLine(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split("\n").at(-1)?.trim() || "unknown reason";
}
