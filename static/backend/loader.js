// @ts-check
/** PyScript imports this as its interpreter: it returns the Pyodide that is already starting. Runs in PyScript's worker. */

import { pyodide, setOutput, started } from "./start-pyodide.js";

/** Pyodide's version, for PyScript. @type {string} */
export const version = (await pyodide).version;

/**
 * Returns the Pyodide that is starting, with NumPy and the core inside.
 * @param {import("./start-pyodide.js").Output} options PyScript's own
 * @returns {Promise<import("./pack.js").Pyodide>} rejected with a sentence that says what is missing or broken
 */
export function loadPyodide({ stdout, stderr }) {
  setOutput({ stdout, stderr });
  return started;
}
