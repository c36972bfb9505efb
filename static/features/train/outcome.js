// @ts-check
/** What the step on stage has come to, beside its losses: asked for when the training has a rest, or now and then. */

import { runOf } from "../../core/trained-name.js";
import { runAt } from "./progress.js";
import { evaluated, taskOf } from "./train-requests.js";
import { showTask } from "./task-view.js";

/**
 * @import { Recordings } from "./recorded-steps.js"
 * @import { Ask } from "./train-requests.js"
 * @import { OnStage } from "./train-panel.js"
 * @import { PanelContext } from "../../types.d.ts"
 * @import { Training } from "./training.js"
 * @import { TrainingRun } from "./training-types.d.ts"
 */

/** While it trains, maps and tables are made no more often than this. */
const CALM_MS = 1500;

export class Outcome {
  #into;
  #training;
  #context;
  #stage;
  #ask;
  #recordings;
  #onTask;
  /** What the present run learns. @type {Awaited<ReturnType<typeof taskOf>> | null} */
  task = null;
  /** The run that it belongs to, as text. */
  #taskKey = "";
  /** The network whose outcome is shown, and whether Python works on another. */
  #shown = "";
  #asking = false;
  #askedAt = 0;
  #closed = false;
  /** Whether maps are wanted in the neurons. */
  #wanted;
  /** Those of the step told of last, and whether they are on stage. @type {import("../../stage/neuron-maps.js").Maps | null} */
  #maps = null;
  #mapped = false;

  /** @param {HTMLElement} into @param {Training} training @param {PanelContext} context @param {OnStage} stage @param {{ask: Ask, recordings: Recordings, onTask: () => void, maps: HTMLInputElement}} tools `onTask` is called when it is known what is learned; `maps` says whether maps are wanted in the neurons */
  constructor(into, training, context, stage, { ask, recordings, onTask, maps }) {
    this.#into = into;
    this.#training = training;
    this.#context = context;
    this.#stage = stage;
    this.#ask = ask;
    this.#recordings = recordings;
    this.#onTask = onTask;
    this.#wanted = maps;
    maps.addEventListener("change", () => this.#showMaps());
  }

  /** Looks whether there is another step to tell of; while Python answers, later ones wait. */
  async look() {
    this.#showMaps();
    const { run, step, playing, answer } = this.#training;
    const name = answer?.name ?? "";
    const early = playing && Date.now() - this.#askedAt < CALM_MS;
    // Where Python has failed, it is started again when the reader wants something.
    const failed = this.#context.backend.status === "failed";
    if (early || failed || this.#asking || name === this.#shown || this.#closed) return;
    this.#askedAt = Date.now();
    this.#asking = true;
    try {
      const recording = await this.#recordings.of(run);
      const found = recording ? recording.mapAt(recording.lastAtHand(step)) : await evaluated(this.#ask, run, step, await this.#taskOf(run, step)); // prettier-ignore
      if (this.#closed) return;
      this.#shown = name;
      if (found) this.#show(found);
      else this.#into.replaceChildren();
    } catch {
      this.#into.replaceChildren(); // what is wrong with the run is said elsewhere
    } finally {
      this.#asking = false;
    }
    if (this.#training.answer?.name !== name) void this.look();
  }

  /** @param {import("./task-view.js").Evaluated} found */
  #show(found) {
    const { labels } = this.#context.onStage;
    showTask(this.#into, found, {
      labels,
      paint: (canvas, map) => this.#stage.paintMap(canvas, map, colorsOf(canvas)),
      onInputs: (inputs) => this.#context.setInputs(inputs),
    });
    this.#maps = mapsOf(found);
    /** @type {HTMLElement} */ (this.#wanted.parentElement).hidden = !this.#maps;
    this.#showMaps(true);
  }

  /** The maps of a trained network of two inputs stand in its neurons, unless weights are changed by hand. @param {boolean} [others] whether they are new */
  #showMaps(others = false) {
    const { name = "", changes } = this.#context.onStage.settings;
    const trained = runOf(name) === runOf(this.#shown) && !changes.length;
    const mapped = this.#maps !== null && trained && this.#wanted.checked && !this.#closed;
    if (mapped === this.#mapped && !(mapped && others)) return;
    this.#mapped = mapped;
    this.#stage.showMaps(mapped ? this.#maps : null);
  }

  /** The data of a run's task, asked for once; they are others once their noise has been changed. @param {TrainingRun} run @param {number} step */
  async #taskOf(run, step) {
    const key = JSON.stringify({ ...runAt(run, step), changes: [] });
    if (this.#taskKey !== key || !this.task) {
      this.task = await taskOf(this.#ask, run, step);
      this.#taskKey = key;
      this.#onTask();
    }
    return this.task.data;
  }

  close() {
    this.#closed = true;
    this.#showMaps();
  }
}

/** What the hidden layers answer everywhere, where there are two inputs. @param {import("./task-view.js").Evaluated} found @returns {import("../../stage/neuron-maps.js").Maps | null} */
function mapsOf({ header, get }) {
  if (!header.mapped || header.ranges.length !== 2) return null;
  const surfaces = header.arrays
    .filter((/** @type {[string, number[]]} */ [, shape]) => shape.length === 3)
    .slice(0, -1);
  const layers = surfaces.map((/** @type {[string, number[]]} */ [name]) => get(name) ?? []);
  return layers.length ? { side: surfaces[0][1][1], layers } : null;
}

/** The element's colours, as the browser has computed them. @param {HTMLElement} element */
function colorsOf(element) {
  const [positive = "", negative = "", background = "", text = ""] = ["positive", "negative", "background", "text"].map(
    (name) => {
      element.style.color = `var(--_${name})`;
      return getComputedStyle(element).color;
    },
  );
  return { positive, negative, background, text };
}
