// @ts-check
/** Fetches the files that Python starts from, with progress, checks, and sentences about what is wrong. */

/** @import { Expected } from "./expected.js" */

/** @param {string} url */
export const nameOf = (url) => url.slice(url.lastIndexOf("/") + 1);

/**
 * The sentence about a file that a server refuses.
 * @param {string} name @param {number} status
 */
export function refused(name, status) {
  const sentence = `${name} could not be loaded (the server answered ${status})`;
  if (status !== 404) return sentence;
  const [unusual] = /\.(wasm|mjs|pack)$/.exec(name) ?? [];
  const help = unusual ? `; if it is there, the server must be told to serve files that end in ${unusual}` : "";
  return `${sentence}: if the site was changed meanwhile, reload this page${help}`;
}

/**
 * The sha256 of some bytes in hexadecimal digits; empty where the browser does not compute it (on plain http).
 * @param {BufferSource} bytes
 */
export async function sha256Of(bytes) {
  const digest = await globalThis.crypto?.subtle?.digest("SHA-256", bytes);
  return digest ? [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") : "";
}

export class Fetches {
  #fetch;
  /** @type {Map<string, Expected>} */
  #expected = new Map();
  /** @type {Map<string, number>} bytes that have come of each file */
  #come = new Map();
  /** @type {Map<string, Promise<void>>} */
  #checks = new Map();
  /** @type {(error: Error) => void} */
  #refuse = () => {};
  /** Rejected with a sentence as soon as a file cannot be loaded or is wrong. @type {Promise<never>} */
  trouble = new Promise((_, reject) => (this.#refuse = reject));

  /**
   * @param {readonly Expected[]} files
   * @param {(part: number) => void} onProgress called with the part that has arrived, 0…1, of the files whose size is known
   * @param {typeof globalThis.fetch} fetch the function that fetches
   */
  constructor(files, onProgress, fetch) {
    this.#fetch = fetch;
    this.expect(files);
    this.onProgress = onProgress;
    this.trouble.catch(() => {}); // it may have no listener
  }

  /** Adds files to count and check. @param {readonly Expected[]} files */
  expect(files) {
    for (const file of files) this.#expected.set(file.url, file);
  }

  /**
   * Fetches as the browser does; of the files that are expected every byte is counted and checked.
   * @type {typeof globalThis.fetch}
   */
  fetch = async (input, init) => {
    const expected = this.#expected.get(input instanceof Request ? input.url : String(input));
    if (!expected) return this.#fetch(input, init);
    const name = nameOf(expected.url);
    let response;
    try {
      response = await this.#fetch(input, init);
    } catch (error) {
      this.#fail(`${name} could not be loaded (the server did not answer)`);
      throw error;
    }
    if (!response.ok) this.#fail(refused(name, response.status));
    else this.#checks.set(expected.url, this.#check(expected, response.clone()));
    return withRightType(name, response);
  };

  /** Resolved when a file has come and was checked, whatever was found. @param {string} url */
  async checked(url) {
    await this.#checks.get(url);
  }

  /** @param {Expected} expected @param {Response} response */
  async #check({ url, bytes, sha256 }, response) {
    const name = nameOf(url);
    const parts = [];
    let come = 0;
    try {
      for (const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        parts.push(value);
        come += value.length;
        this.#come.set(url, come);
        this.#report();
      }
    } catch {
      return this.#fail(`${name} broke off after ${come} bytes`);
    }
    if (bytes && come !== bytes) return this.#fail(`${name} must have ${bytes} bytes; got ${come}`);
    const found = sha256 && (await sha256Of(joined(parts, come)));
    if (found && found !== sha256) this.#fail(`${name} has other bytes than the ones it was built with`);
  }

  #report() {
    let come = 0;
    let all = 0;
    for (const { url, bytes } of this.#expected.values()) {
      come += Math.min(bytes, this.#come.get(url) ?? 0);
      all += bytes;
    }
    if (all) this.onProgress(come / all);
  }

  /** @param {string} sentence */
  #fail(sentence) {
    this.#refuse(new Error(sentence));
  }
}

/** @param {Uint8Array[]} parts @param {number} length of all of them */
function joined(parts, length) {
  const whole = new Uint8Array(length);
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}

/** Corrects the type of .wasm files, which some servers do not know: browsers need it to compile while they download. @param {string} name @param {Response} response */
function withRightType(name, response) {
  const type = "application/wasm";
  if (!name.endsWith(".wasm") || !response.ok || response.headers.get("content-type")?.startsWith(type))
    return response;
  return new Response(response.body, { headers: { "content-type": type } });
}
