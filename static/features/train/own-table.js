// @ts-check
/** A table of the reader's own: Python reads it. Nothing of it leaves the browser. */

import { quoteValue } from "../../core/quote.js";

const MOST_MEGABYTES = 5;
const NAME_CHARACTERS = 40;

/** What the reader's tables are called, and what Python noted of each, by their tasks. @type {Map<string, {name: string, notes: string}>} */
export const ownTables = new Map();

/**
 * Has Python read a table.
 * @param {File} file @param {(table: ArrayBuffer) => Promise<{task: string, notes: string[]}>} give
 * @returns {Promise<string>} its task; rejected with a sentence that names the file
 */
export async function readTable(file, give) {
  const name = quoteValue(file.name, NAME_CHARACTERS);
  try {
    const megabytes = file.size / 1e6;
    if (megabytes > MOST_MEGABYTES)
      throw new Error(`the table must be of at most ${MOST_MEGABYTES} MB; got ${megabytes.toFixed(1)} MB`);
    const { task, notes } = await give(await file.arrayBuffer());
    ownTables.set(task, { name, notes: notes.join(" ") });
    return task;
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
