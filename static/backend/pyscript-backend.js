// @ts-check
/** Starts Python through PyScript, as our own page does. */

import { absolute, expected } from "./expected.js";
import { whatIsWrong } from "./diagnosis.js";
import { SCRIPTS } from "./version.js";

/** @typedef {import("./interpreter.js").BackendOptions} BackendOptions @typedef {import("./interpreter.js").Ask} Ask @typedef {import("./interpreter.js").Endpoint} Endpoint */
/** @typedef {HTMLScriptElement & {xworker?: Worker & {ready: Promise<unknown>, sync: {problem(): Promise<string>} & Record<Endpoint, (request: string) => Promise<[string, Float64Array | null]>>}}} PyScriptTag */

const POLL_MS = 4;
/** How long the browser may take to open a database. */
const STORAGE_MS = 3000;
/** What PyScript puts into the page when something fails; a page of somebody else's may have its own. */
const PYSCRIPT_ERRORS = "body > .py-error";
/** What PyScript would load besides, and nothing here uses: its editor looks through the whole page four times a second. */
const UNUSED = ["codemirror", "deprecations-manager", "donkey", "py-editor", "py-game", "py-terminal"];
const NO_STORAGE = "this page may not store anything, which PyScript needs to";
const [CORE = "", ...OTHERS] = SCRIPTS.pyscript.map(([path]) => path);
const [LOADER = "", WORKER = ""] = OTHERS.slice(-2);

/**
 * @param {BackendOptions} options
 * @returns {Promise<Ask>} rejected with the reason when it does not start; first is asked what PyScript lacks
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
  // PyScript hangs the worker on the tag some turns later and announces it nowhere.
  while (!tag.xworker) {
    if (signal.aborted) throw new Error("the start was given up");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const worker = tag.xworker;
  /** What keeps it from answering, empty when nothing does; null before it has said so. @type {string | null} */
  let problem = null;
  /** @param {any} event PyScript's or the worker's own */
  const died = (event) => onDeath(event.error ?? (event.message || "the worker stopped"));
  worker.onerror = died; // PyScript calls this one itself: on its workers it is no event handler
  worker.addEventListener("error", died);
  worker.addEventListener("message", ({ data }) => {
    // What loader and worker say of themselves, between PyScript's own messages.
    const message = data?.forwardPass ?? {}; // a reader's text may post anything
    if (typeof message.problem === "string") problem = message.problem;
    if (message.port) delivery.handTo(message.port);
  });
  await worker.ready;
  // The worker counts as ready even when its own code has failed: then there may be nobody to say so.
  problem ??= await worker.sync.problem().catch(() => "the worker's code could not be run");
  if (problem) throw new Error(problem);
  tag.removeAttribute("id"); // PyScript's; it would be a name in a page of somebody else's
  return (endpoint, request) => worker.sync[endpoint](request);
}

/** What PyScript cannot do without on this page; null when nothing is lacking. @returns {Promise<string | null>} */
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

/** PyScript opens a database of its own; where the browser allows none, that is what is wrong. @returns {Promise<string | null>} */
async function refusedStorage() {
  try {
    const request = indexedDB.open("forward-pass");
    await new Promise((resolve, reject) => {
      Object.assign(request, { onsuccess: resolve, onerror: reject });
      setTimeout(reject, STORAGE_MS); // some browsers never answer
    });
    request.result.close();
    indexedDB.deleteDatabase("forward-pass");
    return null;
  } catch {
    return `${NO_STORAGE} (a setting of this browser)`;
  }
}

/** PyScript itself, without its extras: which it shall have is read from the page, for each of its two Pythons, when it is imported. */
async function importPyScript() {
  preload([CORE, ...OTHERS.slice(0, -2)]);
  const plugins = JSON.stringify({ plugins: UNUSED.map((name) => `!${name}`) });
  const configs = ["py-config", "mpy-config"]
    .filter((name) => !document.querySelector(name)) // of the page's own, if it has one, there may be no second
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

/** Fetches modules that would be imported one after the other, all at once. @param {string[]} paths */
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
