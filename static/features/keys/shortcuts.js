// @ts-check
/** The keyboard shortcuts inside the element: one table for the listener and for the list of keys. */

import { faster, slower } from "../../core/speeds.js";
import { toggleFullScreen } from "../../ui/full-screen.js";
import { keyName } from "./key-names.js";

/**
 * @import { PanelContext } from "../../types.d.ts"
 * @import { Parts } from "../../ui/template.js"
 */

/**
 * @typedef {object} Keys some keys that belong together
 * @property {readonly string[]} labels how the keys are written, in the order of `keys`
 * @property {string} words what they do
 * @property {Record<string, (context: PanelContext, parts: Parts) => unknown>} keys each name, as `keyName` has it, and what the key does
 * @property {boolean} [shift] whether Shift must be pressed or must not; if undefined, either
 * @property {boolean} [repeats] whether it repeats while the key is down
 * @property {boolean} [command] whether Ctrl or ⌘ must be pressed, else it must not
 * @property {(context: PanelContext) => boolean} [when] whether there is anything to do; without, the key is the page's
 */

/** @type {readonly Keys[]} */
export const KEYS = [
  {
    labels: ["Space"],
    words: "play or pause",
    shift: false,
    keys: { " ": (context) => (context.paused = !context.paused) },
  },
  {
    labels: ["←", "→"],
    words: "a step back, on",
    shift: false,
    repeats: true,
    keys: {
      ArrowLeft: (context) => context.step(-1, "step"),
      ArrowRight: (context) => context.step(1, "step"),
    },
  },
  {
    labels: ["Shift ←", "Shift →"],
    words: "a layer back, on",
    shift: true,
    repeats: true,
    keys: {
      ArrowLeft: (context) => context.step(-1, "layer"),
      ArrowRight: (context) => context.step(1, "layer"),
    },
  },
  {
    labels: ["P", "N"],
    words: "the previous, the next sample",
    keys: { p: (context) => context.step(-1, "sample"), n: (context) => context.step(1, "sample") },
  },
  {
    labels: ["Home", "End"],
    words: "to the beginning, to the end",
    shift: false,
    keys: { Home: (context) => stay(context, 0), End: (context) => stay(context, Infinity) },
  },
  {
    labels: ["−", "+"],
    words: "slower, faster",
    keys: {
      "-": ({ playback }) => (playback.speed = slower(playback.speed)),
      "+": ({ playback }) => (playback.speed = faster(playback.speed)),
    },
  },
  {
    labels: ["R"],
    words: "another random network",
    keys: { r: (context) => void context.randomize().catch(() => {}) }, // already shown in the notice
  },
  {
    labels: ["H"],
    words: "hide the numbers, show them",
    keys: { h: (context) => context.hideNumbers(context.onStage.revealed ? null : new Set()) },
  },
  {
    labels: ["F"],
    words: "full screen, and back",
    keys: {
      f: ({ setNotice }, { root }) =>
        void toggleFullScreen(root.host).then(
          () => setNotice("full-screen", null),
          ({ message }) => setNotice("full-screen", `${message}.`),
        ),
    },
  },
  {
    labels: ["Ctrl Z"],
    words: "undo (⌘ on a Mac)",
    command: true,
    shift: false,
    when: ({ history }) => history.undoes !== null,
    keys: { z: ({ history }) => history.undo() },
  },
  {
    labels: ["Ctrl Shift Z", "Ctrl Y"],
    words: "redo",
    command: true,
    when: ({ history }) => history.redoes !== null,
    keys: { z: ({ history }) => history.redo(), y: ({ history }) => history.redo() },
  },
  { labels: ["?"], words: "this list", keys: { "?": (_, { pace }) => pace.click() } },
];

/** Where text is typed, which has an undo of its own. */
const TYPED = "textarea, [contenteditable], input:not([type=range], [type=radio], [type=checkbox])";
/** Elements that use certain keys themselves. @type {readonly [selector: string, keys: RegExp][]} */
const KEPT = [
  [`.card, dialog, select, ${TYPED}`, /./],
  ["input[type=range]:not(.scrub), input[type=radio]", /^(Arrow|Home|End| )/],
  ["button, summary, a, input[type=checkbox]", /^ /],
  [".numbers", /^(Arrow|Home|End| )/],
  [".drawer", /^(Home|End| )/],
];

/** @param {PanelContext} context @param {number} timeMs */
function stay(context, timeMs) {
  context.paused = true;
  context.seek(timeMs);
}

/** @param {KeyboardEvent} event @param {string} key */
function keysOf({ shiftKey, ctrlKey, altKey, metaKey, isComposing }, key) {
  if (altKey || isComposing) return undefined;
  return KEYS.find(
    ({ keys, command = false, shift = shiftKey }) =>
      Object.hasOwn(keys, key) && command === (ctrlKey || metaKey) && shift === shiftKey,
  );
}

/** @param {KeyboardEvent} event @param {string} key */
function isKept(event, key) {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return false;
  if (event.ctrlKey || event.metaKey) return target.closest(`dialog, ${TYPED}`) !== null;
  return KEPT.some(([selector, kept]) => kept.test(key) && target.closest(selector));
}

/**
 * Runs shortcuts while the focus is inside the frame, unless the focused element uses the key itself.
 * @param {Parts} parts @param {PanelContext} context @param {AbortSignal} signal
 */
export function listenToKeys(parts, context, signal) {
  const press = (/** @type {KeyboardEvent} */ event) => {
    const key = keyName(event);
    const pressed = keysOf(event, key);
    if (!pressed || event.defaultPrevented || isKept(event, key) || pressed.when?.(context) === false) return;
    event.preventDefault();
    if (!event.repeat || pressed.repeats) pressed.keys[key]?.(context, parts);
  };
  parts.frame.addEventListener("keydown", press, { signal });
}
