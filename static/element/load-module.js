// @ts-check
/**
 * Loads modules on demand: one by one or, where a page may load no modules, all together as one classic script.
 * The build bundles them apart from the element, so that the element stays one file. What both need is in both, so these
 * modules must keep no state that is shared with the element.
 */

import { absolute } from "../backend/expected.js";
import { policy, scriptUrl } from "../backend/script-url.js";
import { PATHS } from "../backend/version.js";
import { make } from "../ui/elements.js";

/** @typedef {typeof import("./lazy-modules-classic.js").modules} Modules @typedef {keyof Modules} Name */

/** Whether this is a classic script; set by the build. @type {boolean | undefined} */
const classic = /** @type {any} */ (import.meta).classic;

/** All of them, in a script that has them inside: nothing is fetched there. @type {Partial<Modules> | undefined} */
let inside;

/** Gives them, in such a script. @param {Partial<Modules>} modules */
export const giveModules = (modules) => (inside = modules);

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
    const module = await (classic ? fromScript(url) : import(/* webpackIgnore: true */ /* @vite-ignore */ url));
    if (Object.keys(module).length) return module;
  } catch {
    // the reason is found below
  }
  coming.delete(path);
  failures.set(path, failed + 1);
  const answer = await fetch(url, { method: "HEAD" }).catch(() => null);
  const help = answer?.status === 404 ? " (it is not there): if the site was changed meanwhile, reload this page" : "";
  throw new Error(`${path.split("/").at(-1)} could not be loaded${help}`);
}

/**
 * Loads one module, once.
 * @template {Name} N @param {N} name @returns {Promise<Modules[N]>} rejected with a sentence where it cannot be loaded
 */
export async function loadModule(name) {
  if (inside) return inside[name] ?? Promise.reject(new Error("this one file does not carry it"));
  const path = classic ? PATHS.classic : PATHS.modules[name];
  if (!coming.has(path)) coming.set(path, load(path));
  const module = await coming.get(path);
  return classic ? module[name] : module;
}
