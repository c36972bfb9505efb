// @ts-check
/**
 * What Python starts from, fetched by the page: it begins while PyScript is still making the worker, counts and checks
 * every byte, compiles and unzips, and hands over to the worker's loader what is ready.
 */

import { absolute, expected } from "./expected.js";
import { Fetches } from "./fetches.js";
import { RUNTIME } from "./runtime-files.js";

/** How much more has come each time it is told. */
const STEP_PERCENT = 4;
/** @type {Promise<never>} */
const NEVER = new Promise(() => {});
const WASM = `${RUNTIME.pyodide}pyodide.asm.wasm`;

export class Delivery {
  #ended = new AbortController();
  #handed = false;
  /** @type {Record<string, Promise<WebAssembly.Module | ArrayBuffer>>} */
  #parts;
  /** Rejected with a sentence when something does not come as it should. @type {Promise<never>} */
  trouble;

  /** @param {(percent: number) => void} onPercent told how much has come */
  constructor(onPercent) {
    const paths = [WASM, RUNTIME.stdlib, RUNTIME.packages, RUNTIME.core].filter(Boolean);
    const files = RUNTIME.files.filter(([path]) => paths.includes(path)).map((file) => expected(...file));
    const { signal } = this.#ended;
    const fetches = new Fetches(files, inPercent(onPercent), (url) => fetch(url, { signal }));
    const bytes = (/** @type {string} */ path) => unpacked(path, fetches.fetch(absolute(path)));
    const wasm = compiled(fetches.fetch(absolute(WASM)), () => fetches.checked(absolute(WASM)));
    // The interpreter can start without its packages: on a slow link they come behind it, while it does.
    const behind = (/** @type {string} */ path) => wasm.then(() => bytes(path));
    this.#parts = { wasm, stdlib: bytes(RUNTIME.stdlib) };
    if (RUNTIME.packages) this.#parts.packages = behind(RUNTIME.packages);
    if (RUNTIME.core) this.#parts.core = behind(RUNTIME.core);
    this.trouble = Promise.race([fetches.trouble, wasm.then(() => NEVER)]);
    for (const promise of [this.trouble, ...Object.values(this.#parts)]) promise.catch(() => {}); // said by who waits
  }

  /**
   * Hands everything over, [name, value] as it is ready, to whoever asked first.
   * @param {MessagePort} port
   */
  handTo(port) {
    if (this.#handed) return;
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

/** Tells parts as whole percents, in steps. @param {(percent: number) => void} tell */
function inPercent(tell) {
  let told = 0;
  return (/** @type {number} */ part) => {
    const percent = Math.floor(part * 100);
    if (percent === told || percent < Math.min(100, told + STEP_PERCENT)) return;
    told = percent;
    tell(percent);
  };
}
