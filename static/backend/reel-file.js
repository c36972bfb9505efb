// @ts-check
/** Reads an author's reel, or the bytes of a network file, from its address or text, with sentences about what is wrong with one that cannot be read. */

import { decodeRecorded } from "../core/decode.js";
import { quoteValue } from "../core/quote.js";
import { checkRecorded } from "../core/reel-header.js";
import { upgraded } from "./old-reels.js";

/** @import { Reel } from "../types.d.ts" */

/** How much of a reel's address a sentence repeats. */
const URL_CHARACTERS = 200;
/** Several times the largest network's size: anything larger is no reel, and would only fill the memory. */
const MOST_MEGABYTES = 32;
/** How long a host may send nothing. */
const PATIENCE_MS = 20_000;

/** @type {Map<string, Promise<Reel>>} */
const fetched = new Map();

/**
 * Fetches a reel once for the page; a failed fetch may be repeated.
 * @param {string} url
 * @returns {Promise<Reel>} rejected with a sentence that names the reel and what is wrong with it
 */
export function fetchReel(url) {
  let reel = fetched.get(url);
  if (!reel) {
    reel = textFrom(url)
      .then(readReel)
      .catch((error) => {
        fetched.delete(url);
        throw new Error(`the reel ${quoteValue(url, URL_CHARACTERS)} could not be read: ${error.message}`);
      });
    fetched.set(url, reel);
  }
  return reel;
}

/**
 * Reads a reel's text.
 * @param {string} text JSON
 * @returns {Reel}
 * @throws {Error} saying what is wrong
 */
export function readReel(text) {
  const recorded = readJson(text);
  const present = recorded?.version === 1 ? upgraded(recorded) : recorded;
  checkRecorded(present);
  return decodeRecorded(present);
}

/**
 * @param {string} text @param {string} [what] the file should be
 * @returns {any} what the JSON says
 * @throws {Error} saying what the text is instead
 */
export function readJson(text, what = "a reel") {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(whatItIs(text.trim(), what));
  }
}

/** What a text is that is no reel, or no network. @param {string} text that is not JSON @param {string} what it should be */
function whatItIs(text, what) {
  if (text === "") return "it is empty";
  if (text.startsWith("<")) return `it is a web page, not ${what}`;
  return text.startsWith("{") && !text.endsWith("}") ? "it breaks off in the middle" : "it is not JSON";
}

/** The text at an address. @param {string} url @returns {Promise<string>} rejected with the reason why it cannot be loaded */
const textFrom = (url) => bytesFrom(url).then((bytes) => new TextDecoder().decode(bytes));

/** The bytes at an address. @param {string} url @returns {Promise<Uint8Array<ArrayBuffer>>} rejected with the reason why they cannot be loaded */
export async function bytesFrom(url) {
  const given = new AbortController();
  let timer = 0;
  /** @template T @param {Promise<T>} work @returns {Promise<T>} rejected when the host is silent */
  const inTime = (work) => {
    const silence = new Promise((_, reject) => {
      timer = setTimeout(reject, PATIENCE_MS, new Error(`nothing came for ${PATIENCE_MS / 1000} s`));
    });
    return Promise.race([work, /** @type {Promise<never>} */ (silence)]).finally(() => clearTimeout(timer));
  };
  try {
    const response = await inTime(fetch(url, { signal: given.signal }).catch(unreachable));
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return await bodyOf(response, inTime);
  } catch (error) {
    given.abort(); // the rest need not be loaded
    throw error;
  }
}

/** @returns {never} */
function unreachable() {
  throw new Error("the server did not answer, or does not let pages of other hosts have it");
}

/** @param {Response} response @param {<T>(work: Promise<T>) => Promise<T>} inTime @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bodyOf(response, inTime) {
  const reader = response.body?.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  let bytes = 0;
  while (reader) {
    const { done, value } = await inTime(reader.read());
    if (done) break;
    bytes += value.length;
    if (bytes > MOST_MEGABYTES << 20) throw new Error(`it has more than ${MOST_MEGABYTES} MB`);
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
