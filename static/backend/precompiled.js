// @ts-check
/** What was fetched or compiled elsewhere, handed to whoever asks for it by its URL or its bytes. */

/**
 * Answers the fetches of a URL with bytes that come from elsewhere.
 * @param {string} url @param {Promise<BodyInit | null>} bytes
 */
export function handOver(url, bytes) {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => (String(input) === url ? new Response(await bytes) : fetch(input, init));
}

/**
 * Hands a compiled module to whoever fetches its URL and instantiates what came.
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
 * Compiles libraries on another thread, and hands each to whoever wants a module of just these bytes.
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
