// @ts-check
/** Hands over files that were fetched or compiled elsewhere, by replacing `fetch` and parts of `WebAssembly`. */

/**
 * Answers the fetches of a URL with bytes that come from elsewhere.
 * @param {string} url @param {Promise<BodyInit | null>} bytes
 */
export function handOver(url, bytes) {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => (String(input) === url ? new Response(await bytes) : fetch(input, init));
}

/**
 * Answers the fetch of a URL and its instantiation with a module that was compiled elsewhere.
 * @param {string} url @param {Promise<WebAssembly.Module | ArrayBuffer>} compiled or its bytes
 */
export function handOverModule(url, compiled) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  const standIn = new Response();
  globalThis.fetch = async (input, init) => (String(input) === url ? standIn : fetch(input, init));
  WebAssembly.instantiateStreaming = async (source, imports) => {
    if ((await source) !== standIn) return instantiateStreaming(source, imports);
    const given = await compiled;
    const module = given instanceof WebAssembly.Module ? given : await WebAssembly.compile(given);
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

/**
 * Compiles libraries on another thread; `new WebAssembly.Module` with the same bytes then returns the compiled one.
 * @param {Uint8Array<ArrayBuffer>[]} libraries
 * @returns {Promise<void>} resolved when all are compiled; one that fails is compiled again by its user, who gets the error
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
