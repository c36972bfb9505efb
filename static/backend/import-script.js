// @ts-check
/** Imports a module from any host, even from one that does not serve .mjs as JavaScript. */

/**
 * Browsers refuse a module with a wrong content type: then its text is imported instead.
 * @param {string} url
 * @param {typeof globalThis.fetch} fetch
 * @returns {Promise<{module: any, byText: boolean}>} byText: whether that was necessary
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

/** Whether a content type is to be believed; an HTML page in place of a file means that it is missing. @param {string} type */
const isMeant = (type) => /javascript|ecmascript|text\/html/.test(type);
