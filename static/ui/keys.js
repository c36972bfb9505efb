// @ts-check
/** The keys that do something while the focus is inside the element: one table for who presses them and who looks them up. */

import { keyName } from "./key-names.js";

/** @typedef {import("../types.d.ts").Conducting} Conducting @typedef {import("./template.js").Parts} Parts */
/**
 * @typedef {object} Keys some keys that belong together
 * @property {readonly string[]} shown how they are written, in the order of `keys`
 * @property {string} words what they do
 * @property {Record<string, (conducting: Conducting, parts: Parts) => unknown>} keys each name, as `keyName` has it, and what the key does
 * @property {boolean} [shift] whether Shift must, or must not, be held; where nothing is said it does not matter
 * @property {boolean} [repeats] whether a key that is held does it again and again
 */

/** What a reader may choose from, times the speed of the pass. */
export const SPEEDS = Object.freeze([0.25, 0.5, 1, 2, 4]);

/** @param {number} speed */
const slower = (speed) => SPEEDS.findLast((other) => other < speed) ?? speed;
/** @param {number} speed */
const faster = (speed) => SPEEDS.find((other) => other > speed) ?? speed;

/** @type {readonly Keys[]} */
export const KEYS = [
  {
    shown: ["Space"],
    words: "play or pause",
    shift: false,
    keys: { " ": (conducting) => (conducting.paused = !conducting.paused) },
  },
  {
    shown: ["←", "→"],
    words: "a step back, on",
    shift: false,
    repeats: true,
    keys: {
      ArrowLeft: (conducting) => conducting.step(-1, "step"),
      ArrowRight: (conducting) => conducting.step(1, "step"),
    },
  },
  {
    shown: ["Shift ←", "Shift →"],
    words: "a layer back, on",
    shift: true,
    repeats: true,
    keys: {
      ArrowLeft: (conducting) => conducting.step(-1, "layer"),
      ArrowRight: (conducting) => conducting.step(1, "layer"),
    },
  },
  {
    shown: ["P", "N"],
    words: "the previous, the next sample",
    keys: { p: (conducting) => conducting.step(-1, "sample"), n: (conducting) => conducting.step(1, "sample") },
  },
  {
    shown: ["Home", "End"],
    words: "to the beginning, to the end",
    shift: false,
    keys: { Home: (conducting) => stay(conducting, 0), End: (conducting) => stay(conducting, Infinity) },
  },
  {
    shown: ["−", "+"],
    words: "slower, faster",
    keys: {
      "-": ({ pacing }) => (pacing.speed = slower(pacing.speed)),
      "+": ({ pacing }) => (pacing.speed = faster(pacing.speed)),
    },
  },
  {
    shown: ["R"],
    words: "another random network",
    keys: { r: (conducting) => void conducting.randomize().catch(() => {}) }, // said in the element already
  },
  { shown: ["?"], words: "this list", keys: { "?": (_, { pace }) => pace.click() } },
];

/** What has a use of its own for a key keeps it. @type {readonly [selector: string, keys: RegExp][]} */
const KEPT = [
  [".card, dialog, select, textarea, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])", /./],
  ["input[type=range]:not(.scrub), input[type=radio]", /^(Arrow|Home|End| )/],
  ["button, summary, a, input[type=checkbox]", /^ /],
  [".numbers", /^(Arrow|Home|End| )/],
  [".drawer", /^(Home|End| )/],
];

/** @param {Conducting} conducting @param {number} timeMs */
function stay(conducting, timeMs) {
  conducting.paused = true;
  conducting.seek(timeMs);
}

/** @param {KeyboardEvent} event @param {string} key */
function keysOf({ shiftKey, ctrlKey, altKey, metaKey, isComposing }, key) {
  if (ctrlKey || altKey || metaKey || isComposing) return undefined;
  return KEYS.find(({ keys, shift = shiftKey }) => Object.hasOwn(keys, key) && shift === shiftKey);
}

/** @param {KeyboardEvent} event @param {string} key */
function isKept(event, key) {
  const [target] = event.composedPath();
  return target instanceof Element && KEPT.some(([selector, kept]) => kept.test(key) && target.closest(selector));
}

/**
 * Does what a key stands for, as long as the focus is inside the frame and nothing there needs the key itself.
 * @param {Parts} parts @param {Conducting} conducting @param {AbortSignal} signal
 */
export function listenToKeys(parts, conducting, signal) {
  const press = (/** @type {KeyboardEvent} */ event) => {
    const key = keyName(event);
    const pressed = keysOf(event, key);
    if (!pressed || event.defaultPrevented || isKept(event, key)) return;
    event.preventDefault();
    if (!event.repeat || pressed.repeats) pressed.keys[key]?.(conducting, parts);
  };
  parts.frame.addEventListener("keydown", press, { signal });
}
