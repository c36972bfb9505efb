// @ts-check
/**
 * What is loaded when somebody wants it: as modules, or, where a page may load none, all together as one classic script.
 * The build bundles these apart from the element, which must not be cut into pieces for their sake: what both need, both
 * have. So nothing that lasts may live in them.
 */

import { absolute } from "../runtime/expected.js";
import { PATHS } from "../runtime/version.js";
import { make } from "../ui/elements.js";

/** @typedef {typeof import("./later-classic.js").modules} Modules @typedef {keyof Modules} Name @typedef {"adjust" | "python" | "pace"} PanelName what the drawer can show */

/** @type {Promise<Modules> | undefined} */
let classic;

/** Where scripts are put for a moment: an SVG document has no head. @param {Element} element */
const place = (element) => (document.head ?? document.documentElement).append(element);

/** @returns {Promise<Modules>} */
function fromScript() {
  classic ??= new Promise((resolve, reject) => {
    const script = make("script", { src: absolute(PATHS.classic) });
    script.onload = () => resolve(/** @type {any} */ (script).modules);
    script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
    place(script);
    script.remove();
  });
  classic.catch(() => (classic = undefined)); // the next try may find it
  return classic;
}

/**
 * One of the modules that the element can do without until now.
 * @template {Name} N @param {N} name @returns {Promise<Modules[N]>} rejected where it cannot be loaded
 */
export const later = (name) =>
  /** @type {any} */ (import.meta).classic
    ? fromScript().then((modules) => modules[name])
    : import(/* @vite-ignore */ absolute(PATHS.later[name]));

/** Fetches modules that others will import one after the other, all at once. @param {string[]} paths */
export function ahead(paths) {
  if (/** @type {any} */ (import.meta).classic) return;
  for (const path of paths) {
    const link = make("link", { rel: "modulepreload", href: absolute(path) });
    link.onload = link.onerror = () => link.remove();
    place(link);
  }
}
