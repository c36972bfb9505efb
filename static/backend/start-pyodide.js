// @ts-check
/**
 * Starts Pyodide from our own files, inside a worker: it requests its scripts at once, and the page delivers everything
 * else. Failures are reported as sentences.
 */

import { arrivals } from "./arrivals.js";
import { compileLibraries, handOver, handOverModule } from "./precompiled.js";
import { whatIsWrong } from "./diagnosis.js";
import { absolute, expected } from "./expected.js";
import { readPack, writeFiles } from "./pack.js";
import { RUNTIME } from "./runtime-files.js";
import { importScript } from "./import-script.js";

/** @import { Pyodide } from "./pack.js" */

/** @typedef {{stdout?: (line: string) => void, stderr?: (line: string) => void}} Output */

const ownFetch = globalThis.fetch.bind(globalThis);
const { wasm, stdlib, packages, core } = arrivals("wasm", "stdlib", "packages", "core");
handOverModule(absolute(`${RUNTIME.pyodide}pyodide.asm.wasm`), wasm);
handOver(absolute(RUNTIME.stdlib), stdlib);

/** Where Python's output goes, once that is set. @type {Output} */
let output = {};

/** @param {Output} to */
export const setOutput = (to) => (output = to);

const script = importScript(absolute(`${RUNTIME.pyodide}pyodide.mjs`), ownFetch).then(({ module }) => module);
// Pyodide imports it too, and then it is already loaded.
const itself = importScript(absolute(`${RUNTIME.pyodide}pyodide.asm.mjs`), ownFetch);

/** Pyodide's module; rejected with a sentence that says what is missing or broken. @type {Promise<{version: string}>} */
export const pyodide = inWords(script);
/** Python with NumPy and the core inside; rejected like `pyodide`. @type {Promise<Pyodide>} */
export const started = inWords(RUNTIME.packages ? startReduced() : startUntouched());
for (const early of [itself, pyodide, started]) early.catch(() => {}); // reported to those who await it

/** @param {object} options @returns {Promise<Pyodide>} */
async function start(options) {
  const { loadPyodide: load } = await script;
  const { module, byText } = await itself;
  // Where Pyodide could not import it, it is passed in.
  const handed = byText ? { createPyodideModule: module.default } : {};
  return load({
    ...handed,
    stdout: (/** @type {string} */ line) => output.stdout?.(line),
    stderr: (/** @type {string} */ line) => output.stderr?.(line),
    indexURL: absolute(RUNTIME.pyodide),
    stdLibURL: absolute(RUNTIME.stdlib),
    ...options,
  });
}

async function startReduced() {
  const files = packages.then((pack) => readPack(new Uint8Array(pack)));
  // NumPy's libraries are compiled while the interpreter starts; an error of the pack is reported below.
  files.then(
    (all) => compileLibraries(all.filter(([path]) => path.endsWith(".so")).map(([, library]) => library)),
    () => {},
  );
  const python = await start({ lockFileContents: RUNTIME.lock, packageBaseUrl: absolute(RUNTIME.pyodide) });
  writeFiles(python, await files);
  python.pyimport("left_out");
  return python;
}

async function startUntouched() {
  const python = await start({ packages: ["numpy"] });
  const extractDir = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(await core, "zip", { extractDir });
  return python;
}

/**
 * Replaces what a failed start throws by the sentence about a missing or broken file, if there is one.
 * @template T @param {Promise<T>} work @returns {Promise<T>}
 */
async function inWords(work) {
  try {
    return await work;
  } catch (error) {
    const wrong = await whatIsWrong(
      RUNTIME.files.map((file) => expected(...file)),
      ownFetch,
    );
    throw new Error(wrong ?? (error instanceof Error ? error.message : String(error)), { cause: error });
  }
}
