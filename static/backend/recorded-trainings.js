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
    throw named(href, error);
  }
}

/** Whether a training is the one of an author's own recording. @param {RecordedTraining | null} training @param {string} url */
export async function isFrom(training, url) {
  return training !== null && training === (await fetched.get(new URL(url, document.baseURI).href));
}

/** @param {string} url */
async function read(url) {
  const document = await jsonFrom(url);
  return new RecordedTraining(document, async (name) => {
    const more = new URL(name, url).href;
    return jsonFrom(more).catch((error) => Promise.reject(named(more, error)));
  });
}

/** @param {string} url */
async function jsonFrom(url) {
  const text = new TextDecoder().decode(await bytesFrom(url));
  return readJson(text, "a recorded training");
}

/** @param {string} url @param {unknown} error */
function named(url, error) {
  const { message } = /** @type {Error} */ (error);
  return new Error(`the reel ${quoteValue(url, URL_CHARACTERS)} could not be read: ${message}`, { cause: error });
}
