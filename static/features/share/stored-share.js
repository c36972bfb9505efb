// @ts-check
/** How a stored network is shared: by the address of its file, with all of it inside an address, or as a file. */

import { networkText, SCHEME } from "../../core/network-text.js";
import { trainingOf } from "./training-share.js";

/** @import { SharedNetwork, OnScreen } from "../../link-types.d.ts" */

/** Characters of a title that a file's name keeps. */
const LONGEST_NAME = 40;

/**
 * What snippets say of the stored network on screen; null for a drawn one.
 * @param {OnScreen} onScreen @returns {Promise<SharedNetwork | null>}
 */
export async function sharedNetwork({ stored, settings, site }) {
  if (!stored) return null;
  const { document, title } = stored;
  const url = settings.src?.startsWith("http") ? settings.src : "";
  const file = fileName(title);
  const train = trainingOf(settings.name);
  const opened = { title, file, train, temperature: temperatureOf(document) };
  // What is on the site itself can be had from there, whatever reads it.
  if (url && new URL(url).origin === new URL(site).origin) return { ...opened, src: url, left: 0 };
  const whole = await networkText(document);
  if (whole) return { ...opened, src: SCHEME + whole.text, left: whole.left };
  return { ...opened, src: url, left: 0 };
}

/** @param {Record<string, unknown>} document */
const temperatureOf = ({ temperature }) => (typeof temperature === "number" ? temperature : 1);

/**
 * A name for a network's file.
 * @param {string} title @example fileName("Iris: 4-8-3") // "iris-4-8-3.json"
 */
export function fileName(title) {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "") // accents
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return `${(words ?? ["network"]).join("-").slice(0, LONGEST_NAME)}.json`;
}

/**
 * What has to be said of how a stored network is shared; empty if nothing has.
 * @param {SharedNetwork | null | undefined} network @param {string} site
 */
export function networkNote(network, site) {
  if (!network) return "";
  const { src, file, left } = network;
  if (!src)
    return `This network is too large for a link. Save its file, put it beside your page, and paste the element, which asks for ${file}.`;
  if (left)
    return `Link, element and iframe hold the whole network, but not its last ${left === 1 ? "sample" : `${left} samples`}; the file has all of them.`;
  if (src.startsWith(SCHEME) || src.startsWith(site)) return "";
  return `Link and iframe work where ${new URL(src).host} lets other sites read the network's file.`;
}
