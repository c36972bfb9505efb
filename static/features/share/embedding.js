// @ts-check
/** What is on screen → what the snippets are written from. Only the Share panel needs it. */

import { describe } from "../../core/describe.js";
import { writeFragment } from "../../core/fragment.js";
import { SETTINGS as rules } from "../../core/settings-data.js";

/** @import { Embedding, OnScreen } from "../../link-types.d.ts" */

/**
 * @typedef {Embedding["settings"]} SharedSettings
 */

/**
 * @param {OnScreen} onScreen
 * @returns {{embedding: Embedding, summary: string, note: string}} `summary` says what is shared in a few words, `note` what
 *   cannot be shared, if anything
 */
export function embeddingOf(onScreen) {
  const { site, base, trace, settings, given, display, paused, timeMs, durationMs, isRecorded } = onScreen;
  const shared = pick(trace ? { ...trace, ...trace.network } : settings);
  const drawn = trace?.drawnInputs && trace.source !== "edited" ? trace : null;
  /** @type {Embedding} */
  const embedding = {
    site,
    settings: shared,
    display: {
      ...display,
      autoplay: !paused,
      // Rounded down, so that the step is the same; at the end no moment is needed.
      moment: paused && timeMs < durationMs ? Math.floor(timeMs) : null,
      // When and how Python starts is up to the page that embeds it.
      python: "auto",
      interpreter: "pyodide",
      reel: reelFor(shared, display.reel, given, base),
    },
    rules,
    description: drawn ? describe(shared.layers, drawn, display.labels) : nameOf(shared),
    recorded: isRecorded({ ...settings, ...shared }),
    widthPx: null,
    fragment: fragmentOf(onScreen),
  };
  return {
    embedding,
    summary: summaryOf(embedding),
    note: [editedNote(trace), linkOnlyNote(onScreen, shared)].join(" ").trim(),
  };
}

/** @param {SharedSettings} from @returns {SharedSettings} */
function pick({ layers, seed, sample, temperature, activation, output, initialization, original = null }) {
  return { layers, seed, sample, temperature, activation, output, initialization, original };
}

/**
 * The whole address of the reel the author named, if it holds the network on screen.
 * @param {SharedSettings} shared @param {string} url @param {OnScreen["given"]} given @param {string} base
 */
function reelFor(shared, url, given, base) {
  if (!url || !given || !URL.canParse(url, base)) return "";
  const recordedNetwork = pick({ ...given.settings, sample: shared.sample });
  return JSON.stringify(recordedNetwork) === JSON.stringify(shared) ? new URL(url, base).href : "";
}

/** @param {SharedSettings} shared */
const nameOf = ({ layers, seed, sample }) =>
  `Neural network with layers of ${layers.join(", ")} neurons, seed ${seed}, sample ${sample}.`;

/** @param {OnScreen["trace"]} trace */
const editedNote = (trace) =>
  trace?.source === "edited"
    ? "The forward pass you edited stays on this page: what you share shows the numbers of the original."
    : "";

/** The fragment of the link, for what no attribute can hold; empty if there is nothing of that kind. @param {OnScreen} onScreen */
function fragmentOf({ trace, settings: { changes }, target, paused, timeMs }) {
  /** @type {import("../../link-types.d.ts").Linked} */
  const linked = {};
  if (trace?.drawnInputs === false) linked.inputs = [...trace.inputs];
  if (changes.length) linked.changes = changes;
  if (target) linked.target = target;
  if (Object.keys(linked).length === 0) return "";
  return writeFragment({ ...linked, ...(paused && { moment: timeMs }) });
}

/** @param {OnScreen} onScreen @param {SharedSettings} shared */
function linkOnlyNote({ trace, settings: { changes } }, { sample }) {
  const alone = [...(trace?.drawnInputs === false ? ["inputs"] : []), ...(changes.length ? ["changed weights"] : [])];
  if (alone.length === 0) return "";
  return `The ${alone.join(" and ")} on screen are in the link alone: element and iframe show sample ${sample} of this network as it was drawn.`;
}

/** @param {Embedding} embedding */
function summaryOf({ settings, display: { autoplay, moment } }) {
  const { layers, seed, sample, temperature, activation, output } = settings;
  const outputs = output === "softmax" ? `temperature ${temperature}` : `${output} outputs`;
  const when = autoplay ? "" : moment === null ? " · paused at the end" : ` · paused at ${moment} ms`;
  return `${layers.join("-")} · ${activation} · seed ${seed} · sample ${sample} · ${outputs}${when}`;
}
