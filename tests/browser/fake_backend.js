/**
 * Stands in for pyodide-backend.js where a test wants Python's answers without waiting for Pyodide to start: `askPython`
 * is the test's own CPython. That the real one behaves so is tested end to end.
 */
globalThis.backends = [];

export async function openPyodide({ edited, delivery, violations, signal, onDeath }) {
  const ready = Promise.withResolvers();
  const backend = { edited, delivery, violations, ended: false, die: onDeath, letReady: ready.resolve };
  signal.addEventListener("abort", () => (backend.ended = true));
  globalThis.backends.push(backend);
  if (globalThis.pythonIsHeld) await ready.promise;
  if (globalThis.pythonsProblem) throw new Error(globalThis.pythonsProblem);
  backend.answer = async (endpoint, request) => {
    if (endpoint === "edited" && !edited) throw new Error("no edits here");
    if (request.includes("while True")) return new Promise(() => {}); // an endless loop
    const [header, values] = await globalThis.askPython(request, endpoint);
    return [header, values && Float64Array.from(values)];
  };
  // Looked up each time, so that a test may break it.
  return (endpoint, request) => backend.answer(endpoint, request);
}
