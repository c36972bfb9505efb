// @ts-check
/** What Python is asked about a training, and its answers as the panel reads them. */

import { fromBase64 } from "../../core/base64.js";
import { decodeReel } from "../../core/decode.js";
import { settingsOf } from "../../core/document-settings.js";
import { formatComputed } from "../../core/number-format.js";
import { networkRequest } from "../../core/request.js";
import { times } from "../../core/times.js";
import { MOST_STEPS } from "../../core/trained-name.js";

/**
 * @import { Operation, Settings } from "../../types.d.ts"
 * @import { Evaluated } from "./task-view.js"
 * @import { Progress, StepFilm, TrainedStep, TrainingRun } from "./training-types.d.ts"
 */

/** @typedef {{header: any, values: Float64Array}} Answer */
/** @typedef {(request: object, endpoint: any) => Promise<Answer>} Ask */

/** More steps than this are never asked for at once. */
const MOST_AT_ONCE = 100_000;
/** How long Python goes on the way to a certain step at once, in ms: in between it answers cards and passes. */
const PART_MS = 200;
/** How many losses of steps on the way are wanted. */
const ROWS = 60;
/** What is known of how a parameter moves; what an optimizer does not remember is missing. */
const PARTS = [
  ...["gradient", "decayed", "before", "change", "after", "velocity", "velocityBefore"],
  ...["mean", "meanBefore", "correctedMean", "square", "squareBefore", "correctedSquare"],
];
/** How many points the side of a map has. */
const SIDE = 50;

/** The arrays of an answer, by their names. @param {Answer} answer @returns {{header: any, get: (name: string) => Float64Array | undefined}} */
export function arraysOf({ header, values }) {
  /** @type {Map<string, Float64Array>} */
  const arrays = new Map();
  let start = 0;
  for (const [name, shape] of header.arrays) {
    const size = shape.reduce((/** @type {number} */ product, /** @type {number} */ length) => product * length, 1);
    arrays.set(name, values.subarray(start, (start += size)));
  }
  return { header, get: (name) => arrays.get(name) };
}

/**
 * Rows of scores as progress; of numbers nothing is right or wrong.
 * @param {{columns: string[], run: TrainingRun}} header @param {ArrayLike<number>} rows one after the other @returns {Progress[]}
 */
export function progressOf({ columns, run }, rows) {
  const count = Math.round(rows.length / columns.length);
  return times(count, (k) => {
    const of = (/** @type {string} */ name) => rows[k * columns.length + columns.indexOf(name)] ?? NaN;
    const right = run.output === "linear" ? null : of("accuracy");
    const unseenRight = run.output === "linear" ? null : of("unseenAccuracy");
    return { step: of("step"), loss: of("loss"), unseenLoss: of("unseenLoss"), right, unseenRight };
  });
}

/**
 * The network of a step: a certain one, or as far as Python comes in so many milliseconds. A long way is gone in parts.
 * @param {Ask} ask @param {import("./training.js").Wanted} wanted
 * @returns {Promise<TrainedStep>} of an earlier step where `goesOn` has ended the way
 */
export async function trained(ask, { run, from, step = from, advance, document, goesOn = () => true }) {
  // What is no step, Python says.
  const known = Number.isInteger(step) && step <= MOST_STEPS ? Math.min(from, step) : step;
  const every = advance ? everyOf(from) : Math.max(1, Math.round((step - from) / ROWS) || 1);
  /** @type {Progress[]} */
  const progress = [];
  for (let at = known; ;) {
    const steps = advance ? MOST_AT_ONCE : Math.min(MOST_AT_ONCE, Math.max(0, step - at) || 0);
    const request = { run, step: at, steps, every, milliseconds: advance ?? PART_MS, document };
    const { header, get } = arraysOf(await ask(request, "train"));
    progress.push(...progressOf(header, get("rows") ?? []));
    const arrived = header.step >= (advance ? at : step) || header.diverged;
    if (arrived || !goesOn(header.step)) return trainedStep(header, progress);
    at = Math.max(at, header.step);
  }
}

/** @param {any} header of an answer @param {Progress[]} progress @returns {TrainedStep} */
const trainedStep = (header, progress) => ({
  run: header.run,
  step: header.step,
  name: header.name,
  network: header.network,
  progress,
  stopped: header.diverged?.sentence ?? null,
  epoch: header.epoch,
  epochSteps: header.epochSteps,
});

/** How often a row of scores is wanted: often at first, when most happens; each costs as much as many steps; and never so seldom that a piece of the way has none. @param {number} step */
const everyOf = (step) => (step < 20 ? 5 : Math.min(500, Math.max(20, 10 * Math.floor(step / 100))));

/** What a training learns in the step that follows one. @param {Ask} ask @param {TrainingRun} run @param {number} step @returns {Promise<{title: string, about: string, count: number, data: Evaluated}>} `count`: of the examples it learns from */
export async function taskOf(ask, run, step) {
  const data = arraysOf(await ask({ run, step }, "train_task"));
  const { title, about, counts } = data.header;
  return { title, about, data, count: counts[0] };
}

