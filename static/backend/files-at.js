// @ts-check
/** The files of a network at an address: the one that is named, and those beside it that it names itself. */

import { toBase64 } from "../core/base64.js";
import { isNetwork } from "./network-document.js";
import { bytesFrom, readJson } from "./reel-file.js";

/** @import { NamedFile } from "../types.d.ts" */

/** More files than any network has. */
const MOST_FILES = 64;
/** What JSON of TensorFlow.js and brain.js has. */
const OTHERS = ["modelTopology", "layers"];
/** A name without folders: only what stands beside a file is fetched for it. */
const PLAIN = /^[\w-][\w.-]*$/;
/** In ONNX, where a tensor's numbers lie in another file: a key, and after its length the name of that file. */
const LOCATION = /location\x12([\x01-\x7f])/g;

/**
 * Fetches what an address names.
 * @param {string} url absolute
 * @returns {Promise<{document: any} | {files: NamedFile[]}>} a network document, or files that Python reads; rejected with the reason
 */
export async function filesAt(url) {
  const bytes = await bytesFrom(url);
  const text = new TextDecoder("latin1").decode(bytes);
  // What begins as a text is read as one here, so that a web page or half a file is called by its name.
  const isText = /^\s*(?:[[{<]|$)/.test(text);
  const document = isText ? readJson(new TextDecoder().decode(bytes), "a network file") : null;
  if (isNetwork(document)) return { document };
  if (isText && !OTHERS.some((name) => document[name])) throw new Error("it must be a network file");
  const beside = isText ? shardsOf(document) : dataOf(text);
  const others = beside.filter((name) => PLAIN.test(name)).slice(0, MOST_FILES - 1);
  const found = others.map(async (name) => fileOf(name, await besideAt(name, url)));
  return { files: [fileOf(nameIn(url), bytes), ...(await Promise.all(found))] };
}

/** @param {string} name @param {string} url of the file that names it @returns {Promise<Uint8Array>} */
const besideAt = (name, url) =>
  bytesFrom(new URL(name, url).href).catch(({ message }) => {
    throw new Error(`${name}, which belongs to it, could not be loaded: ${message}`);
  });

/** @param {string} name @param {Uint8Array} bytes @returns {NamedFile} */
const fileOf = (name, bytes) => ({ name, data: toBase64(bytes) });

/** The last part of an address. @param {string} url @example nameIn("https://example.org/a/net.onnx?v=1") // "net.onnx" */
export function nameIn(url) {
  const { pathname, protocol } = new URL(url);
  const last = protocol === "data:" ? "" : (pathname.split("/").at(-1) ?? "");
  try {
    return decodeURIComponent(last) || "the file";
  } catch {
    return last; // with a percent sign of its own
  }
}

/** The shards that a model.json of TensorFlow.js names. @param {any} document @returns {string[]} */
function shardsOf(document) {
  const groups = Array.isArray(document?.weightsManifest) ? document.weightsManifest : [];
  const paths = groups.flatMap((/** @type {any} */ group) => (Array.isArray(group?.paths) ? group.paths : []));
  return [...new Set(paths.filter((/** @type {unknown} */ path) => typeof path === "string"))];
}

/** The files that an ONNX file names. @param {string} text its bytes, each a character */
const dataOf = (text) => [
  ...new Set(
    [...text.matchAll(LOCATION)].map(({ 0: { length }, 1: size = "", index }) =>
      text.slice(index + length, index + length + size.charCodeAt(0)),
    ),
  ),
];
