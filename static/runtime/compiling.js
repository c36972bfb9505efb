// @ts-check
/**
 * WebAssembly compiled from the first moment. Pyodide asks for its module when its own script has run; by then the
 * module has been compiled here, on another thread, and is handed over. If it never asked, only time would be lost.
 */

/**
 * Begins to fetch and compile a module, and hands it to whoever fetches its URL and instantiates what came.
 * @param {string} url
 * @returns {Promise<unknown>} resolved when it is compiled; rejected with a sentence if it cannot be: Pyodide would only
 *   log that, and wait for ever
 */
export function compileEarly(url) {
  const { instantiateStreaming } = WebAssembly;
  const { fetch } = globalThis;
  const standIn = new Response();
  const compiled = WebAssembly.compileStreaming(fetch(url));
  globalThis.fetch = async (input, init) => (String(input) === url ? standIn : fetch(input, init));
  WebAssembly.instantiateStreaming = async (source, imports) => {
    if ((await source) !== standIn) return instantiateStreaming(source, imports);
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return compiled.catch((error) => Promise.reject(new Error(`WebAssembly could not be compiled: ${error.message}`)));
}
