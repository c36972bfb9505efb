// @ts-check
/**
 * What Python starts from, fetched by the page: it begins while the worker is still being made, counts and checks every
 * byte, compiles and unzips, and hands over to the worker what is ready. The scripts that the worker imports by itself
 * are fetched here too: to be there early, and to be checked.
 */

import { absolute, expected } from "./expected.js";
import { Fetches } from "./fetches.js";
import { RUNTIME } from "./runtime-files.js";

/** @typedef {import("./runtime-files.js").RuntimeFile} RuntimeFile */

/** How much more has come each time it is told. */
const STEP_PERCENT = 4;
/** @type {Promise<never>} */
const NEVER = new Promise(() => {});
const WASM = `${RUNTIME.pyodide}pyodide.asm.wasm`;

export class Delivery {
  #ended = new AbortController();
  #handed = false;
  #fetches;
  /** What is handed over. @type {string[]} */
  #paths;
  /** The scripts as they come. @type {Promise<void>[]} */
  #scripts = [];
  /** @type {Record<string, Promise<WebAssembly.Module | ArrayBuffer>>} */
  #parts;
  /** Rejected with a sentence when something does not come as it should. @type {Promise<never>} */
  trouble;

  /**
   * @param {(percent: number) => void} onPercent told how much has come
   * @param {boolean} [again] whether the server is asked anew for what the browser keeps: it may be what was wrong
   */
  constructor(onPercent, again = false) {
    this.#paths = [WASM, RUNTIME.stdlib, RUNTIME.packages, RUNTIME.core].filter(Boolean);
    const { signal } = this.#ended;
    /** @type {RequestInit} */
    const how = { signal, ...(again && { cache: "reload" }) };
    const parts = RUNTIME.files.filter(([path]) => this.#paths.includes(path));
    const fetches = new Fetches(
      parts.map((file) => expected(...file)),
      inPercent(onPercent),
      (url) => fetch(url, how),
    );
    this.#fetches = fetches;
    this.add(RUNTIME.files.filter(([path]) => path.endsWith(".mjs")));
    const bytes = (/** @type {string} */ path) => this.#bytes(path);
    // A sandboxed frame cannot hand a compiled module to its worker, which has an origin of its own.
    const wasm =
      globalThis.origin === "null"
        ? bytes(WASM)
        : compiled(fetches.fetch(absolute(WASM)), () => fetches.checked(absolute(WASM)));
    // The interpreter can start without its packages: on a slow link they come behind it, while it does.
    const behind = (/** @type {string} */ path) => wasm.then(() => bytes(path));
    this.#parts = { wasm, stdlib: bytes(RUNTIME.stdlib) };
    if (RUNTIME.packages) this.#parts.packages = behind(RUNTIME.packages);
    if (RUNTIME.core) this.#parts.core = behind(RUNTIME.core);
    this.trouble = Promise.race([fetches.trouble, wasm.then(() => NEVER)]);
    for (const promise of [this.trouble, ...Object.values(this.#parts)]) promise.catch(() => {}); // said by who waits
  }

  /** Fetches and checks more scripts that are run. @param {readonly RuntimeFile[]} scripts */
  add(scripts) {
    this.#fetches.expect(scripts.map((file) => expected(...file)));
    this.#scripts.push(...scripts.map(([path]) => this.#bytes(path).then(() => this.#fetches.checked(absolute(path)))));
  }

  /** Resolved when all scripts that Python runs have come and were checked, whatever was found. */
  get scriptsChecked() {
    return Promise.allSettled(this.#scripts);
  }

  /** The same for everything else too. @returns {Promise<unknown>} */
  get checked() {
    const parts = Promise.allSettled(Object.values(this.#parts));
    const checked = () => this.#paths.map((path) => this.#fetches.checked(absolute(path)));
    return Promise.all([this.scriptsChecked, parts.then(() => Promise.all(checked()))]);
  }

  /** @param {string} path @returns {Promise<ArrayBuffer>} */
  #bytes(path) {
    return unpacked(path, this.#fetches.fetch(absolute(path)));
  }

  /**
   * Hands everything over, [name, value] as it is ready, to whoever asked first.
   * @param {MessagePort} port
   */
  handTo(port) {
    if (this.#handed || !(port instanceof MessagePort)) return;
    this.#handed = true;
    port.postMessage(null); // heard
    for (const [name, part] of Object.entries(this.#parts))
      part.then(
        (value) => port.postMessage([name, value], value instanceof ArrayBuffer ? [value] : []),
        () => {}, // told as trouble
      );
  }

  /** Fetches nothing more. */
  stop() {
    this.#ended.abort();
  }
}

/**
 * A file that did not come as it should cannot be compiled either: that is told first.
 * @param {Promise<Response>} response @param {() => Promise<void>} checked
 */
async function compiled(response, checked) {
  response.catch(() => {}); // where a policy forbids to compile, nobody waits for it
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    await checked();
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`WebAssembly could not be compiled: ${message}`, { cause: error });
  }
}

/** A pack is gzipped, and unzipped while it comes. @param {string} path @param {Promise<Response>} response */
async function unpacked(path, response) {
  const { body } = await response;
  const bytes = path.endsWith(".pack") ? body?.pipeThrough(new DecompressionStream("gzip")) : body;
  return new Response(bytes).arrayBuffer();
}

/** Tells parts as whole percents, in steps. @param {(percent: number) => void} report */
function inPercent(report) {
  let reported = 0;
  return (/** @type {number} */ part) => {
    const percent = Math.floor(part * 100);
    if (percent === reported || percent < Math.min(100, reported + STEP_PERCENT)) return;
    reported = percent;
    report(percent);
  };
}
