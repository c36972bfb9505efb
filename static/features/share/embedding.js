// @ts-check
/** What is on screen → what the snippets are written from. Only the Share panel needs it. */

import { describe } from "../../core/describe.js";
import { writeFragment } from "../../core/fragment.js";
import { SETTINGS as rules } from "../../core/settings-data.js";
import { SCHEME } from "../../core/network-text.js";
import { networkNote } from "./stored-share.js";
import { trainingNote, trainingWords } from "./training-share.js";

/** @import { Embedding, OnScreen, SharedNetwork } from "../../link-types.d.ts" */

/**
 * @typedef {Embedding["settings"]} SharedSettings
 */

/**
 * @param {OnScreen} onScreen @param {SharedNetwork | null} [network] what is said of a stored network
 * @returns {{embedding: Embedding, summary: string, note: string}} `summary` says what is shared in a few words, `note` what
 *   cannot be shared, if anything
 */
export function embeddingOf(onScreen, network = null) {
  const { site, base, trace, settings, stored, given, display, paused, timeMs, durationMs, isRecorded } = onScreen;
  const shared = pick(trace ? { ...trace, ...trace.network } : settings);
  const drawn = trace?.drawnInputs && trace.source !== "edited" ? trace : null;
  /** @type {Embedding} */
  const embedding = {
    site,
    settings: shared,
    network,
    display: {
      ...display,
      autoplay: !paused,
      // Rounded down, so that the step is the same; at the end no moment is needed.
      moment: paused && timeMs < durationMs ? Math.floor(timeMs) : null,
      // When and how Python starts is up to the page that embeds it.
      python: "auto",
      interpreter: "pyodide",
      reel: network ? "" : reelFor(shared, display.reel, given, base),
      src: "",
    },
    rules,
    description: network?.train
      ? trainingWords(network, network.train.step, shared.layers).description
      : drawn
        ? describe(shared.layers, drawn, stored?.named(display.labels) ?? display.labels)
        : nameOf(shared, network),
    recorded: !network && isRecorded({ ...settings, ...shared }),
    widthPx: null,
    fragment: fragmentOf(onScreen, network),
  };
  return {
    embedding,
    summary: summaryOf(embedding),
    note: [editedNote(trace), linkOnlyNote(onScreen, shared, network), ofNetwork(shared, network, site)].filter(Boolean).join(" "), // prettier-ignore
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

/** @param {SharedSettings} shared @param {SharedNetwork | null} network */
function nameOf({ layers, seed, sample }, network) {
  const title = network?.title ? `${network.title}: ` : "";
  return `${title}Neural network with layers of ${layers.join(", ")} neurons, ${network ? "" : `seed ${seed}, `}sample ${sample}.`;
}

/** @param {SharedSettings} shared @param {SharedNetwork | null} network @param {string} site */
const ofNetwork = (shared, network, site) =>
  network?.train ? trainingNote(shared, network.temperature) : networkNote(network, site);

/** @param {OnScreen["trace"]} trace */
const editedNote = (trace) =>
  trace?.source === "edited"
    ? "The forward pass you edited stays on this page: what you share shows the numbers of the original."
    : "";

/**
 * The fragment of the link, for what no attribute can hold; empty if there is nothing of that kind.
 * @param {OnScreen} onScreen @param {SharedNetwork | null} network
 */
function fragmentOf({ trace, settings, target, paused, timeMs }, network) {
  const { changes, sample, temperature, output } = settings;
  /** @type {import("../../link-types.d.ts").Linked} */
  const linked = {};
  if (network?.train) {
    Object.assign(linked, { train: network.train.name, ...(sample && { sample }) });
    if (output === "softmax" && temperature !== network.temperature) linked.temperature = temperature;
  } else if (network?.src.startsWith(SCHEME)) linked.net = network.src.slice(SCHEME.length);
  // The sample on screen may be one of those that were left out.
  if (trace && (!trace.drawnInputs || network?.left)) linked.inputs = [...trace.inputs];
  if (changes.length) linked.changes = changes;
  if (target && target.kind !== "loss") linked.target = target;
  if (Object.keys(linked).length === 0) return "";
  return writeFragment({ ...linked, ...(paused && { moment: timeMs }) });
}

/** @param {OnScreen} onScreen @param {SharedSettings} shared @param {SharedNetwork | null} network */
function linkOnlyNote({ trace, settings: { changes } }, { sample }, network) {
  const alone = [...(trace?.drawnInputs === false ? ["inputs"] : []), ...(changes.length ? ["changed weights"] : [])];
  if (alone.length === 0) return "";
  return `The ${alone.join(" and ")} on screen are in the link alone: element and iframe show ${network?.train ? "the network as it was trained" : `sample ${sample} of this network as it was drawn`}.`;
}

/** @param {Embedding} embedding */
function summaryOf({ settings, network, display: { autoplay, moment } }) {
  const { layers, seed, sample, temperature, activation, output } = settings;
  const outputs = output === "softmax" ? `temperature ${temperature}` : `${output} outputs`;
  const steps = network?.train ? ` · step ${network.train.step}` : "";
  const when = autoplay ? "" : moment === null ? " · paused at the end" : ` · paused at ${moment} ms`;
  const which = network ? network.title + steps : `seed ${seed}`;
  const parts = [layers.join("-"), activation, which, `sample ${sample}`, outputs];
  return parts.filter(Boolean).join(" · ") + when;
}
