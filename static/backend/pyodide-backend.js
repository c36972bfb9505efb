// @ts-check
/** Starts Python in a worker of our own, without PyScript: used on other sites' pages and in frames. */

import { deferred } from "./deferred.js";
import { absolute } from "./expected.js";
import { scriptUrl } from "./script-url.js";
import { SCRIPTS } from "./version.js";

/** @import { Ask, BackendOptions } from "./interpreter.js" */

/** Thrown where the browser did not even run the worker's first line. */
class NotRun extends Error {}

/**
 * The source of a worker that imports the real script, which may be on another host, and reports policy violations.
 * @param {string} url
 */
const bootstrap = (url) => `postMessage({ up: true });
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, disposition, sample }) =>
  postMessage({ refused: { effectiveDirective, blockedURI, disposition, sample } }));
import(${JSON.stringify(url)}).catch(({ message }) => postMessage({ problem: message || "its script failed" }));`;

/**
 * @param {BackendOptions} options
 * @returns {Promise<Ask>} rejected with the reason when it does not start
 */
export async function openPyodide(options) {
  const url = absolute(SCRIPTS.pyodide[0]?.[0] ?? "");
  const source = bootstrap(url);
  // A sandboxed frame has no origin, and cannot import from a blob.
  if (globalThis.origin === "null") return open(`data:text/javascript,${encodeURIComponent(source)}`, options);
  const blobUrl = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await open(blobUrl, options);
  } catch (error) {
    // A policy may forbid blobs and allow the page's own host.
    if (!(error instanceof NotRun) || options.signal.aborted || new URL(url).origin !== globalThis.origin) throw error;
    return await open(url, options);
  } finally {
    URL.revokeObjectURL(blobUrl);
  }
}

/** @param {string} url @param {BackendOptions} options @returns {Promise<Ask>} */
async function open(url, { edited, delivery, violations, signal, onDeath }) {
  const { promise, resolve, reject } = /** @type {ReturnType<typeof deferred<Ask>>} */ (deferred());
  const worker = makeWorker(url, edited ? "edited" : "");
  signal.addEventListener("abort", () => worker.terminate());
  let heard = false;
  /** @type {Map<number, {resolve: (answer: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  /** @type {Ask} */
  const ask = (endpoint, request) =>
    new Promise((resolve, reject) => {
      const id = count++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, endpoint, request });
    });
  let count = 0;

  let started = false;
  /** Messages of the worker before it can be asked; later ones could come from edited code. @param {any} message */
  const hear = ({ forwardPass, refused, problem }) => {
    if (forwardPass) delivery.handTo(forwardPass.port);
    if (refused) violations.note(refused);
    if (problem) reject(new Error(problem));
    started = problem === "";
    if (started) resolve(ask);
  };
  worker.addEventListener("message", ({ data }) => {
    heard = true;
    if (!started) return hear(data);
    const asker = waiting.get(data?.id); // edited code may post anything
    if (!asker) return;
    waiting.delete(data.id);
    if (Array.isArray(data.answer)) asker.resolve(data.answer);
    else asker.reject(new Error(data.error));
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault(); // shown in the element, not in the page's console
    const reason = event.message?.replace(/^Uncaught (\w*Error: )?/, "") || "the worker stopped";
    if (!heard) reject(new NotRun(reason));
    else onDeath(reason);
  });
  return promise;
}

/** @param {string} url @param {string} name */
function makeWorker(url, name) {
  try {
    return new Worker(scriptUrl(url), { type: "module", name });
  } catch (error) {
    throw new NotRun(error instanceof Error ? error.message : String(error));
  }
}
