// @ts-check
/**
 * What is loaded when somebody wants it: as modules, or, where a page may load none, all together as one classic script.
 * The build bundles these apart from the element, which must not be cut into pieces for their sake: what both need, both
 * have. So nothing that lasts may live in them.
 */

import { absolute } from "../backend/expected.js";
import { policy, scriptUrl } from "../backend/script-url.js";
import { PATHS } from "../backend/version.js";
import { make } from "../ui/elements.js";

/** @typedef {typeof import("./lazy-modules-classic.js").modules} Modules @typedef {keyof Modules} Name @typedef {"adjust" | "python" | "pace"} PanelName what the drawer can show */

/** Whether this is a classic script; the build says so. @type {boolean | undefined} */
const classic = /** @type {any} */ (import.meta).classic;

/** @type {Map<string, Promise<any>>} */
const coming = new Map();
/** How often each file failed: browsers keep what a module was, so another try needs another address. @type {Map<string, number>} */
const failures = new Map();

/** @param {string} url @returns {Promise<Modules>} */
const fromScript = (url) =>
  new Promise((resolve, reject) => {
    const script = Object.assign(make("script", { src: scriptUrl(url) }), { policy });
    script.onload = () => resolve(/** @type {any} */ (script).modules);
    script.onerror = reject;
    (document.head ?? document.documentElement).append(script); // an SVG document has no head
    script.remove();
  });

/** @param {string} path @returns {Promise<any>} the file's exports; rejected with a sentence */
async function load(path) {
  const failed = failures.get(path) ?? 0;
  const url = absolute(path) + (failed ? `?${failed}` : "");
  try {
    const module = await (classic ? fromScript(url) : import(/* @vite-ignore */ url));
    if (Object.keys(module).length) return module;
  } catch {
    // said below
  }
  coming.delete(path);
  failures.set(path, failed + 1);
  const answer = await fetch(url, { method: "HEAD" }).catch(() => null);
  const help = answer?.status === 404 ? " (it is not there): if the site was changed meanwhile, reload this page" : "";
  throw new Error(`${path.split("/").at(-1)} could not be loaded${help}`);
}

/**
 * One of the modules that the element can do without until now.
 * @template {Name} N @param {N} name @returns {Promise<Modules[N]>} rejected with a sentence where it cannot be loaded
 */
export async function loadModule(name) {
  const path = classic ? PATHS.classic : PATHS.modules[name];
  if (!coming.has(path)) coming.set(path, load(path));
  const module = await coming.get(path);
  return classic ? module[name] : module;
}
