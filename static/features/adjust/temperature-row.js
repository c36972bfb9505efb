// @ts-check
/** The temperature: a slider whose positions are its logarithm, the author's value and 1 marked, and a field for any other. */

import { clamp } from "../../core/clamp.js";
import { make } from "../../ui/elements.js";
import { NumberField } from "../../ui/number-field.js";

/** @import { OnStage, PanelContext } from "../../types.d.ts" */

const LEAST = 0.05;
const MOST = 10;
/** Positions of the slider. */
const POSITIONS = 1000;
/** Positions this near to a mark snap to it. */
const SNAP = 12;
/** As a part of the slider. */
const NEAR = 0.12;

/** @param {number} temperature @returns {number} 0…1 along the slider, clamped */
export const partOf = (temperature) => clamp(Math.log(temperature / LEAST) / Math.log(MOST / LEAST), 0, 1);

/** Whether the words of two marks would touch. @param {number} a @param {number} b */
const isNear = (a, b) => Math.abs(partOf(a) - partOf(b)) < NEAR;

/** Steps of a hundredth below 1, of a tenth above: about as wide everywhere. @param {number} temperature */
const rounded = (temperature) => Number(temperature.toFixed(temperature < 0.995 ? 2 : 1));

/**
 * The temperature at a position, or the marked one near it.
 * @param {number} position 0…1000 @param {readonly number[]} marks
 * @example temperatureAt(0, []) // 0.05
 */
export function temperatureAt(position, marks) {
  const near = marks.find((mark) => Math.abs(partOf(mark) * POSITIONS - position) < SNAP);
  return near ?? rounded(LEAST * (MOST / LEAST) ** (position / POSITIONS));
}

/** @type {Record<string, number>} */
const KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

/** Where a key moves the temperature; null for a key that does not. @param {KeyboardEvent} event @param {number} temperature */
export function keyedTemperature({ key, altKey, ctrlKey, metaKey }, temperature) {
  if (altKey || ctrlKey || metaKey) return null;
  if (key === "Home") return LEAST;
  if (key === "End") return MOST;
  const steps = KEYS[key];
  if (!steps) return null;
  // From 1 down the steps are the small ones already.
  const step = temperature > 1 || (temperature === 1 && steps > 0) ? 0.1 : 0.01;
  return clamp(rounded(temperature + steps * step), LEAST, MOST);
}

export class TemperatureRow {
  #slider;
  #field;
  #ticks;
  #author = 0;

  /** @param {HTMLElement} into @param {PanelContext} context */
  constructor(into, context) {
    const set = (/** @type {number} */ temperature) => context.setTemperature(temperature);
    const slider = make("input", { type: "range", min: "0", max: String(POSITIONS) });
    slider.setAttribute("aria-label", "Temperature");
    slider.addEventListener("input", () => set(temperatureAt(slider.valueAsNumber, [this.#author, 1])));
    slider.addEventListener("keydown", (event) => {
      const moved = keyedTemperature(event, context.onStage.settings.temperature);
      if (moved === null) return;
      event.preventDefault();
      event.stopPropagation();
      set(moved);
    });
    this.#slider = slider;
    this.#field = new NumberField({
      rule: "temperature",
      called: "temperature",
      onValue: set,
      keyed: keyedTemperature,
    });
    this.#ticks = make("div", { className: "ticks", ariaHidden: "true" });
    const rail = make("span", { className: "rail" });
    rail.append(slider, this.#ticks);
    const row = make("div", { className: "temperature row" });
    row.append(rail, this.#field.input, this.#field.sentence);
    into.append(row);
    // While the row is in use, the stage compares with T = 1.
    const compare = (/** @type {boolean} */ compares) => () => context.compareTemperature(compares);
    for (const [event, compares] of /** @type {const} */ ([
      ["pointerenter", true],
      ["pointerleave", false],
      ["focusin", true],
      ["focusout", false],
    ]))
      // prettier-ignore
      row.addEventListener(event, compare(compares));
  }

  /** @param {OnStage} onStage */
  show({ settings: { temperature }, authoredTemperature }) {
    this.#slider.value = String(Math.round(partOf(temperature) * POSITIONS));
    this.#slider.setAttribute("aria-valuetext", String(temperature));
    this.#field.value = temperature;
    if (authoredTemperature === this.#author) return;
    this.#author = authoredTemperature;
    const marks = [...new Set([LEAST, authoredTemperature, 1, MOST])].filter((mark) => mark >= LEAST && mark <= MOST);
    marks.sort((a, b) => a - b);
    this.#ticks.replaceChildren(
      ...marks.map((mark, k) => {
        const tick = make("i", { textContent: String(mark) });
        const [before, after] = [marks[k - 1], marks[k + 1]].map((other) => other !== undefined && isNear(mark, other));
        if (before !== after) tick.className = before ? "after" : "before";
        tick.style.setProperty("--part", String(partOf(mark)));
        return tick;
      }),
    );
  }
}
