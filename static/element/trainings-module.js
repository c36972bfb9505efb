// @ts-check
/** What is loaded with an element that has `mode="train"`: the first network of its training, if that was recorded. */

import { storedNetwork } from "../backend/network-document.js";
import { isFrom, recordedTraining } from "../backend/recorded-trainings.js";
import { quoteValue } from "../core/quote.js";
import { askedOf } from "../core/training-attributes.js";

/** @import { NetworkStore } from "./network-store.js" */
/** @import { Reel } from "../types.d.ts" */

export { recordedTraining };

/**
 * Opens the training that an element's attributes ask for.
 * @param {Element} host @param {NetworkStore} store @param {string} url of the author's own recording, empty where there is none
 * @param {(sentence: string | null) => void} setNotice called with what is wrong with that recording, or with null if nothing is
 * @returns {Promise<Reel[]>} the recorded network of its step, or of the last one before that in the first file; none if nothing was recorded
 */
export async function open(host, store, url, setNotice) {
  const asked = askedOf(host);
  try {
    const training = asked && (await recordedTraining(asked.run, url));
    if (url && asked) setNotice((await isFrom(training, url)) ? null : anotherTraining(url));
    if (!training) return [];
    const { reel, network } = training.at(training.lastAtHand(asked.step));
    store.backend.documents?.set(`${reel.settings.name}`, storedNetwork(network));
    return [reel];
  } catch (error) {
    setNotice(/** @type {Error} */ (error).message);
    return [];
  }
}

/** @param {string} url of a recording */
const anotherTraining = (url) =>
  `the reel ${quoteValue(url)} must be of the training that the attributes say, task and all; it is of another`;
