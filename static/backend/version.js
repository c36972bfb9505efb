// @ts-check
/**
 * Where the files beside the modules are. This is the source form; the build writes another with content-hashed paths.
 */

/** Absolute URL of the folder that holds the entry module; every path below is relative to it. */
export let STATIC_URL = new URL("../", import.meta.url).href;

/** Says that the folder is elsewhere than the script, as it is once a bundler has moved that. @param {string} url */
export const moveTo = (url) => (STATIC_URL = url);

export const PATHS = {
  /** What is loaded when somebody wants it. */
  modules: {
    adjust: "features/adjust/adjust-panel.js",
    deferredUi: "element/deferred-ui.js",
    cards: "features/cards/cards.js",
    ghosts: "stage/ghosts.js",
    interpreter: "backend/interpreter.js",
    handles: "features/handles/handles.js",
    pace: "features/playback/pace-panel.js",
    python: "features/python/python-feature.js",
    share: "features/share/share-panel.js",
  },
  /** The same for pages that may load no modules; only the build makes it. */
  classic: "",
  recorded: "recorded/",
};

/** The scripts that start Python, by either way: [path, bytes, sha256], the first of each list the one that is run. */
export const SCRIPTS = {
  /** What PyScript is, and what it takes for its interpreter and its code inside its worker. @type {ScriptFile[]} */
  pyscript: [
    ["vendor/pyscript/core.js", 0, ""],
    ["backend/loader.js", 0, ""],
    ["vendor/app/worker.py", 0, ""],
  ],
  /** What a worker of our own runs. @type {ScriptFile[]} */
  pyodide: [["backend/pyodide-worker.js", 0, ""]],
};

/** @typedef {import("./runtime-files.js").RuntimeFile} ScriptFile */
