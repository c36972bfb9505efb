// @ts-check
/**
 * What PyScript takes for its interpreter: Pyodide, started from our own files. Runs in the worker and nowhere else.
 * Everything is asked for, compiled and started in the first moment, side by side, before PyScript asks for it;
 * whatever goes wrong is said in words.
 */

import { compileEarly, compileLibraries, handOver } from "./compiling.js";
import { whatIsWrong } from "./diagnosis.js";
import { Fetches } from "./fetches.js";
import { readPack, writeFiles } from "./pack.js";
import { RUNTIME } from "./runtime-files.js";
import { STATIC_URL } from "./version.js";

/** @typedef {import("./pack.js").Pyodide} Pyodide @typedef {{stdout?: (line: string) => void, stderr?: (line: string) => void}} Output */

/** How often the page is told how much has come. */
const PROGRESS_MS = 100;

/** @param {string} path */
const absolute = (path) => new URL(path, STATIC_URL).href;

const files = RUNTIME.files.map(([path, bytes, sha256]) => ({ url: absolute(path), bytes, sha256 }));
const unwatchedFetch = globalThis.fetch.bind(globalThis);
const fetches = new Fetches(files, tellProgress(), unwatchedFetch);
globalThis.fetch = fetches.fetch;
const compiled = compileEarly(absolute(`${RUNTIME.pyodide}pyodide.asm.wasm`));

/** Neither resolved nor rejected. @returns {Promise<never>} */
const never = () => new Promise(() => {});

/** Where Python's own words go: to PyScript, once it has said how it takes them. @type {Output} */
let output = {};

const pyodide = import(/* @vite-ignore */ absolute(`${RUNTIME.pyodide}pyodide.mjs`));
// Pyodide imports it too; by then it is there.
const itself = import(/* @vite-ignore */ absolute(`${RUNTIME.pyodide}pyodide.asm.mjs`));
const started = inWords(
  Promise.race([RUNTIME.packages ? startReduced() : startUntouched(), fetches.trouble, compiled.then(never)]),
);
for (const early of [itself, started]) early.catch(() => {}); // said when it is waited for

/** Pyodide's version, for PyScript. @type {string} */
export const version = (await inWords(pyodide)).version;

/**
 * Hands out the Pyodide that is starting, with NumPy and the core inside.
 * @param {Output} options PyScript's own
 * @returns {Promise<Pyodide>} rejected with a sentence that says what is missing or broken
 */
export function loadPyodide({ stdout, stderr }) {
  output = { stdout, stderr };
  return started;
}

/** @param {object} options @returns {Promise<Pyodide>} */
async function start(options) {
  const { loadPyodide: load } = await pyodide;
  return load({
    stdout: (/** @type {string} */ line) => output.stdout?.(line),
    stderr: (/** @type {string} */ line) => output.stderr?.(line),
    indexURL: absolute(RUNTIME.pyodide),
    ...options,
  });
}

async function startReduced() {
  const stdlib = absolute(RUNTIME.stdlib);
  handOver(stdlib, unpacked(stdlib));
  // The interpreter can start without its packages: on a slow link they come behind it, while it does.
  const packages = compiled.then(() => unpacked(absolute(RUNTIME.packages))).then(readPackages);
  packages.catch(() => {}); // said when it is waited for
  const python = await start({
    stdLibURL: stdlib,
    lockFileContents: RUNTIME.lock,
    packageBaseUrl: absolute(RUNTIME.pyodide),
  });
  writeFiles(python, await packages);
  python.pyimport("left_out");
  return python;
}

/** NumPy's libraries are compiled while the interpreter starts. @param {Response} pack */
async function readPackages(pack) {
  const files = readPack(new Uint8Array(await pack.arrayBuffer()));
  void compileLibraries(files.filter(([path]) => path.endsWith(".so")).map(([, library]) => library));
  return files;
}

async function startUntouched() {
  const core = fetch(absolute(RUNTIME.core)).then((response) => response.arrayBuffer());
  core.catch(() => {}); // said when it is waited for
  const python = await start({ packages: ["numpy"] });
  python.unpackArchive(await core, "zip", { extractDir: sitePackages(python) });
  return python;
}

/** @param {Pyodide} python */
function sitePackages(python) {
  return python.runPython("import site; site.getsitepackages()[0]");
}

/** A gzipped file, unzipped while it comes. @param {string} url */
async function unpacked(url) {
  const { body } = await fetch(url);
  return new Response(/** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream("gzip")));
}

/**
 * What a failing start throws is often about something else than the file that is missing.
 * @template T @param {Promise<T>} work @returns {Promise<T>}
 */
async function inWords(work) {
  try {
    return await work;
  } catch (error) {
    const wrong = await Promise.race([fetches.trouble, whatIsWrong(files, unwatchedFetch)]);
    throw new Error(wrong ?? (error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

/** Tells the page how much has come, in percent, a few times a second. */
function tellProgress() {
  let told = 0;
  let lastMs = -Infinity;
  return (/** @type {number} */ part) => {
    const percent = Math.floor(part * 100);
    const nowMs = performance.now();
    if (percent === told || (percent < 100 && nowMs - lastMs < PROGRESS_MS)) return;
    told = percent;
    lastMs = nowMs;
    postMessage({ forwardPass: { percent } });
  };
}
