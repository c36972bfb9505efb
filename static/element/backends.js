// @ts-check
/** When Python may start, and what is said of it. */

import { loadModule } from "./load-module.js";
import { firstPulse } from "./performance-marks.js";
import { PagePython } from "../backend/page-python.js";

/** @typedef {import("../types.d.ts").Status} Status @typedef {import("../types.d.ts").Source} Source */

/** How long Python waits at the most for the picture. */
const PATIENCE_MS = 300;

const switchedOff = () =>
  Promise.reject(new Error('Python is switched off here (python="off"), so only recorded networks can be shown'));

/** Stands in where the author wants no Python: it answers nothing, and says so. @type {import("../backend/interpreter.js").Backend} */
const disabledBackend = Object.assign(new EventTarget(), {
  status: /** @type {const} */ ("idle"),
  reason: "",
  percent: 0,
  unrecoverable: true,
  start: switchedOff,
  ask: switchedOff,
});

const python = new PagePython(() => loadModule("interpreter"));

/** @param {import("../types.d.ts").Display["python"]} policy */
export const backendFor = (policy) => (policy === "off" ? disabledBackend : python);

/** By what Python is to be started on this page, where it has not been yet. @param {import("../types.d.ts").Display["interpreter"]} interpreter */
export const chooseInterpreter = (interpreter) => (python.interpreter = interpreter);

/** Runs when the page has painted and has nothing better to do, or soon in any case. @param {() => void} work */
export function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: PATIENCE_MS });
  else setTimeout(work, PATIENCE_MS);
}

/** Runs as soon as the first pulse of the page moves; where none comes soon, does not wait for it. @param {() => void} work */
export function whenMoving(work) {
  const soon = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  void Promise.race([firstPulse, soon]).then(work);
}

const NUMBERS = { live: "live from Python", recorded: "recorded", edited: "edited Python" };

/** Whether the reader asked for fewer bytes. */
export const savesData = () => /** @type {any} */ (navigator).connection?.saveData === true;

/**
 * What the badge says: where the numbers on stage come from, and how Python is.
 * @param {Status} status @param {Source | null} source @param {number} [percent] how much of Python's files has come
 */
export function statusText(status, source, percent = 0) {
  const numbers = source ? NUMBERS[source] : "no numbers yet";
  const loading = percent > 0 && percent < 100;
  if (status === "starting") return `${numbers} · Python is ${loading ? `loading, ${percent}\u2009%` : "starting"}`;
  if (status === "failed") return `${numbers} · Python is not running`;
  if (status === "off" && source === null) return `${numbers} · Python is off`;
  return numbers;
}
