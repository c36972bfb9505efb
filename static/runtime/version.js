// @ts-check
/**
 * Where the files beside the modules are. This is the source form; the build writes another with content-hashed paths.
 */

/** Absolute URL of the folder that holds the entry module; every path below is relative to it. */
export let STATIC_URL = new URL("../", import.meta.url).href;

/** Says that the folder is elsewhere than the script, as it is once a bundler has moved that. @param {string} url */
export const moveTo = (url) => (STATIC_URL = url);

export const PATHS = {
  pyscript: "vendor/pyscript/core.js",
  /** What that imports, one after the other, before it makes a worker: the build writes it down, to fetch all at once. @type {string[]} */
  pyscriptParts: [],
  /** What PyScript takes for its interpreter, inside the worker. */
  loader: "runtime/loader.js",
  /** What fetches the rest for it, in the page. */
  delivery: "runtime/delivery.js",
  /** What is loaded when somebody wants it. */
  later: {
    adjust: "ui/adjust-panel.js",
    beside: "element/beside.js",
    cards: "element/cards.js",
    ghosts: "render/ghosts.js",
    interpreter: "runtime/python.js",
    handles: "ui/handles.js",
    pace: "ui/pace-panel.js",
    python: "element/coding.js",
    share: "ui/share-panel.js",
  },
  /** The same for pages that may load no modules; only the build makes it. */
  classic: "",
  worker: "vendor/app/worker.py",
  recorded: "recorded/",
};
