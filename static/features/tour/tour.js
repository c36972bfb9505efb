// @ts-check
/** The tour: leads from an answer back to the inputs, stop by stop, in the place of the line under the stage. */

import { clamp } from "../../core/clamp.js";
import { data, html } from "../../ui/markup.js";
import { stopsOf } from "./stops.js";
import { STYLES } from "./tour-styles.js";

/**
 * @import { FeatureTools, PanelContext, Trace } from "../../types.d.ts"
 * @import { CardOf, Stop } from "./stops.js"
 */

/**
 * What the tour is given: how a shadow root gets styles, how a path is painted, what cards say, and who gets the focus at the end.
 * @typedef {Pick<FeatureTools, "adopt" | "makeExplanations"> & {paintPath: typeof import("../../stage/lit-path.js").paintPath, cardOf: CardOf, onDone: () => void}} TourTools
 */

/** Keys and how many stops they go on. @type {Record<string, number>} */
const KEYS = { ArrowRight: 1, ArrowLeft: -1 };
/** Where keys have another meaning. */
const KEPT = "input, select, textarea, [contenteditable], dialog, .card, .drawer, .numbers";
/** Where a narrow element is lower than this, the tour takes the place of the bar. */
const ROOM_FOR_BOTH_PX = 580;
/** How far the moment may be from that of the stop. */
const NEAR_MS = 1;

export class Tour {
  #parts;
  #context;
  #tools;
  #explanations;
  #connection = new AbortController();
  #view = view();
  #output = 0;
  #index = 0;
  /** @type {readonly Stop[]} */
  #stops = [];
  /** The trace that the stops are about; null while no tour is on. @type {Trace | null} */
  #trace = null;
  #timeMs = 0;

  /** @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context @param {TourTools} tools */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
    this.#explanations = tools.makeExplanations(() => this.#trace && this.#tell());
    const { back, onward, leave } = this.#view;
    back.addEventListener("click", () => this.#go(-1));
    onward.addEventListener("click", () => this.#go(1));
    leave.addEventListener("click", () => this.#finish());
  }

  /** Begins at the answer. @param {number} output whose */
  start(output) {
    const { frame, caption, root } = this.#parts;
    this.#connection.abort();
    this.#tools.adopt(root, STYLES);
    this.#output = output;
    this.#index = 0;
    this.#context.paused = true;
    this.#context.aim(null); // closes the card
    frame.dataset.tour = frame.clientHeight < ROOM_FOR_BOTH_PX ? "alone" : "beside";
    caption.after(this.#view.strip);
    this.#tell();
    this.#listen();
    this.#view.onward.focus({ preventScroll: true });
  }

  #listen() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const { events } = this.#context;
    events.addEventListener("numbers", () => this.#context.onStage.trace !== this.#trace && this.#tell(), { signal });
    events.addEventListener("known", () => this.#context.onStage.revealed && this.end(), { signal });
    for (const name of ["playing", "moment"]) events.addEventListener(name, () => this.#followsTime(), { signal });
    this.#parts.frame.addEventListener("keydown", (event) => this.#pressed(event), { signal, capture: true });
  }

  /** Writes the stops anew: of another trace, or with more that Python has told. */
  #tell() {
    const { onStage } = this.#context;
    const { trace } = onStage;
    if (!trace) return this.end();
    this.#trace = trace;
    const layer = trace.network.layers.length - 1;
    this.#output = clamp(this.#output, 0, (trace.network.layers[layer] ?? 1) - 1);
    this.#stops = stopsOf({ ...onStage, trace }, this.#output, this.#tools.cardOf, (l, j) => this.#explanations.of({ layer: l, neuron: j }, true).explanation); // prettier-ignore
    this.#view.stops.replaceChildren(...this.#stops.map(sentence));
    this.#go(0);
  }

  /** Goes some stops on; beyond the last the tour is over. @param {number} count */
  #go(count) {
    const { strip, stops, back, onward, place } = this.#view;
    const last = this.#stops.length - 1;
    if (this.#index + count > last) return this.#finish();
    this.#index = clamp(this.#index + count, 0, last);
    const stop = /** @type {Stop} */ (this.#stops[this.#index]);
    [...stops.children].forEach((line, k) => line.classList.toggle("now", k === this.#index));
    place.textContent = `${this.#index + 1} of ${last + 1}`;
    back.setAttribute("aria-disabled", String(this.#index === 0));
    onward.textContent = this.#index === last ? "Done" : "Next";
    strip.setAttribute("aria-label", "Where the answer comes from");
    this.#timeMs = stop.timeMs;
    this.#context.light([stop.focus, ...stop.lit], this.#tools.paintPath);
    this.#context.seek(stop.timeMs);
    this.#parts.announcer.textContent = `${place.textContent}: ${stops.children[this.#index]?.textContent}`;
  }

  /** Whoever plays on, or goes to another moment, leaves the tour. */
  #followsTime() {
    const { paused, currentTimeMs } = this.#context.onStage;
    if (!paused || Math.abs(currentTimeMs - this.#timeMs) > NEAR_MS) this.end();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { key, ctrlKey, altKey, metaKey, shiftKey, target } = event;
    const there = /** @type {Element} */ (target).closest(KEPT);
    if (there || ctrlKey || altKey || metaKey || shiftKey || !(key in KEYS || key === "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") this.#finish();
    else this.#go(KEYS[key] ?? 0);
  }

  /** Ends where it began: at the answer, and at the button. */
  #finish() {
    const { frame, root } = this.#parts;
    const hadFocus = frame.contains(root.activeElement);
    this.end();
    this.#context.seek(this.#context.onStage.timeline.durationMs);
    if (hadFocus) this.#tools.onDone();
  }

  /** Ends at the present moment. */
  end() {
    this.#connection.abort();
    this.#trace = null;
    this.#view.strip.remove();
    delete this.#parts.frame.dataset.tour;
    this.#context.light(null, this.#tools.paintPath);
  }
}

/** The strip: the sentences, and what leads from one to the next. */
function view() {
  const button = (/** @type {string} */ name, /** @type {string} */ words, label = "") =>
    /** @type {HTMLButtonElement} */ (html("button", { class: name, type: "button", part: "button", "aria-label": label || undefined }, words)); // prettier-ignore
  const [back, onward, leave] = [button("backward", "Back"), button("onward", "Next"), button("leave", "✕", "Leave the tour")]; // prettier-ignore
  const place = html("span");
  const stops = html("div", { class: "stops" });
  const ways = html("div", { class: "ways" }, back, place, onward, leave);
  const strip = /** @type {HTMLElement} */ (html("section", { class: "tour", part: "tour" }, stops, ways));
  return { strip, stops, back, onward, leave, place };
}

/** @param {Stop} stop */
const sentence = ({ title, parts }) =>
  html("p", {}, html("b", {}, title), parts[0] === ": " ? "" : " ", ...parts.map((part) => (typeof part === "string" ? part : data(part))), "."); // prettier-ignore
