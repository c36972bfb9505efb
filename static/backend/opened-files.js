// @ts-check
/** Files of other frameworks on their way to Python, which reads them. Nothing of them leaves the browser. */

import { toBase64 } from "../core/base64.js";
import { storedNetwork } from "./network-document.js";

/**
 * @import { Backend } from "./interpreter.js"
 * @import { NamedFile, StoredNetwork } from "../types.d.ts"
 */

/** Several times the largest network: anything larger would only fill the memory. */
export const MOST_MEGABYTES = 32;

/**
 * Reads files that belong together.
 * @param {readonly File[]} files @returns {Promise<NamedFile[]>} rejected with a sentence that names what cannot be read
 */
export async function readFiles(files) {
  const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 2 ** 20;
  const name = files[0]?.name ?? "";
  if (megabytes > MOST_MEGABYTES)
    throw new Error(`${name} must have at most ${MOST_MEGABYTES} MB; got ${Math.ceil(megabytes)} MB`);
  return Promise.all(
    files.map(async (file) => {
      const bytes = await file.arrayBuffer().catch(() => {
        throw new Error(`${file.name} could not be read: it must be a file (of a folder, open the files in it)`);
      });
      return { name: file.name, data: toBase64(new Uint8Array(bytes)) };
    }),
  );
}

/**
 * Has Python read files.
 * @param {Backend} backend @param {readonly NamedFile[]} files @param {Readonly<Record<string, string>>} answers to what they do not say
 * @returns {Promise<{name: string, stored: StoredNetwork}>} rejected with Python's sentence where they hold no network
 */
export async function openedNetwork(backend, files, answers) {
  const { header } = await backend.ask({ files, answers }, "open");
  const { network, name, notes, questions, parity } = header;
  return { name, stored: { ...storedNetwork(network), parity, opened: { files, answers, notes, questions } } };
}
