// @ts-check
/** How an address names a stored network: by its file, in the query; with all of it inside, or by its training, in the fragment. */

import { isNetwork, settingsOf } from "../core/document-settings.js";
import { DRAWN } from "../core/fragment.js";
import { documentText, SCHEME } from "../core/network-text.js";
import { isTrained } from "../core/trained-name.js";

/** @import { Settings } from "../types.d.ts" */

/** Whether a fragment names a heading of the article, not a network. @param {string} hash */
export const isPlace = (hash) => hash.length > 1 && !hash.includes("=");

/** What a network's `src` is, if all of it is inside. @param {string} src @returns {string | undefined} the fragment's part `net` */
export const netOf = (src) => (src.startsWith(SCHEME) ? src.slice(SCHEME.length) : undefined);

/**
 * The `src` of the network that an address names, or the name of one that was trained here; empty for one that is drawn.
 * @param {{hash: string, search: string, href: string}} address as `location` has it
 * @example sourceIn(new URL("https://example.org/?src=networks/iris.json")) // "https://example.org/networks/iris.json"
 */
export function sourceIn({ hash, search, href }) {
  const fragment = new URLSearchParams(isPlace(hash) ? "" : hash.slice(1));
  const net = fragment.get("net");
  if (net !== null) return SCHEME + net;
  const trained = fragment.get("train");
  if (trained !== null) return isTrained(trained) ? trained : `trained ${trained}`; // which is refused later
  if (DRAWN.some((name) => fragment.has(name))) return "";
  const src = new URLSearchParams(search).get("src") ?? "";
  return src && URL.canParse(src, href) ? new URL(src, href).href : src;
}

/** The `src` of the network on screen, or the name of one that was trained here; empty for one that is drawn, and for a stored one that has no address. @param {Settings} settings */
export const sourceOf = ({ name, src }) => (name && (src ?? (isTrained(name) ? name : ""))) || "";

/**
 * The settings of a network that is inside an address.
 * @param {string} net the fragment's part @returns {Promise<Omit<Settings, "sample">>} rejected with a sentence
 */
export async function settingsIn(net) {
  const document = parsed(await documentText(net));
  if (!isNetwork(document)) throw new Error("what is inside is no network");
  return settingsOf(document);
}

/**
 * An address that names a network's file in its query, or none.
 * @param {string} href the present address @param {string} src empty for a network that is drawn or inside
 * @example withSource("https://example.org/?theme=dark", "https://example.org/networks/iris.json").search // "?theme=dark&src=networks%2Firis.json"
 */
export function withSource(href, src) {
  const address = new URL(href);
  const folder = new URL(".", address).href;
  const file = netOf(src) === undefined && !isTrained(src) ? src : "";
  // What stands there already stays as it is written.
  if (sourceIn(new URL(address.search, folder)) === file) return address;
  if (file) address.searchParams.set("src", file.startsWith(folder) ? file.slice(folder.length) : file);
  else address.searchParams.delete("src");
  return address;
}

/** @param {string} text @returns {any} null for what is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
