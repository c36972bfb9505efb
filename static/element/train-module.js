// @ts-check
/** What the Train panel is loaded with: itself, and what puts a step of learning on stage. */

import { toBase64 } from "../core/base64.js";
import { settingsOf, storedNetwork } from "../backend/network-document.js";
import { timelineOf } from "../core/phases.js";
import { StepLoss } from "../features/train/step-loss.js";
import { TrainPanel } from "../features/train/train-panel.js";
import { KINDS_THERE_AND_BACK, STEP } from "../operations/backwards.js";
import { KINDS } from "../operations/kinds.js";
import { Again } from "../stage/again.js";
import { paintDecisionMap } from "../stage/decision-map.js";
import { NeuronMaps } from "../stage/neuron-maps.js";
import { lossBox } from "../stage/loss-words.js";
import { WayBack } from "../stage/way-back.js";

/** @import { Backend } from "../backend/interpreter.js" */
/** @import { FeatureTools, PanelContext } from "../types.d.ts" */

export { STYLES } from "../features/train/train-styles.js";

/** Tasks whose data were measured, and the files that hold them, beside the trained networks. @type {Record<string, string>} */
const DATA = { iris: "iris.csv", digits: "digits.csv.gz" };
/** What each Python has been given. @type {WeakMap<Backend, Map<string, Promise<unknown>>>} */
const given = new WeakMap();

/** Gives Python the data of a task, once. @param {Backend} backend @param {string} task @param {string} base where the folder with the element is */
async function giveData(backend, task, base) {
  const file = DATA[task];
  const table = tables.get(task);
  if (!file && !table) return;
  if (!table && !/^https?:/.test(base)) throw new Error(`the data of ${task} are only on the site`);
  const known = given.get(backend) ?? new Map();
  given.set(backend, known);
  const giving =
    known.get(task) ??
    (table
      ? backend.ask({ name: "table", data: table }, "train_data")
      : give(backend, task, new URL(`../networks/data/${file}`, base)));
  known.set(task, giving);
  giving.catch(() => known.delete(task)); // the next request may succeed
  await giving;
}

/** The reader's own tables, in base64, by their tasks: another Python must be given them again. @type {Map<string, string>} */
const tables = new Map();

/** Gives Python a table. @param {Backend} backend @param {ArrayBuffer} table @returns {Promise<{task: string, notes: string[]}>} */
async function giveTable(backend, table) {
  const data = toBase64(new Uint8Array(table));
  const { header } = await backend.ask({ name: "table", data }, "train_data");
  tables.set(header.task, data);
  return header;
}

/** @param {Backend} backend @param {string} name @param {URL} url */
async function give(backend, name, url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the data of ${name} could not be fetched: the server answered ${response.status}`);
  const data = toBase64(new Uint8Array(await response.arrayBuffer()));
  await backend.ask({ name, data }, "train_data");
}

export class Panel extends TrainPanel {
  /** @param {HTMLElement} into @param {PanelContext} context @param {FeatureTools} tools */
  constructor(into, context, tools) {
    super(into, context, {
      /** Shows the network of a step, with the names of its task. */
      async show({ name, network, recorded, unasked }, first) {
        // It was opened before the panel was.
        const { settings, trace } = context.onStage;
        if (recorded && trace && settings.name === name && !settings.changes.length) return;
        const stored = storedNetwork(network);
        await context.showStored(name, stored, settingsOf(network), first, recorded?.reel, unasked);
      },
      async recording(run) {
        const { recordedTraining } = await tools.loadModule("trainings");
        const own = recordedTraining(run, context.onStage.display.reel);
        const found = await own.catch(() => recordedTraining(run)); // told where it is opened
        // Before it is needed; where it does not come, that is said once it is.
        if (found) void found.load(found.last).catch(() => {});
        return found;
      },
      paintMap: paintDecisionMap,
      showMaps: (maps) => context.showMaps(maps && new NeuronMaps(maps).paint),
      giveTable,
      giveData: (backend, task) => giveData(backend, task, tools.staticUrl()),
      /** Shows the way there and back of one step, or with null the pass alone. */
      film(step) {
        const { trace } = context.onStage;
        if (!trace) return;
        const { operations } = trace.network;
        if (!step) return context.setCourse(timelineOf(operations, KINDS), undefined);
        const timeline = timelineOf(operations, KINDS_THERE_AND_BACK, STEP);
        const pass = timelineOf(operations, KINDS);
        const again = new Again(timeline, pass, step.after, KINDS);
        const loss = new StepLoss(step, timeline, (layout) => lossBox(layout, step.loss.output));
        context.setCourse(timeline, new WayBack(step, timeline, pass).paint, again, loss);
      },
    });
  }
}
