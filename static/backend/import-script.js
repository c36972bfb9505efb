// @ts-check
/** Imports a module from any host, also from one that does not know what .mjs is. */

/**
 * A host that calls a module by no script's name is refused by the browser: then its text is imported instead.
 * @param {string} url
 * @param {typeof globalThis.fetch} fetch
 * @returns {Promise<{module: any, byText: boolean}>} byText: whether it had to be
 * @throws what the browser threw, where the file is not there or is no module
 */
export async function importScript(url, fetch) {
  try {
    return { module: await import(/* @vite-ignore */ url), byText: false };
  } catch (error) {
    const response = await fetch(url).catch(() => null);
    if (!response?.ok || isMeant(response.headers.get("content-type") ?? "")) throw error;
    const text = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: "text/javascript" }));
    return { module: await import(/* @vite-ignore */ text), byText: true };
  }
}

/** Whether a host that says so means it; a page in place of a file is a way to say that it is not there. @param {string} type */
const isMeant = (type) => /javascript|ecmascript|text\/html/.test(type);
