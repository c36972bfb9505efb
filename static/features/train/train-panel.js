// @ts-check
/** The Train panel: a network learns on stage, its losses are a line to go back and forth on, and each step is a film. */

import { formatComputed } from "../../core/number-format.js";
import { make, nodesOf } from "../../ui/elements.js";
import { showTask } from "./task-view.js";
import { lossLines } from "./loss-lines.js";
import { StepOnStage } from "./step-on-stage.js";
import { evaluated, taskOf, trained } from "./train-requests.js";
import { chart, fill, table } from "./loss-chart.js";
import { askedOf, ATTRIBUTES } from "./train-attributes.js";
import { field, RULES } from "./train-fields.js";
import { SPEEDS, Training } from "./training.js";
import { statusOf } from "./train-words.js";

/**
 * @import { Backend } from "../../backend/interpreter.js"
 * @import { Ask } from "./train-requests.js"
 * @import { PanelContext } from "../../types.d.ts"
 * @import { TrainedStep, TrainingRun, StepFilm } from "./training-types.d.ts"
 */

/** What puts a training on stage. @typedef {{giveTable: (backend: Backend, table: ArrayBuffer) => Promise<{task: string, notes: string[]}>, giveData: (backend: Backend, task: string) => Promise<void>, paintMap: typeof import("../../stage/decision-map.js").paintDecisionMap, show: (answer: TrainedStep, first: boolean) => Promise<void>, film: (step: StepFilm | null) => void}} OnStage */

/** The tasks, and what each asks. @type {readonly [name: string, words: string][]} */
const TASKS = [
  ["largest", "The largest input"],
  ["xor", "XOR"],
  ["moons", "Two moons"],
  ["circles", "Circles"],
  ["spiral", "Spiral"],
  ["shuffled", "Moons with shuffled labels"],
  ["iris", "Iris"],
  ["digits", "Digits"],
  ["curve", "A curve"],
];
const WORDS_OF_SPEED = {
  1: "1 step a second",
  10: "10 steps a second",
  100: "100 steps a second",
  0: "as fast as it goes",
};
/** Screen readers are told no more often than this. */
const QUIET_MS = 3000;
/** While it trains, maps and tables are made no more often than this. */
const CALM_MS = 1500;
const LARGEST_TABLE = 5e6;

const HTML = `<div class="train">
  <label class="row"><span>Task</span><select class="task"></select></label>
  <button class="table" type="button">A table of yours…</button><input class="file" type="file" accept=".csv,.tsv,.txt,text/csv" hidden="" />
  <div class="go"><button class="play" type="button">Train</button><button class="one" type="button">1 step</button><button class="epoch" type="button">1 epoch</button><button class="first" type="button">To the start</button></div>
  <p class="status"></p>
  <p class="wrong" role="alert" hidden></p>
  <div class="line"><div class="picture"></div><input class="steps" type="range" min="0" max="0" value="0" aria-label="Step" /></div>
  <p class="key"><i class="learned"></i>loss<i class="dashes"></i>on unseen examples<span>(each line across: ten times less)</span></p>
  <button class="film" type="button">Show the next step, term by term</button>
  <div class="film-note" role="status" hidden></div>
  <p class="note about"></p>
  <div class="extra"></div>
  <label class="row"><span>Speed</span><select class="speed"></select></label>
  <details class="how"><summary>How it learns</summary><div class="fields"></div></details>
  <details class="numbers-of"><summary>The losses as a table</summary><div class="rows"></div></details>
  <p class="unseen told" aria-live="polite"></p>
</div>`;

/** A training and the film of its next step outlive the panel; one for each element. @type {WeakMap<PanelContext, {training: Training, step: StepOnStage}>} */
const kept = new WeakMap();

