// @ts-check
/**
 * Where the files beside the modules are. This is the source form; the build writes another with content-hashed paths.
 */

/** Absolute URL of the folder that holds the entry module; every path below is relative to it. */
export const STATIC_URL = new URL("../", import.meta.url).href;

export const PATHS = {
  pyodide: "vendor/pyodide/pyodide.mjs",
  pyscript: "vendor/pyscript/core.js",
  worker: "vendor/app/worker.py",
  app: "vendor/app/forward_pass.zip",
  recorded: "recorded/",
  /** What the interpreter fetches for itself. */
  fetched: [
    "vendor/pyodide/pyodide.asm.mjs",
    "vendor/pyodide/pyodide.asm.wasm",
    "vendor/pyodide/python_stdlib.zip",
    "vendor/pyodide/pyodide-lock.json",
    "vendor/pyodide/numpy-2.4.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
  ],
};
