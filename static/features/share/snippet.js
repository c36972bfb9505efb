// @ts-check
/**
 * What an author pastes: a link, the element, an iframe; each shows the same network. `forward-pass snippet` prints the
 * same text. Only the Share panel needs this.
 */

import { LISTENER } from "./listener.js";
import { HTML, JSX } from "./snippet-markup.js";

/** @import { Embedding } from "../../link-types.d.ts" */

/** How wide a column is taken to be where the embed is as wide as its column. */
export const COLUMN_PX = 720;
/** As embed.html has it: 16 : 10, but never so low that the controls leave no room, nor higher than this. */
const LOWEST_PX = { full: 416, compact: 352, none: 288 };
const HIGHEST_PX = 736;

/**
 * All of them; no snippet has a blank line inside. The listener is HTML alone.
 * @param {Embedding} embedding
 */
export function snippets(embedding) {
  return { link: linkOf(embedding), element: elementOf(embedding), iframe: frameOf(embedding), listener: LISTENER };
}

/**
 * How large the embed is, in CSS px; for one as wide as its column, an ordinary column is assumed.
 * @param {Pick<Embedding, "widthPx" | "display">} embedding
 */
export function sizeOf({ widthPx, display }) {
  const width = widthPx ?? COLUMN_PX;
  const height = Math.max(LOWEST_PX[display.controls], Math.min(HIGHEST_PX, Math.floor((width * 10) / 16)));
  return { widthPx: width, heightPx: height };
}

/**
 * The attributes that differ from their defaults, and the seed always: it names the network.
 * @param {Embedding} embedding
 * @returns {[name: string, text: string][]}
 */
function chosenAttributes({ settings, display, rules }) {
  const { layers, seed, sample, temperature, activation } = settings;
  const values = { layers: layers.join("-"), sample, temperature, activation, ...display, labels: labelsOf(display) };
  const defaults = { ...rules.settings, ...rules.display };
  /** @type {[name: string, text: string][]} */
  const attributes = Object.entries(values).map(([name, value]) => [name, String(value)]);
  return [["seed", String(seed)], ...attributes.filter(([name, text]) => text !== usual(defaults[name]?.default))];
}

/** @param {unknown} value */
const usual = (value) => (Array.isArray(value) ? value.join("-") : String(value));

/** @param {Embedding["display"]} display */
const labelsOf = ({ labels: { inputs, classes } }) => joined(inputs) + (classes.length ? `|${joined(classes)}` : "");

/** As the attribute has them. @param {readonly string[]} names */
const joined = (names) => names.map((name) => name.replace(/[\\,|]/g, "\\$&")).join(",");

/** The address of our own page with this network, and with what no attribute can hold. @param {Embedding} embedding */
const linkOf = (embedding) => addressOf(embedding, "") + (embedding.fragment ? `#${embedding.fragment}` : "");

/** One of the site's pages; it takes no reel from another host. @param {Embedding} embedding @param {string} page */
function addressOf(embedding, page) {
  const { site } = embedding;
  const attributes = chosenAttributes(embedding).filter(([name, text]) => name !== "reel" || isOf(site, text));
  return `${site}${page}?${new URLSearchParams(attributes)}`;
}

/** @param {string} site @param {string} url */
const isOf = (site, url) => URL.canParse(url, site) && new URL(url, site).origin === new URL(site).origin;

/** @param {Embedding} embedding */
const writerOf = ({ jsx }) => (jsx ? JSX : HTML);

/** The element with its script, for pages that keep scripts. @param {Embedding} embedding */
function elementOf(embedding) {
  const { element } = writerOf(embedding);
  // React runs a script that it makes itself only if it is async; such a one it puts into the head, and only once.
  /** @type {Record<string, import("./snippet-markup.js").Value>} */
  const how = embedding.jsx ? { async: true } : {};
  const script = element("script", { type: "module", src: `${embedding.site}static/forward-pass.js`, ...how });
  // Reserves the element's box before its script is loaded, so that the text below does not move.
  const style = {
    display: "flow-root",
    "aspect-ratio": "16 / 10",
    "min-height": `${LOWEST_PX[embedding.display.controls]}px`,
    "max-height": `${HIGHEST_PX}px`,
    // The least height makes a least width of its own, by the ratio: wider than a phone.
    "max-width": embedding.widthPx ? `min(${embedding.widthPx}px, 100%)` : "100%",
  };
  return `${script}\n${element("forward-pass", { ...Object.fromEntries(chosenAttributes(embedding)), style }, fallbackOf(embedding))}`;
}

/** An iframe, for hosts that strip scripts. @param {Embedding} embedding */
function frameOf(embedding) {
  const { layers, seed } = embedding.settings;
  const attributes = {
    src: addressOf(embedding, "embed.html"),
    title: `A neural network of ${layers.join("-")} neurons computes its forward pass (seed ${seed})`,
    width: `${embedding.widthPx ?? "100%"}`,
    height: `${sizeOf(embedding).heightPx}`,
    loading: "lazy",
    allow: "clipboard-write; fullscreen",
    style: { border: "0", "border-radius": "14px", ...(embedding.widthPx && { "max-width": "100%" }) },
  };
  // Browsers parse the content as text, so React would find other children than it wrote.
  return writerOf(embedding).element("iframe", attributes, embedding.jsx ? "" : wordsOf(embedding));
}

/** The content where no script runs: the site's picture, or words if it would not match. @param {Embedding} embedding */
function fallbackOf(embedding) {
  const { site, settings, display, description, recorded } = embedding;
  if (!recorded || settings.sample !== 0 || labelsOf(display)) return wordsOf(embedding);
  const { element } = writerOf(embedding);
  const picture = {
    src: `${site}pictures/seed-${settings.seed}.svg`,
    alt: description,
    width: "960",
    height: "600",
    loading: "lazy",
    style: { "max-width": "100%", height: "auto" },
  };
  return element("a", { href: linkOf(embedding) }, element("img", picture, null));
}

/** Not a paragraph: where Markdown puts the element inside one, a second one would end it. @param {Embedding} embedding */
function wordsOf(embedding) {
  const { element, text } = writerOf(embedding);
  return text(`${embedding.description} `) + element("a", { href: linkOf(embedding) }, "See it compute");
}
