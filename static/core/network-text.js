// @ts-check
/**
 * A whole network as a short text for addresses: its document, written as short as exact numbers can be, deflated, in
 * base64 for addresses. What it may hold is limited when it is written and when it is read.
 */

import { toBase64Url, fromBase64Url } from "./base64.js";
import { shortened } from "./short-document.js";

/** How an address that holds a network begins. */
export const SCHEME = "net:";
/** Of the deflated document. */
const MOST_BYTES = 2048;
/** Base64 writes three bytes as four characters. */
export const MOST_CHARACTERS = Math.ceil((MOST_BYTES * 4) / 3);
/** Of the document, as text: a few deflated bytes may stand for any number. */
const MOST_TEXT_BYTES = 300_000;
/** How many samples are tried, the most first. */
const SAMPLE_COUNTS = [64, 16, 8, 4, 2, 1, 0];

/**
 * A network's document as such a text. What was recorded is left out, and the last samples where it would be too long.
 * @param {Record<string, unknown>} document
 * @returns {Promise<{text: string, left: number} | null>} with how many samples were left out; null where it is too long without them
 */
export async function networkText(document) {
  if (typeof CompressionStream === "undefined") return null;
  const short = shortened(document);
  const samples = Array.isArray(short.samples) ? short.samples : [];
  for (const count of SAMPLE_COUNTS) {
    if (count > samples.length && count > 1) continue;
    const kept = samples.slice(0, count);
    const { samples: _, ...others } = short;
    const bytes = new TextEncoder().encode(JSON.stringify({ ...others, ...(kept.length && { samples: kept }) }));
    if (bytes.length > MOST_TEXT_BYTES) continue;
    const deflated = await new Response(through(bytes, new CompressionStream("deflate-raw"))).arrayBuffer();
    if (deflated.byteLength <= MOST_BYTES)
      return { text: toBase64Url(new Uint8Array(deflated)), left: samples.length - kept.length };
  }
  return null;
}

/**
 * The text of the document that such a text holds.
 * @param {string} text @returns {Promise<string>} JSON, not read yet; rejected with a sentence
 */
export async function documentText(text) {
  checkNetworkText(text);
  if (typeof DecompressionStream === "undefined") throw new Error("this browser cannot read a network from an address");
  try {
    return await inflated(fromBase64Url(text));
  } catch (error) {
    if (error instanceof RangeError) throw new Error(error.message, { cause: error });
    throw new Error("it is cut off, or something in it was changed", { cause: error });
  }
}

/** @param {string} text @throws {Error} a sentence, if a text cannot hold a network */
export function checkNetworkText(text) {
  if (text.length > MOST_CHARACTERS)
    throw new Error(`net must have at most ${MOST_CHARACTERS} characters; got ${text.length}`);
  if (!/^[\w-]+$/.test(text)) throw new Error("net must be letters, digits, - and _; got others, or none");
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {ReadableWritablePair<Uint8Array, BufferSource>} stream */
const through = (bytes, stream) => new Blob([bytes]).stream().pipeThrough(stream);

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string>} rejected with a RangeError as soon as there is too much */
async function inflated(bytes) {
  const reader = through(bytes, new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_TEXT_BYTES) {
      void reader.cancel();
      throw new RangeError(`it must unfold to at most ${MOST_TEXT_BYTES} bytes; got more`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
