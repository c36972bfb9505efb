// @ts-check
/** The backends that answer on this page, when work may run that should not delay the picture, and the status text. */

import { loadModule } from "./load-module.js";
import { firstPulse } from "./performance-marks.js";
import { PagePython } from "../backend/page-python.js";

/** @import { Display, Source, Status } from "../types.d.ts" */

/** The element. @typedef {HTMLElement & {backend?: import("../backend/interpreter.js").Backend}} Host */

/** The longest that other work waits for the picture. */
const PATIENCE_MS = 300;

const python = new PagePython(() => loadModule("interpreter"));

const switchedOff = () =>
  Promise.reject(new Error('Python is switched off here (python="off"), so only recorded networks can be shown'));

/** The backend for `python="off"`: every request fails with the reason. @type {import("../backend/interpreter.js").Backend} */
const disabledBackend = Object.assign(new EventTarget(), {
  status: /** @type {const} */ ("idle"),
  reason: "",
  percent: 0,
  unrecoverable: true,
  documents: python.documents,
  start: switchedOff,
  ask: switchedOff,
  loadRequests: switchedOff,
});

/**
 * What answers an element: its own backend where its author gave one, else the page's Python.
 * @param {Display["python"]} policy @param {Host} host
 */
export const backendFor = (policy, host) => (policy === "off" ? disabledBackend : (host.backend ?? python));

/** Chooses how Python will be started on this page, unless it has been started already. @param {Display["interpreter"]} interpreter */
export const chooseInterpreter = (interpreter) => (python.interpreter = interpreter);

/** Runs work when the page is idle, after 300 ms at the latest. @param {() => void} work */
export function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: PATIENCE_MS });
  else setTimeout(work, PATIENCE_MS);
}

/** Runs work when the first pulse of the page moves, after 300 ms at the latest. @param {() => void} work */
export function whenMoving(work) {
  const soon = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  void Promise.race([firstPulse, soon]).then(work);
}

const NUMBERS = { live: "live from Python", recorded: "recorded", edited: "edited Python" };

/** Whether the reader asked for fewer bytes. */
export const savesData = () => /** @type {any} */ (navigator).connection?.saveData === true;

/**
 * The badge's text: where the numbers on stage come from, and Python's status.
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
