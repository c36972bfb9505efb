// @ts-check
/** Shows the network of a training that an address names: the Train panel repeats it, in the reader's Python. */

import { isTrained, trainedIn } from "../core/trained-name.js";

/** @typedef {HTMLElement & import("../link-types.d.ts").Linkable} Linkable */

/** What tells that another network, or another step of it, is on stage. */
const CHANGES = ["networkchange", "samplechange"];

/**
 * @param {Linkable} element @param {string} name of the network, as the address has it
 * @returns {Promise<boolean>} resolved when it is on stage, with false if another network came instead; rejected with a
 *   sentence where the name is none
 */
export async function showTrained(element, name) {
  const { run, step } = trainedIn(name);
  if (element.settings.name === name) return true;
  // Until then, the network that is wanted now may still come.
  const before = networkOf(element);
  const asked = { run, step: String(step), mode: "train" };
  for (const [attribute, text] of Object.entries(asked)) element.setAttribute(attribute, text);
  try {
    for (;;) {
      const change = await changeOf(element);
      const shown = element.settings.name;
      // Python may write the run in another way.
      if (isTrained(shown) && shown?.endsWith(`@${step}`)) return true;
      // Samples of the network before go on until Python answers.
      if (change !== "networkchange") continue;
      if (!isTrained(shown) && networkOf(element) !== before) return false;
    }
  } finally {
    // So that the panel, opened anew, goes on from what is on stage.
    for (const attribute of Object.keys(asked)) element.removeAttribute(attribute);
  }
}

/** What tells one network from another. @param {Linkable} element */
const networkOf = ({ settings: { name = "", layers, seed } }) => `${name} ${layers} ${seed}`;

/** @param {Linkable} element @returns {Promise<string>} which change came */
const changeOf = (element) =>
  new Promise((resolve) => {
    const heard = new AbortController();
    /** @param {Event} event */
    const hear = ({ type }) => {
      heard.abort();
      resolve(type);
    };
    for (const change of CHANGES) element.addEventListener(change, hear, { signal: heard.signal });
  });
