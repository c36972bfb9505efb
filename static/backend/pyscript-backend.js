// @ts-check
/** Starts Python through PyScript, as our own page does. */

import { absolute, expected } from "./expected.js";
import { whatIsWrong } from "./diagnosis.js";
import { SCRIPTS } from "./version.js";

/** @import { Ask, BackendOptions, Endpoint } from "./interpreter.js" */

/** @typedef {HTMLScriptElement & {xworker?: Worker & {ready: Promise<unknown>, sync: {problem(): Promise<string>} & Record<Endpoint, (request: string) => Promise<[string, Float64Array | null]>>}}} PyScriptTag */

const POLL_MS = 4;
/**
 * How long the browser may take to open a database, in parts: while the page is busy its answer waits as well, and a timer
 * that is over may come before it.
 */
const STORAGE_PARTS = 50;
const STORAGE_PART_MS = 200;
/** Elements that PyScript adds to the page when something fails; the page may have some of its own. */
const PYSCRIPT_ERRORS = "body > .py-error";
/** Plugins that PyScript would load and nothing here uses: its editor searches the whole page four times a second. */
const UNUSED = ["codemirror", "deprecations-manager", "donkey", "py-editor", "py-game", "py-terminal"];
const NO_STORAGE = "this page may not store anything, which PyScript needs to";
const SILENT_STORAGE = `this browser opened no database within ${(STORAGE_PARTS * STORAGE_PART_MS) / 1000} s, which PyScript needs`;
const [CORE = "", ...OTHERS] = SCRIPTS.pyscript.map(([path]) => path);
const [LOADER = "", WORKER = ""] = OTHERS.slice(-2);

/**
 * @param {BackendOptions} options
 * @returns {Promise<Ask>} rejected with the reason when it does not start; call `whatPyScriptLacks` first
 */
export async function openPyScript({ edited, delivery, signal, onDeath }) {
  const foreignErrors = new Set(document.querySelectorAll(PYSCRIPT_ERRORS));
  const tag = makeTag(edited);
  signal.addEventListener("abort", () => {
    tag.xworker?.terminate();
    tag.remove();
    for (const leftover of document.querySelectorAll(PYSCRIPT_ERRORS))
      if (!foreignErrors.has(leftover)) leftover.remove();
  });
  document.head.append(tag);
  await importPyScript();
  // PyScript sets the tag's `xworker` a few turns later, without an event.
  while (!tag.xworker) {
    if (signal.aborted) throw new Error("the start was given up");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const worker = tag.xworker;
  /** Why it cannot answer: empty if it can, null while that is not known. @type {string | null} */
  let problem = null;
  /** @param {any} event PyScript's or the worker's own */
  const died = (event) => onDeath(event.error ?? (event.message || "the worker stopped"));
  worker.onerror = died; // PyScript calls this itself: on its workers it is not an event handler
  worker.addEventListener("error", died);
  worker.addEventListener("message", ({ data }) => {
    // Messages of our loader and worker, among PyScript's own.
    const message = data?.forwardPass ?? {}; // edited code may post anything
    if (typeof message.problem === "string") problem = message.problem;
    if (message.port) delivery.handTo(message.port);
  });
  await worker.ready;
  // The worker counts as ready even if its code failed, and then it cannot report that itself.
  problem ??= await worker.sync.problem().catch(() => "the worker's code could not be run");
  if (problem) throw new Error(problem);
  tag.removeAttribute("id"); // set by PyScript; an id would become a global of the host page
  return (endpoint, request) => worker.sync[endpoint](request);
}

/** What PyScript needs and this page lacks; null when nothing is lacking. @returns {Promise<string | null>} */
export async function whatPyScriptLacks() {
  if (location.hostname === "0.0.0.0") return "it would lead this page from 0.0.0.0 to another address";
  if (globalThis.origin === "null") return `${NO_STORAGE} (its frame is sandboxed without allow-same-origin)`;
  try {
    new Function();
  } catch {
    return "the Content-Security-Policy of this page must allow it 'unsafe-eval' in script-src";
  }
  return refusedStorage();
}

/** Whether the browser opens no database, which PyScript needs: then the reason. @returns {Promise<string | null>} */
async function refusedStorage() {
  try {
    const request = indexedDB.open("forward-pass");
    /** @type {Promise<boolean>} */
    const opened = new Promise((resolve, reject) =>
      Object.assign(request, { onsuccess: () => resolve(true), onerror: reject }),
    );
    if (!(await inTime(opened))) return SILENT_STORAGE; // some browsers never answer
    request.result.close();
    indexedDB.deleteDatabase("forward-pass");
    return null;
  } catch {
    return `${NO_STORAGE} (a setting of this browser)`;
  }
}

/** Whether the browser answers while the page has been free for long enough. @param {Promise<boolean>} answer @returns {Promise<boolean>} */
async function inTime(answer) {
  for (let part = 0; part < STORAGE_PARTS; part++) {
    const over = new Promise((resolve) => setTimeout(resolve, STORAGE_PART_MS, false));
    if (await Promise.race([answer, over])) return true;
  }
  return false;
}

/** Imports PyScript without its plugins: while it is imported it reads from the page which plugins each of its two Pythons has. */
async function importPyScript() {
  preload([CORE, ...OTHERS.slice(0, -2)]);
  const plugins = JSON.stringify({ plugins: UNUSED.map((name) => `!${name}`) });
  const configs = ["py-config", "mpy-config"]
    .filter((name) => !document.querySelector(name)) // a page may have only one of each
    .map((name) => Object.assign(document.createElement(name), { textContent: plugins }));
  document.head.append(...configs);
  try {
    await import(/* @vite-ignore */ absolute(CORE));
  } catch (error) {
    throw new Error((await whatIsWrong([expected(CORE)])) ?? /** @type {Error} */ (error).message);
  } finally {
    configs.forEach((config) => config.remove());
  }
}

/** Fetches modules at once that would be imported one after the other. @param {string[]} paths */
function preload(paths) {
  for (const path of paths) {
    const link = Object.assign(document.createElement("link"), { rel: "modulepreload", href: absolute(path) });
    link.onload = link.onerror = () => link.remove();
    document.head.append(link);
  }
}

/** @param {boolean} edited @returns {PyScriptTag} */
function makeTag(edited) {
  const tag = /** @type {PyScriptTag} */ (document.createElement("script"));
  tag.type = "py";
  tag.toggleAttribute("worker", true);
  tag.toggleAttribute("async", true);
  tag.src = absolute(WORKER);
  const interpreter = absolute(LOADER);
  tag.setAttribute("config", JSON.stringify({ ...(edited && { edited }), interpreter, sync_main_only: true }));
  return tag;
}
