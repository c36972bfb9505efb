// @ts-check
/**
 * What an author pastes: a link, the element, an iframe; each shows the same network. `forward-pass snippet` prints the
 * same text. Only the Share panel needs this.
 */

import { SCHEME } from "../../core/network-text.js";
import { clamp } from "../../core/clamp.js";
import { fill } from "../../core/fill.js";
import { labelsText } from "../../core/label-text.js";
import { LISTENER } from "./listener.js";
import { SNIPPET } from "./snippet-data.js";
import { HTML, JSX } from "./snippet-markup.js";
import { trainingWords } from "./training-share.js";

/** @import { Embedding } from "../../link-types.d.ts" */

/** The assumed width of a column, where the embed is as wide as its column. */
export const COLUMN_PX = SNIPPET.columnPx;

/**
 * All of them; no snippet has a blank line inside. The listener is HTML alone.
 * @param {Embedding} embedding
 */
export function snippets(embedding) {
  return { link: linkOf(embedding), element: elementOf(embedding), iframe: frameOf(embedding), listener: LISTENER };
}

/**
 * How large the embed is, in CSS px, as embed.html has it: 16 : 10, but high enough for the controls, and at most so high.
 * For one as wide as its column, an ordinary column is assumed.
 * @param {Pick<Embedding, "widthPx" | "display">} embedding
 */
export function sizeOf({ widthPx, display }) {
  const width = widthPx ?? COLUMN_PX;
  const heightPx = clamp(Math.floor((width * 10) / 16), SNIPPET.lowestPx[display.controls], SNIPPET.highestPx);
  return { widthPx: width, heightPx };
}

/**
 * The attributes that differ from their defaults, those that name the network first.
 * @param {Embedding} embedding
 * @returns {[name: string, text: string][]}
 */
function chosenAttributes(embedding) {
  const { network, display, rules } = embedding;
  const { src: _, ...others } = display;
  const named =
    network?.train?.attributes ?? (network ? storedAttributes(embedding, network) : drawnAttributes(embedding));
  return [...named, ...differing({ ...others, labels: labelsOf(display) }, rules.display)];
}

/** What the element has of a training's attributes. @param {Embedding} embedding */
const ownAttributes = ({ network }) => (network?.train?.attributes ?? []).map(([name]) => name);

/** The seed always: it names the network. @param {Embedding} embedding @returns {[name: string, text: string][]} */
function drawnAttributes({ settings, rules }) {
  const { layers, seed, sample, activation, output, initialization, original } = settings;
  const temperature = output === "softmax" ? settings.temperature : rules.settings.temperature?.default;
  const network = {
    layers: layers.join("-"),
    ...{ sample, temperature, activation, output, initialization },
    original: original?.join("-") ?? null,
  };
  return [["seed", String(seed)], ...differing(network, rules.settings)];
}

/**
 * A file says all but what is asked of the network.
 * @param {Embedding} embedding @param {import("../../link-types.d.ts").SharedNetwork} network
 * @returns {[name: string, text: string][]}
 */
function storedAttributes({ settings, rules }, { src, file, temperature, left }) {
  const asked = settings.output === "softmax" && settings.temperature !== temperature;
  const sample = left ? 0 : settings.sample;
  return [
    ["src", src || file],
    ...differing({ sample }, rules.settings),
    .../** @type {[string, string][]} */ (asked ? [["temperature", String(settings.temperature)]] : []),
  ];
}

/**
 * @param {Record<string, unknown>} values @param {Record<string, {default?: unknown}>} rules
 * @returns {[name: string, text: string][]}
 */
const differing = (values, rules) =>
  Object.entries(values)
    .map(([name, value]) => /** @type {[string, string]} */ ([name, String(value)]))
    .filter(([name, text]) => text !== usual(rules[name]?.default));

/** @param {unknown} value */
const usual = (value) => (Array.isArray(value) ? value.join("-") : String(value));

/** @param {Embedding["display"]} display */
const labelsOf = ({ labels }) => labelsText(labels);

/** The address of our own page with this network, and with what no attribute can hold. @param {Embedding} embedding */
function linkOf(embedding) {
  const { fragment, network } = embedding;
  const hash = fragment ? `#${fragment}` : "";
  // Of a network that is trained anew the fragment says all.
  if (network?.train) return addressOf(embedding, "", ownAttributes(embedding)) + hash;
  // A network that is inside the address stands in the fragment, which is sent to no server.
  const inFragment = network?.src.startsWith(SCHEME) ? ["src"] : [];
  return addressOf(embedding, "", inFragment) + hash;
}

