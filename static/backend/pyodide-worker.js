// @ts-check
/**
 * The worker that needs no PyScript: starts Pyodide and answers the page. Python's side of it is app/pyodide_worker.py.
 * The page receives `{problem}` once, empty when it may ask; then each `{id, endpoint, request}` is answered by
 * `{id, answer: [header, values]}` or `{id, error}`.
 */

import { setOutput, started } from "./start-pyodide.js";

/** @typedef {{id: number, endpoint: string, request: string}} Question */
/** @typedef {(endpoint: string, request: string) => [header: string, values: Float64Array<ArrayBuffer> | null]} Respond */

/** The name of a worker that may run edited code. */
export const EDITED = "edited";

const worker = /** @type {any} */ (self);
setOutput({ stdout: (line) => console.log(line), stderr: (line) => console.warn(line) });
/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** @param {Respond} respond @param {Question} question */
function answer(respond, { id, endpoint, request }) {
  try {
    const found = respond(endpoint, request);
    if (!found) throw new Error("Python stopped in the middle of its answer"); // as after an overflow of the stack
    worker.postMessage({ id, answer: found }, found[1] ? [found[1].buffer] : []);
  } catch (error) {
    worker.postMessage({ id, error: messageOf(error) });
  }
}

async function serve() {
  const python = await started;
  const transport = /** @type {{serve(edited: boolean): Respond}} */ (python.pyimport("pyodide_worker"));
  const respond = transport.serve(worker.name === EDITED);
  worker.addEventListener("message", (/** @type {MessageEvent<Question>} */ { data }) => answer(respond, data));
}

serve().then(
  () => worker.postMessage({ problem: "" }),
  (error) => worker.postMessage({ problem: messageOf(error) }),
);
