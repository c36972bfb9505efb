// @ts-check
/**
 * What Python starts from, fetched by the page: it begins while the worker is still being made, counts and checks every
 * byte, compiles and unzips, and hands over to the worker what is ready. The scripts that the worker imports by itself
 * are fetched here too: to be there early, and to be checked.
 */

import { absolute, expected } from "./expected.js";
import { Fetches } from "./fetches.js";
import { RUNTIME } from "./runtime-files.js";

/** @import { RuntimeFile } from "./runtime-files.js" */

/** Progress is reported in steps of so many percent. */
const STEP_PERCENT = 4;
/** @type {Promise<never>} */
const NEVER = new Promise(() => {});
const WASM = `${RUNTIME.pyodide}pyodide.asm.wasm`;

export class Delivery {
  #ended = new AbortController();
  #handed = false;
  #fetches;
  /** The files that are handed over. @type {string[]} */
  #paths;
  /** The checks of the scripts. @type {Promise<void>[]} */
  #scripts = [];
  /** @type {Record<string, Promise<WebAssembly.Module | ArrayBuffer>>} */
  #parts;
  /** Rejected with a sentence when a file is missing, cut or changed. @type {Promise<never>} */
  trouble;

  /**
   * @param {(percent: number) => void} onPercent told how much has come
   * @param {boolean} [again] whether the browser's cache is bypassed, because a cached file may be broken
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
    // A sandboxed frame cannot pass a compiled module to its worker, whose origin is another.
    const wasm =
      globalThis.origin === "null"
        ? bytes(WASM)
        : compiled(fetches.fetch(absolute(WASM)), () => fetches.checked(absolute(WASM)));
    // The interpreter starts without its packages: they are fetched after it, while it starts.
    const behind = (/** @type {string} */ path) => wasm.then(() => bytes(path));
    this.#parts = { wasm, stdlib: bytes(RUNTIME.stdlib) };
    if (RUNTIME.packages) this.#parts.packages = behind(RUNTIME.packages);
    if (RUNTIME.core) this.#parts.core = behind(RUNTIME.core);
    this.trouble = Promise.race([fetches.trouble, wasm.then(() => NEVER)]);
    for (const promise of [this.trouble, ...Object.values(this.#parts)]) promise.catch(() => {}); // reported by `trouble`
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

  /** Resolved when everything has come and was checked. @returns {Promise<unknown>} */
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
   * Sends every part, as [name, value], once it is ready, to the port that asked first.
   * @param {MessagePort} port
   */
  handTo(port) {
    if (this.#handed || !(port instanceof MessagePort)) return;
    this.#handed = true;
    port.postMessage(null); // the reply that stops the asking
    for (const [name, part] of Object.entries(this.#parts))
      part.then(
        (value) => port.postMessage([name, value], value instanceof ArrayBuffer ? [value] : []),
        () => {}, // reported by `trouble`
      );
  }

  /** Fetches nothing more. */
  stop() {
    this.#ended.abort();
  }
}

/**
 * Compiles a response; if that fails because the file itself is broken, the check's sentence comes first.
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

/** Unzips a pack while it arrives. @param {string} path @param {Promise<Response>} response */
async function unpacked(path, response) {
  const { body } = await response;
  const bytes = path.endsWith(".pack") ? body?.pipeThrough(new DecompressionStream("gzip")) : body;
  return new Response(bytes).arrayBuffer();
}

/** Reports progress as whole percents, in steps. @param {(percent: number) => void} report */
function inPercent(report) {
  let reported = 0;
  return (/** @type {number} */ part) => {
    const percent = Math.floor(part * 100);
    if (percent === reported || percent < Math.min(100, reported + STEP_PERCENT)) return;
    reported = percent;
    report(percent);
  };
}
