// @ts-check
/**
 * WebAssembly compiled before it is asked for, on another thread: by then it is there, and is handed over. What is never
 * asked for would only cost time.
 */

/**
 * Answers the fetches of a URL with what is on its way already.
 * @param {string} url @param {Response | Promise<Response>} response
 */
export function handOver(url, response) {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => (String(input) === url ? response : fetch(input, init));
}

/**
 * Begins to fetch and compile a module, and hands it to whoever fetches its URL and instantiates what came.
 * @param {string} url
 * @returns {Promise<unknown>} resolved when it is compiled; rejected with a sentence if it cannot be: Pyodide would only
 *   log that, and wait for ever
 */
export function compileEarly(url) {
  const { instantiateStreaming } = WebAssembly;
  const standIn = new Response();
  const compiled = WebAssembly.compileStreaming(fetch(url));
  handOver(url, standIn);
  WebAssembly.instantiateStreaming = async (source, imports) => {
    if ((await source) !== standIn) return instantiateStreaming(source, imports);
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return compiled.catch((error) => Promise.reject(new Error(`WebAssembly could not be compiled: ${error.message}`)));
}

/**
 * Compiles libraries, and hands each to whoever wants a module of just these bytes.
 * @param {Uint8Array<ArrayBuffer>[]} libraries
 * @returns {Promise<void>} resolved when all are compiled; one that cannot be is left to who asks for it
 */
export async function compileLibraries(libraries) {
  /** @type {[bytes: Uint8Array, module: WebAssembly.Module][]} */
  const compiled = [];
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct: (Module, [source]) =>
      compiled.find(([bytes]) => haveSameBytes(bytes, source))?.[1] ?? new Module(source),
  });
  const compile = async (/** @type {Uint8Array<ArrayBuffer>} */ bytes) =>
    compiled.push([bytes, await WebAssembly.compile(bytes)]);
  await Promise.allSettled(libraries.map(compile));
}

/** @param {Uint8Array} bytes @param {Uint8Array} others */
function haveSameBytes(bytes, others) {
  if (bytes.length !== others.length) return false;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== others[i]) return false;
  return true;
}