/**
 * The step that follows, as a film.
 * @param {Ask} ask @param {TrainingRun} run @param {number} step
 * @param {Omit<Settings, "sample">} settings of the network before it, which is on stage @returns {Promise<StepFilm>}
 */
export async function filmOf(ask, run, step, settings) {
  const { header, get } = arraysOf(await ask({ run, step }, "train_step"));
  const names = new Map(namesOf(header.operations));
  const inputs = [...(get("before:inputs") ?? [])];
  const request = { ...networkRequest({ ...settings, changes: [], name: header.nameAfter }), samples: [0], inputs };
  const after = await ask(request, "reel");
  const batch = get("rows")?.length ?? 1;
  const terms = [...(get("terms") ?? [])];
  const last = header.operations.at(-1);
  return {
    get: (name) => get(names.get(name) ?? name),
    target: get("target") ?? [],
    outputs: get(`before:${last.name}.${last.output}`) ?? [],
    outputsAfter: get(`after:${last.name}.${last.output}`) ?? [],
    output: last,
    header: { ...header, batch, temperature: header.run.temperature },
    inputs,
    after: decodeReel(/** @type {any} */ (after.header), after.values, "live"),
    loss: lossWords(header, terms.indexOf(Math.max(...terms))),
  };
}

/** @param {{loss: number, lossAfter: number}} header @param {number} output the one that the most of the loss comes from */
function lossWords({ loss, lossAfter }, output) {
  const [one, other] = [loss, lossAfter].map((value) => formatComputed(value));
  const sign = lossAfter > loss ? "+" : "";
  const moved = `${sign}${formatComputed(lossAfter - loss)}`;
  return {
    before: [`loss ${one}`],
    after: [`loss ${one} → ${other}, Δ ${moved}`, `loss ${one} → ${other}`, `loss ${other}`],
    output,
  };
}

/**
 * What the film calls an array, and what Python does: slopes by the array that they belong to.
 * @param {readonly Operation[]} operations @returns {[string, string][]}
 */
function namesOf(operations) {
  /** @type {[string, string][]} */
  const names = [["slope:inputs", "inputs.gathered"]];
  let layer = "inputs";
  let result = "inputs";
  for (const { name, kind, output } of operations) {
    if (kind === "dense") {
      names.push([`carried:${name}`, `${layer}.terms`], [`slope:${name}.${output}`, `${name}.delta`]);
      for (const parameter of ["weights", "biases"]) {
        names.push([`own:${name}.${parameter}`, `${name}.${parameter}:sample`]);
        for (const part of PARTS) names.push([`${part}:${name}.${parameter}`, `${name}.${parameter}:${part}`]);
      }
      layer = name;
    } else if (kind === "activation") {
      names.push([`slope:${name}.${output}`, `${layer}.gathered`], [`factor:${name}`, `${layer}.slopes`]);
    } else if (result === "inputs") names.push([`slope:${name}.${output}`, "inputs.gathered"]);
    result = `${name}.${output}`;
  }
  return names;
}

/** What Python found: the losses at w + ε and w − ε, and their difference over 2ε. @typedef {{epsilon: number, larger: number, smaller: number, quotient: number}} Proof */

/** The numerical proof of a gradient: that of the batch's mean loss. @param {Ask} ask @param {TrainingRun} run @param {number} step @param {string} name @param {number} index @param {number} sizeIn 0 for a bias @returns {Promise<Proof>} */
export async function proofOf(ask, run, step, name, index, sizeIn) {
  const place = sizeIn ? [Math.floor(index / sizeIn), index % sizeIn] : [index];
  const { header } = await ask({ run, step, parameter: { name, index: place } }, "train_step");
  return header.proof.batch;
}

/**
 * The network of a step as a file: what is written in it, and what it is called.
 * @param {Ask} ask @param {TrainedStep} answer @param {string} format of those that `train_file` knows, or .py for a script that computes its first sample
 * @returns {Promise<[content: string | Uint8Array<ArrayBuffer>, name: string]>}
 */
export async function savedAs(ask, { run, step, name, network }, format) {
  if (format !== ".py") {
    const { header } = await ask({ run, step, format }, "train_file");
    return [fromBase64(header.data), header.name];
  }
  const settings = { ...settingsOf(network), name, changes: [] };
  const { header } = await ask({ ...networkRequest(settings), samples: [0] }, "script");
  return [header.script, `${run.task.replace(/^table-.*/s, "table")}-${step}.py`];
}

/** What a step has come to: a map, a curve, or a table of confusions. @param {Ask} ask @param {TrainingRun} run @param {number} step @param {Evaluated} data of the task @returns {Promise<Evaluated>} */
export async function evaluated(ask, run, step, data) {
  const inputs = run.layers?.[0] ?? 0;
  const mapped = data.header.ranges.length === inputs && inputs <= 2;
  const answer = mapped ? await ask({ run, step, size: SIDE }, "train_surface") : await ask({ run, step }, "train_confusion"); // prettier-ignore
  const { header, get } = arraysOf(answer);
  const { ranges } = data.header;
  return { header: { ...header, ranges, mapped }, get: (name) => get(name) ?? data.get(name) };
}
