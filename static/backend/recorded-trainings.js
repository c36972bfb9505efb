// @ts-check
/** The trainings that can be shown without Python: those that the site has recorded, and an author's own. */

import { quoteValue } from "../core/quote.js";
import { RecordedTraining } from "./recorded-training.js";
import { bytesFrom, readJson } from "./reel-file.js";
import { PATHS, STATIC_URL } from "./version.js";

/** The tasks whose training the site has recorded, as they are unless something is chosen. */
const TASKS = ["xor", "moons", "circles", "spiral"];
/** How much of an address a sentence repeats. */
const URL_CHARACTERS = 200;

/** @type {Map<string, Promise<RecordedTraining>>} */
const fetched = new Map();

/**
 * The recording of a run, if there is one.
 * @param {{task?: string}} run what it leaves out is the task's own @param {string} [url] of the author's own recording
 * @returns {Promise<RecordedTraining | null>} rejected with a sentence where the author's cannot be read
 */
export async function recordedTraining(run, url = "") {
  const { task = "moons" } = run;
  if (!url && (!TASKS.includes(task) || !STATIC_URL)) return null;
  const { href } = url ? new URL(url, document.baseURI) : new URL(`${PATHS.recorded}training-${task}.json`, STATIC_URL);
  const coming = fetched.get(href) ?? read(href);
  fetched.set(href, coming);
  try {
    const training = await coming;
    if (training.isOf(run)) return training;
    return url ? recordedTraining(run) : null;
  } catch (error) {
    fetched.delete(href); // the next request may succeed
    if (!url) return null;
    const { message } = /** @type {Error} */ (error);
    throw new Error(`the reel ${quoteValue(href, URL_CHARACTERS)} could not be read: ${message}`, { cause: error });
  }
}

/** @param {string} url */
async function read(url) {
  const text = new TextDecoder().decode(await bytesFrom(url));
  return new RecordedTraining(readJson(text, "a recorded training"));
}
