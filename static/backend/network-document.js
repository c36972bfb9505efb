// @ts-check
/**
 * Reads a network document as far as the page needs it before Python checks it as a whole: the layers to draw, names, and
 * the recorded reel. Whatever else is wrong with it Python says.
 */

import { decodeRecorded } from "../core/decode.js";
import { isNetwork, settingsOf } from "../core/document-settings.js";
import { checkRecorded } from "../core/reel-header.js";

export { isNetwork, settingsOf };

/** @import { Reel, Settings, StoredNetwork } from "../types.d.ts" */

/** Names may be as long as an author's; a title as long as Python allows. */
const LONGEST_NAME = 60;
const LONGEST_TEXT = 600;

/** How many networks got a name of the page's. */
let count = 0;

/** A name of the page's, for a network that Python has not named yet. */
export const ownName = () => `file ${(count += 1)}`;

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);
/** @param {unknown} value @param {number} [longest] */
const text = (value, longest = LONGEST_TEXT) => (typeof value === "string" ? value.slice(0, longest) : "");
/** @param {unknown} value */
const texts = (value) => list(value).map((name) => text(name, LONGEST_NAME));

/**
 * What the page knows of a document.
 * @param {any} document whose format is that of a network
 * @returns {StoredNetwork}
 */
export function storedNetwork(document) {
  const { title, about, classes, samples, made, unseen, inputs = {} } = document;
  const ownClasses = classesOf(texts(classes), settingsOf(document));
  const names = texts(inputs.names);
  return {
    document,
    title: text(title),
    about: text(about),
    inputs: { names, units: texts(inputs.units), ranges: list(inputs.ranges), shape: list(inputs.shape) },
    classes: ownClasses,
    labels: list(samples).map((sample) => sample?.label),
    made: typeof made?.with === "string" ? made : undefined,
    unseen: typeof unseen?.of === "number" ? unseen : undefined,
    named: (labels) => ({
      ...labels,
      title: text(title),
      inputs: labels.inputs.length ? labels.inputs : names,
      classes: labels.classes.length ? labels.classes : ownClasses,
      units: texts(inputs.units),
      ranges: list(inputs.ranges),
      shape: list(inputs.shape),
    }),
  };
}

/** A single sigmoid's classes as the element names them: yes first. A document may name both, no first. @param {string[]} classes @param {Pick<Settings, "layers" | "output">} settings */
const classesOf = (classes, { layers, output }) =>
  output === "sigmoid" && layers.at(-1) === 1 && classes.length === 2 ? classes.toReversed() : classes;

/**
 * The reel that stands for a document's network: the recorded one or, without one, a reel without traces.
 * @param {any} document @returns {Reel} its settings have the network's name
 * @throws {Error} saying what is wrong with it
 */
export function reelOf(document) {
  if (document.version !== 1) throw new Error(`version must be 1; got ${JSON.stringify(document.version) ?? "none"}`);
  const settings = settingsOf(document);
  const { recorded } = document;
  if (recorded === undefined) return withoutTraces({ ...settings, name: ownName() });
  checkRecorded(recorded);
  const reel = decodeRecorded(recorded);
  if (!reel.settings.name || `${reel.settings.layers}` !== `${settings.layers}`)
    throw new Error("recorded must be a reel of this network; got one of another");
  return reel;
}

/** @param {Omit<Settings, "sample">} settings @returns {Reel} only its settings are read */
export const withoutTraces = (settings) =>
  /** @type {any} */ ({ source: "recorded", settings, drawnInputs: true, traces: [] });
