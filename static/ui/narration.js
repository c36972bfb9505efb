// @ts-check
/** What is happening, in a few words: the line under the stage. */

/** @import { Phase } from "../types.d.ts" */

/**
 * The line for a phase: its title, and what it does.
 * @param {Phase | null} phase null while there are no numbers @param {{temperature: number}} settings
 * @returns {[title: string, sentence: string]}
 */
export function phaseCaption(phase, settings) {
  if (!phase) return ["No numbers yet", "nobody recorded this network; Python computes it once it runs"];
  const { title, sentence, operation } = phase;
  return [title, typeof sentence === "string" ? sentence : sentence(operation, settings)];
}