/**
 * One of the site's pages; it takes no reel from another host.
 * @param {Embedding} embedding @param {string} page @param {readonly string[]} [elsewhere] attributes that the fragment stands for
 */
function addressOf(embedding, page, elsewhere = []) {
  const { site } = embedding;
  const attributes = chosenAttributes(embedding)
    .filter(([name, text]) => name !== "reel" || isOf(site, text))
    .filter(([name]) => !elsewhere.includes(name))
    .map(([name, text]) => [name, name === "src" && text.startsWith(site) ? text.slice(site.length) : text]);
  return attributes.length ? `${site}${page}?${new URLSearchParams(attributes)}` : site + page;
}

/** @param {string} site @param {string} url */
const isOf = (site, url) => URL.canParse(url, site) && new URL(url, site).origin === new URL(site).origin;

/** @param {Embedding} embedding */
const writerOf = ({ jsx }) => (jsx ? JSX : HTML);

/**
 * Fills the texts of attributes or styles.
 * @param {Record<string, string>} texts @param {Record<string, unknown>} words
 * @returns {Record<string, string>}
 */
const filled = (texts, words) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text, words)]));

/** The element with its script, for pages that keep scripts. @param {Embedding} embedding */
function elementOf(embedding) {
  const { element } = writerOf(embedding);
  const { site, display, widthPx } = embedding;
  // React runs a script element that it renders only if it is async; it puts those into the head, each once.
  /** @type {Record<string, import("./snippet-markup.js").Value>} */
  const how = embedding.jsx ? { async: true } : {};
  const script = element("script", { ...filled(SNIPPET.script, { site }), ...how });
  // The style reserves the box before the element's script has loaded; without it, the text below would move.
  const style = filled(SNIPPET.box, {
    lowestPx: SNIPPET.lowestPx[display.controls],
    highestPx: SNIPPET.highestPx,
    // Without a max-width, the ratio would make the box at the least height wider than a phone.
    widest: widthPx ? `min(${widthPx}px, 100%)` : "100%",
  });
  const attributes = { ...Object.fromEntries(chosenAttributes(embedding)), style };
  return `${script}\n${element("forward-pass", attributes, fallbackOf(embedding))}`;
}

/** An iframe, for hosts that strip scripts. @param {Embedding} embedding */
function frameOf(embedding) {
  const { widthPx, jsx } = embedding;
  const attributes = filled(SNIPPET.frame, {
    address: addressOf(embedding, "embed.html"),
    title: titleOf(embedding),
    width: widthPx ?? "100%",
    heightPx: sizeOf(embedding).heightPx,
  });
  const style = { ...SNIPPET.frameStyle, ...(widthPx && { "max-width": "100%" }) };
  // Browsers parse an iframe's content as text, so React would not find the children that it rendered.
  return writerOf(embedding).element("iframe", { ...attributes, style }, jsx ? "" : wordsOf(embedding));
}

/** What a frame shows, in words. @param {Embedding} embedding */
function titleOf({ network, settings: { layers, seed } }) {
  if (network?.train) return trainingWords(network, network.train.step, layers).title;
  if (!network) return fill(SNIPPET.drawnTitle, { layers: layers.join("-"), seed });
  const { title } = network;
  return `${title ? `${title}: a` : "A"} neural network of ${layers.join("-")} neurons computes its forward pass`;
}

/** The content where no script runs: the site's picture, or words if it would not match. @param {Embedding} embedding */
function fallbackOf(embedding) {
  const { site, settings, display, description, recorded } = embedding;
  if (!recorded || settings.sample !== 0 || labelsOf(display)) return wordsOf(embedding);
  const { element } = writerOf(embedding);
  const picture = filled(SNIPPET.picture, { picture: `${site}pictures/seed-${settings.seed}.svg`, description });
  const image = element("img", { ...picture, style: SNIPPET.pictureStyle }, null);
  return element("a", { href: linkOf(embedding) }, image);
}

/** Not a paragraph: where Markdown puts the element inside one, a second one would end it. @param {Embedding} embedding */
function wordsOf(embedding) {
  const { element, text } = writerOf(embedding);
  const { linkText } = embedding.network?.train ? SNIPPET.training : SNIPPET;
  return text(`${embedding.description} `) + element("a", { href: linkOf(embedding) }, linkText);
}
