// @ts-check
/** A row for each class: its percentage, its difference and, as a ghost, its percentage at T = 1. */

import { outputOf } from "../../core/model.js";
import { className } from "../../core/names.js";
import { formatComputed, formatDifference, formatPercent, UNKNOWN } from "../../core/number-format.js";
import { HIDDEN, numberName } from "../../core/hidden.js";
import { isAnswered } from "../../core/phases.js";
import { times } from "../../core/times.js";
import { make } from "../../ui/elements.js";

/** @import { OnStage } from "../../types.d.ts" */

const MOST_ROWS = 24;

/**
 * @typedef {object} Row
 * @property {HTMLElement} bar @property {HTMLElement} was @property {HTMLElement} barAtOne
 * @property {HTMLDataElement} now @property {HTMLDataElement} difference @property {HTMLDataElement} atOne
 */

export class OutputRows {
  #into;
  /** @type {Row[]} */
  #rows = [];
  #shape = "";

  /** @param {HTMLElement} into */
  constructor(into) {
    this.#into = into;
  }

  /** @param {OnStage} onStage */
  show({ trace, labels, timeline, timeMs, settings, revealed }) {
    const count = /** @type {number} */ (settings.layers.at(-1));
    const names = times(Math.min(count, MOST_ROWS), (k) => className(labels, k));
    const shape = JSON.stringify([count, names]);
    if (shape !== this.#shape) this.#make(names, count);
    this.#shape = shape;
    const known = isAnswered(timeline, timeMs) ? trace : null;
    const last = known && outputOf(known.network);
    const isShare = settings.output !== "linear";
    const before = last && known.comparison?.before.get(last.result);
    const differences = last && known.comparison?.differences.get(last.result);
    const atOne = last && known.get(`${last.name}.probabilitiesAtOne`);
    this.#rows.forEach((row, k) => {
      const name = numberName(timeline.answer, k);
      const hidden = revealed?.has(name) === false ? name : "";
      write(row.now, known?.outputs[k], isShare ? formatPercent : formatComputed, hidden);
      write(row.atOne, atOne?.[k], formatPercent, hidden);
      write(row.difference, differences?.[k], (by) => `Δ ${isShare ? formatDifference(by) : formatComputed(by)}`, hidden); // prettier-ignore
      row.difference.hidden = row.was.hidden = !differences;
      for (const [part, share] of /** @type {const} */ ([
        [row.bar, known?.outputs[k]],
        [row.was, before?.[k]],
        [row.barAtOne, atOne?.[k]],
      ]))
        // prettier-ignore
        part.style.setProperty("--part", String(isShare ? share ?? 0 : 0));
    });
  }

  /** @param {readonly string[]} names @param {number} count how many classes there are in all */
  #make(names, count) {
    this.#rows = [];
    this.#into.replaceChildren(...names.map((name) => this.#row(name)));
    const note = count > names.length ? `and ${count - names.length} more classes, under Numbers` : "";
    if (note) this.#into.append(make("p", { className: "note", textContent: note }));
  }

  /** @param {string} name */
  #row(name) {
    const part = (/** @type {"data" | "i" | "div" | "span"} */ tag, /** @type {string} */ named, text = "") =>
      make(tag, { className: named, textContent: text });
    const data = (/** @type {string} */ named) => /** @type {HTMLDataElement} */ (part("data", named));
    const [now, difference, atOne] = [data("now"), data("difference"), data("at-one")];
    const [bar, was, barAtOne] = [part("i", "share-bar"), part("i", "was"), part("i", "share-bar")];
    const [shares, ghosts] = [part("div", "shares"), part("div", "shares ghosts")];
    shares.append(bar, was);
    ghosts.append(barAtOne);
    const row = part("div", "output row");
    const atOneLabel = part("span", "told-at-one", "T = 1: ");
    atOneLabel.append(atOne);
    row.append(part("span", "name", name), difference, now, shares, ghosts, atOneLabel);
    this.#rows.push({ bar, was, barAtOne, now, difference, atOne });
    return row;
  }
}

/** @param {HTMLDataElement} data @param {number | undefined} value @param {(value: number) => string} format @param {string} hidden its name if it is hidden */
function write(data, value, format, hidden) {
  data.value = value === undefined || hidden ? "" : String(value);
  data.textContent = value === undefined ? UNKNOWN : hidden ? HIDDEN : format(value);
  if (hidden && value !== undefined) data.dataset.hidden = hidden;
  else delete data.dataset.hidden;
}
