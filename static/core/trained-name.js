// @ts-check
/** How the network of a training is named: "trained ", the run as JSON, "@" and the step. Python repeats what a name says. */

import { quoteValue } from "./quote.js";

const PREFIX = "trained ";
/** Further no training goes. */
export const MOST_STEPS = 1_000_000;

/** Whether a network's name says how it was trained. @param {string | undefined} name */
export const isTrained = (name = "") => name.startsWith(PREFIX);

/**
 * The parts of such a name; Python checks the run itself. A task alone may stand for a run.
 * @param {string} name as it stands in an address
 * @returns {{run: string, step: number, temperature: number}} the run as JSON, and its T
 * @throws {Error} a sentence
 * @example trainedIn('trained {"task":"xor"}@20') // { run: '{"task":"xor"}', step: 20, temperature: 1 }
 * @example trainedIn("xor@20") // { run: '{"task":"xor"}', step: 20, temperature: 1 }
 */
export function trainedIn(name) {
  const [, said = "", step = "0"] = /^(?:trained )?(\{.*\}|[a-z]+)(?:@(\d+))?$/s.exec(name) ?? [];
  const run = /^[a-z]/.test(said) ? JSON.stringify({ task: said }) : said;
  const { temperature = 1 } = (Number(step) <= MOST_STEPS && parsed(run)) || refuse(name);
  return { run, step: Number(step), temperature };
}

/** The run that a name says, without the step. @param {string} name */
export const runOf = (name) => name.slice(0, name.lastIndexOf("@"));

/** After how many steps of its training a network stands; null for one that was not trained. @param {string | undefined} name @example stepOf('trained {"task":"xor"}@20') // 20 */
export const stepOf = (name = "") => (isTrained(name) ? Number(name.slice(name.lastIndexOf("@") + 1)) : null);

/** Whether a value has the shape of a run; what it says of each setting Python checks. @param {any} value @example isRun({ task: "xor" }) // true */
export function isRun(value) {
  const { task = "", changes = [] } = value ?? [];
  const listed = Array.isArray(changes) && changes.every((change) => Array.isArray(change) && change.length === 2);
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof task === "string" && listed;
}

/** @param {string} text @returns {any} null for what is no JSON of a run */
function parsed(text) {
  try {
    const run = JSON.parse(text);
    return isRun(run) ? run : null;
  } catch {
    return null;
  }
}

/** @param {string} name @returns {never} */
function refuse(name) {
  throw new Error(
    `train must be a task, or a run as JSON, then @ and a step up to ${MOST_STEPS}, such as moons@340; got ${quoteValue(name.replace(PREFIX, ""))}`,
  );
}
