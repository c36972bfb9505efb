// @ts-check
/** Finds why a start fails or takes so long: whether every file it needs can be loaded and has the right bytes. */

import { nameOf, refused, sha256Of } from "./fetches.js";

/** @import { Expected } from "./expected.js" */

/** Statuses of servers that do not support HEAD. */
const NO_HEADS = [405, 501];

/**
 * What is wrong with the first of the files that the server does not have, cannot be asked for, calls by another type,
 * or delivers with other bytes, in words; null when nothing is. Asks for heads only, except of scripts.
 * @param {readonly Expected[]} files
 * @param {typeof globalThis.fetch} [ask] the original fetch, where it was replaced
 * @returns {Promise<string | null>}
 */
export async function whatIsWrong(files, ask = globalThis.fetch) {
  const answers = await Promise.all(files.map((file) => look(file, ask)));
  return answers.find((answer) => answer !== null) ?? null;
}

/** @param {Expected} expected @param {typeof globalThis.fetch} ask */
async function look({ url, sha256 }, ask) {
  const name = nameOf(url);
  const script = /\.m?js$/.test(name);
  try {
    const response = await ask(url, script ? { cache: "no-cache" } : { method: "HEAD", cache: "no-store" });
    const body = await response.arrayBuffer(); // an unread response counts as aborted
    if (NO_HEADS.includes(response.status)) return null;
    if (!response.ok) return refused(name, response.status);
    const type = response.headers.get("content-type") ?? "nothing";
    if (script && !/javascript|ecmascript/.test(type)) return `${name} must be served as text/javascript; got ${type}`;
    const found = script && sha256 && (await sha256Of(body));
    return found && found !== sha256 ? `${name} has other bytes than the ones it was built with` : null;
  } catch {
    return `${name} could not be loaded (the server did not answer)`;
  }
}

/**
 * Whether a server answers, but not to pages of other origins; false where it does not answer at all.
 * @param {string} url of one of its files
 */
export async function allowsOnlyItsOwnOrigin(url) {
  const answers = (/** @type {RequestMode} */ mode) =>
    fetch(url, { method: "HEAD", cache: "no-store", mode }).then(
      () => true,
      () => false,
    );
  return !(await answers("cors")) && (await answers("no-cors"));
}
