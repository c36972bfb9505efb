// @ts-check
/** A table of the reader's own: Python reads it. Nothing of it leaves the browser. */

import { quoteValue } from "../../core/quote.js";

const MOST_MEGABYTES = 5;
const NAME_CHARACTERS = 40;

/** What the reader's tables are called, and what Python noted of each, by their tasks. @type {Map<string, {name: string, notes: string}>} */
export const ownTables = new Map();

/**
 * Takes each table that the reader chooses, or drops on the element.
 * @param {HTMLInputElement} input @param {Pick<import("../../types.d.ts").PanelContext, "table" | "events">} context
 * @param {AbortSignal} signal @param {(table: File) => void} take
 */
export function followTables(input, context, signal, take) {
  const next = () => {
    const { table } = context;
    context.table = null;
    if (table) take(table);
  };
  input.addEventListener("change", () => {
    context.table = input.files?.[0] ?? null;
    input.value = "";
    next();
  });
  context.events.addEventListener("table", next, { signal });
}

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