export class TrainPanel {
  #into;
  #context;
  #training;
  #stage;
  #fields;
  #step;
  /** What the present run learns. @type {Awaited<ReturnType<typeof taskOf>> | null} */
  #task = null;
  /** The run that it belongs to, as text. */
  #taskKey = "";
  #signal = new AbortController();
  #toldAt = 0;
  /** The film whose note stands. @type {StepFilm | null} */
  #told = null;
  /** The network whose map is shown, and whether Python works on another. */
  #evaluated = "";
  #evaluating = false;
  #evaluatedAt = 0;
  /** The reader's tables: their tasks, and what they are called. @type {Map<string, string>} */
  #tables = new Map();
  /** What Python noted of the last table. */
  #notes = "";

  /** @param {HTMLElement} into @param {PanelContext} context @param {OnStage} stage */
  constructor(into, context, stage) {
    this.#into = into;
    this.#context = context;
    this.#stage = stage;
    into.setAttribute("aria-label", "Train");
    into.append(nodesOf(HTML));
    const known = kept.get(context);
    this.#training =
      known?.training ??
      new Training(
        runFor(context.onStage),
        (wanted) => trained(this.#ask, wanted),
        stage.show,
        (name) => context.onStage.settings.name === name,
      );
    this.#step = known?.step ?? new StepOnStage(context, stage.film, this.#ask);
    kept.set(context, { training: this.#training, step: this.#step });
    const { signal } = this.#signal;
    this.#training.addEventListener("change", () => this.show(), { signal });
    const options = (/** @type {readonly (readonly [string | number, string])[]} */ all) =>
      all.map(([value, textContent]) => make("option", { value: String(value), textContent }));
    this.#part(".task").append(...options(TASKS));
    this.#part(".speed").append(...options(SPEEDS.map((speed) => [speed, WORDS_OF_SPEED[speed]])));
    this.#fields = RULES.map((rule) => field(rule, (name, value) => this.#choose(rule.onTheWay, { [name]: value })));
    this.#part(".fields").append(...this.#fields.map(({ row }) => row));
    this.#listen();
    this.show();
    const host = /** @type {ShadowRoot} */ (into.getRootNode()).host;
    const follow = () => this.#follow(askedOf(host));
    const watcher = new MutationObserver(follow);
    watcher.observe(host, { attributeFilter: ATTRIBUTES });
    signal.addEventListener("abort", () => watcher.disconnect());
    if (askedOf(host)) follow();
    else if (!known) this.#work(() => this.#training.begin());
  }

  /** @param {ReturnType<typeof askedOf>} asked by the page */
  #follow(asked) {
    if (!asked) return;
    const { run, step, film } = asked;
    this.#step.end();
    this.#work(async () => {
      // Of the network on stage, where it says no other.
      const own = run.task === "largest" && !run.layers ? runFor(this.#context.onStage) : run;
      this.#training.run = own.task === run.task ? { ...own, ...run } : run;
      await this.#training.begin({ changes: run.changes ?? [] });
      if (step) await this.#training.goTo(step);
      if (film) await this.#film();
    });
  }

  #listen() {
    const training = this.#training;
    /** @param {string} selector @param {() => Promise<unknown> | void} work */
    const on = (selector, work) => this.#part(selector).addEventListener("click", () => this.#work(async () => work()));
    on(".play", () => (training.playing ? training.pause() : training.play()));
    on(".one", () => training.move(1));
    on(".epoch", () => training.move(this.#task?.epoch ?? 1));
    on(".first", () => training.goTo(0));
    on(".film", () => this.#film());
    const task = /** @type {HTMLSelectElement} */ (this.#part(".task"));
    task.addEventListener("change", () => this.#work(() => training.begin(fresh(training.run, task.value))));
    const file = /** @type {HTMLInputElement} */ (this.#part(".file"));
    this.#part(".table").addEventListener("click", () => file.click());
    file.addEventListener("change", () => this.#work(() => this.#open(file)));
    const speed = /** @type {HTMLSelectElement} */ (this.#part(".speed"));
    speed.addEventListener("change", () => (training.speed = Number(speed.value)));
    const steps = /** @type {HTMLInputElement} */ (this.#part(".steps"));
    steps.addEventListener("input", () => this.#work(() => training.goTo(steps.valueAsNumber)));
  }

  /** Learns from a table of the reader's own. @param {HTMLInputElement} input */
  async #open(input) {
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    if (file.size > LARGEST_TABLE)
      throw new Error(`a table must have at most 5 MB; got ${(file.size / 1e6).toFixed(1)} MB`);
    const { task, notes } = await this.#stage.giveTable(this.#context.backend, await file.arrayBuffer());
    this.#tables.set(task, file.name);
    this.#notes = notes.join(" ");
    await this.#training.begin(fresh(this.#training.run, task));
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.#into.querySelector(selector));
  }

  /** @type {Ask} */
  #ask = async (request, endpoint) => {
    const { backend } = this.#context;
    const { task } = /** @type {{run?: TrainingRun}} */ (request).run ?? {};
    await this.#stage.giveData(backend, task ?? "");
    return backend.ask(request, endpoint);
  };

  /** Runs work that needs Python, and says in the panel what went wrong. @param {() => Promise<unknown>} work */
  async #work(work) {
    const wrong = this.#part(".wrong");
    wrong.hidden = true;
    try {
      await this.#context.backend.start();
      await work();
    } catch (error) {
      wrong.textContent = error instanceof Error ? error.message : String(error);
      wrong.hidden = false;
      this.show();
    }
  }

  /** @param {boolean} onTheWay @param {Partial<TrainingRun>} chosen */
  #choose(onTheWay, chosen) {
    const training = this.#training;
    this.#work(() => (onTheWay && training.step ? training.change(chosen) : training.begin(chosen)));
  }

  /** Shows the next step as a film, or ends it. */
  async #film() {
    const { run, step } = this.#training;
    this.#training.pause();
    if (this.#step.isOn) this.#step.end();
    else {
      const { settings } = this.#context.onStage;
      // What the reader has changed by hand is not what was trained.
      if (settings.changes.length || settings.name !== this.#training.answer?.name) await this.#training.goTo(step);
      await this.#step.begin(run, step);
      const film = this.#part(".film");
      // What is told of the step stands below its button.
      this.#into.scrollTop += film.getBoundingClientRect().top - this.#into.getBoundingClientRect().top - 8;
    }
    this.show();
  }

  show() {
    const training = this.#training;
    const { answer, step, progress, playing, run } = training;
    if (!this.#step.isOf(run, step)) this.#step.end();
    this.#part(".play").textContent = playing ? "Pause" : "Train";
    this.#part(".film").textContent = this.#step.isOn ? "Back to the pass" : "Show the next step, term by term";
    this.#tellOfStep();
    const task = /** @type {HTMLSelectElement} */ (this.#part(".task"));
    if (run.task.startsWith("table-") && !task.querySelector(`[value="${run.task}"]`))
      task.append(make("option", { value: run.task, textContent: this.#tables.get(run.task) ?? "A table" }));
    task.value = run.task;
    /** @type {HTMLSelectElement} */ (this.#part(".speed")).value = String(training.speed);
    for (const one of this.#fields) one.show(run);
    if (!answer) return;
    this.#part(".about").textContent = [answer.network.about ?? "", run.task.startsWith("table-") ? this.#notes : ""].join(" ").trim(); // prettier-ignore
    fill(this.#part(".picture"), chart(progress, step));
    const steps = /** @type {HTMLInputElement} */ (this.#part(".steps"));
    steps.max = String(training.furthest);
    steps.valueAsNumber = step;
    const words = training.stopped ?? statusOf(progress, { step, epoch: this.#task?.epoch ?? 1 });
    this.#part(".status").textContent = words;
    steps.setAttribute("aria-valuetext", words);
    const rows = /** @type {HTMLDetailsElement} */ (this.#part(".numbers-of"));
    if (rows.open) fill(this.#part(".rows"), table(progress, formatComputed));
    this.#tell(words);
    void this.#evaluate();
  }

  /** Tells of the step on stage what its film has come to: first nothing of its loss, then its terms, at last what they have become. */
  #tellOfStep() {
    const { film } = this.#step;
    const note = this.#part(".film-note");
    note.hidden = !film;
    const { timeline, timeMs, labels } = this.#context.onStage;
    const known = ["learned", "loss"].findIndex((name) => timeline.phases.some((phase) => phase.name === name && timeMs >= phase.startMs)); // prettier-ignore
    if (note.dataset.known === String(known) && this.#told === film) return;
    this.#told = film;
    note.dataset.known = String(known);
    const about = `One example of the batch of ${film?.header.batch} goes there and back. Its loss comes after the pass.`;
    note.replaceChildren(...(known < 0 || !film ? [make("p", { textContent: about })] : lossLines(film, labels, known === 0))); // prettier-ignore
  }

  /** Shows what the step has come to, as its task shows it; while Python answers, later steps wait. */
  async #evaluate() {
    const { run, step, name } = { ...this.#training, name: this.#training.answer?.name ?? "" };
    const early = this.#training.playing && Date.now() - this.#evaluatedAt < CALM_MS;
    if (early || this.#evaluating || name === this.#evaluated || this.#signal.signal.aborted) return;
    this.#evaluatedAt = Date.now();
    this.#evaluating = true;
    try {
      const data = await this.#taskOf(run);
      const found = await evaluated(this.#ask, run, step, data);
      if (this.#signal.signal.aborted) return;
      this.#evaluated = name;
      const { labels } = this.#context.onStage;
      showTask(this.#part(".extra"), found, { labels, paint: (canvas, map) => this.#stage.paintMap(canvas, map, colorsOf(canvas)), onInputs: (inputs) => this.#context.setInputs(inputs) }); // prettier-ignore
    } catch {
      this.#into.querySelector(".extra")?.replaceChildren(); // what is wrong with the run is said elsewhere
    } finally {
      this.#evaluating = false;
    }
    if (this.#training.answer?.name !== name) void this.#evaluate();
  }

  /** The data of a run's task; asked for once. @param {TrainingRun} run */
  async #taskOf(run) {
    const key = JSON.stringify(run);
    if (this.#taskKey !== key || !this.#task) this.#task = await taskOf(this.#ask, run);
    this.#taskKey = key;
    return this.#task.data;
  }

  /** Tells screen readers, now and then. @param {string} words */
  #tell(words) {
    const now = Date.now();
    if (now - this.#toldAt < QUIET_MS) return;
    this.#toldAt = now;
    this.#part(".told").textContent = words;
  }

  close() {
    this.#signal.abort();
  }
}

/** A run of another task: of the one before only what does not depend on the task. @param {TrainingRun} run @param {string} task @returns {TrainingRun} */
const fresh = ({ seed, optimizer, weight_decay }, task) => ({ task, seed, optimizer, weight_decay, layers: undefined, activation: undefined, output: undefined, learning_rate: undefined, batch: undefined, noise: undefined }); // prettier-ignore

/** The run that begins with the network on stage, where there is a task for it. @param {import("../../types.d.ts").OnStage} onStage @returns {TrainingRun} */
function runFor({ settings, labels }) {
  const { layers, activation, output, initialization, seed, temperature, name, changes } = settings;
  const [known] = TASKS.filter(([, words]) => name && labels.title === words);
  if (known) return { task: known[0] };
  const classes = layers.at(-1) ?? 0;
  const fits = !name && output !== "linear" && classes > 1 && classes <= (layers[0] ?? 0) && !changes.length;
  return fits ? { task: "largest", layers, activation: String(activation), output, initialization, seed, temperature } : { task: "moons" }; // prettier-ignore
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
