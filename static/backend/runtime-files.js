// @ts-check
/**
 * The files Python is started from. This version, for the sources, has the untouched runtime; the build writes another
 * one with the reduced runtime, content-hashed paths, sizes and hashes.
 */

/** @typedef {[path: string, bytes: number, sha256: string]} RuntimeFile bytes 0 and an empty hash where they are not known */

export const RUNTIME = {
  /** The folder of Pyodide itself. */
  pyodide: "vendor/pyodide/",
  /** The standard library as Pyodide takes it, or a pack. */
  stdlib: "vendor/pyodide/python_stdlib.zip",
  /** NumPy and the core in one pack; empty in the untouched runtime, which has a wheel and a lock file beside Pyodide. */
  packages: "",
  /** The reduced runtime's lock file, which names no packages. @type {object | null} */
  lock: null,
  /** The core's sources, for the untouched runtime. */
  core: "vendor/app/forward_pass.zip",
  /** What reads networks of other frameworks: fetched when one is opened. @type {RuntimeFile} */
  formats: ["vendor/app/formats.zip", 0, ""],
  /** Everything that is fetched on the way. */
  files: /** @type {RuntimeFile[]} */ ([
    ["vendor/pyodide/pyodide.mjs", 0, ""],
    ["vendor/pyodide/pyodide.asm.mjs", 0, ""],
    ["vendor/pyodide/pyodide.asm.wasm", 0, ""],
    ["vendor/pyodide/python_stdlib.zip", 0, ""],
    ["vendor/pyodide/pyodide-lock.json", 0, ""],
    ["vendor/pyodide/numpy-2.4.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl", 0, ""],
    ["vendor/app/forward_pass.zip", 0, ""],
  ]),
};
