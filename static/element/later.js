// @ts-check
/** What is loaded when somebody wants it: as modules, or, where a page may load none, all together as one classic script. */

import { absolute } from "../runtime/expected.js";
import { PATHS } from "../runtime/version.js";

const MODULES = /** @type {any} */ (import.meta).classic
  ? /** @type {never} */ ({})
  : {
      share: () => import("../ui/share-panel.js"),
      adjust: () => import("../ui/adjust-panel.js"),
      python: () => import("../ui/python-panel.js"),
      pace: () => import("../ui/pace-panel.js"),
    };

/** @typedef {typeof MODULES} Modules @typedef {keyof Modules} Name @typedef {"adjust" | "python" | "pace"} PanelName what the drawer can show */

/** @type {Promise<any> | undefined} */
let classic;

/** The script of `later-classic.js`, which hangs its modules on its own tag. @returns {Promise<any>} */
function fromScript() {
  classic ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: absolute(PATHS.later) });
    script.onload = () => resolve(/** @type {any} */ (script).modules);
    script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
    document.head.append(script);
  }).finally(() => document.head.querySelector(`script[src="${absolute(PATHS.later)}"]`)?.remove());
  classic.catch(() => (classic = undefined)); // the next try may find it
  return classic;
}

/**
 * One of the modules that the element can do without until now.
 * @template {Name} N @param {N} name @returns {ReturnType<Modules[N]>} rejected where it cannot be loaded
 */
export const later = (name) =>
  /** @type {any} */ (
    /** @type {any} */ (import.meta).classic ? fromScript().then((modules) => modules[name]) : MODULES[name]()
  );
