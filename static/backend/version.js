// @ts-check
/**
 * Where the files beside the modules are. This version is for the sources; the build writes another one with
 * content-hashed paths.
 */

/** @import { RuntimeFile as ScriptFile } from "./runtime-files.js" */

/** Absolute URL of the folder that holds the entry module; every path below is relative to it. */
export let STATIC_URL = new URL("../", import.meta.url).href;

/** Sets the folder, if a bundler has moved the script away from it. @param {string} url */
export const moveTo = (url) => (STATIC_URL = url);

export const PATHS = {
  /** Modules that are loaded on demand. */
  modules: {
    adjust: "features/adjust/adjust-panel.js",
    deferredUi: "element/deferred-ui.js",
    cards: "features/cards/cards.js",
    overlays: "element/overlays-module.js",
    givenReels: "backend/given-reels.js",
    interpreter: "backend/interpreter.js",
    pace: "features/playback/pace-panel.js",
    python: "features/python/python-feature.js",
    share: "features/share/share-panel.js",
    tour: "element/tour-module.js",
    train: "element/train-module.js",
    trainings: "element/trainings-module.js",
  },
  /** All of them as one script, for pages that may load no modules; only the build makes it. */
  classic: "",
  recorded: "recorded/",
};

/** The scripts that start Python in either way, as [path, bytes, sha256]; the first of each list is the one that is run. */
export const SCRIPTS = {
  /** PyScript, then what it runs in its worker: its interpreter and our code. @type {ScriptFile[]} */
  pyscript: [
    ["vendor/pyscript/core.js", 0, ""],
    ["backend/loader.js", 0, ""],
    ["vendor/app/worker.py", 0, ""],
  ],
  /** Our own worker. @type {ScriptFile[]} */
  pyodide: [["backend/pyodide-worker.js", 0, ""]],
};
