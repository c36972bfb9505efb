// @ts-check
/** The Train panel: a network learns on stage, its losses are a line to go back and forth on, and each step is a film. */

import { formatComputed } from "../../core/number-format.js";
import { isTrained } from "../../core/trained-name.js";
import { make } from "../../ui/elements.js";
import { scrollToTop, scrollWithin } from "../../ui/scroll-within.js";
import { saveFile } from "../../ui/save-file.js";
import { fresh, ownRun, runFor } from "./first-run.js";
import { foldsWhileFilm } from "./folded.js";
import { lossLines } from "./loss-lines.js";
import { followTables, ownTables, readTable } from "./own-table.js";
import { StepOnStage } from "./step-on-stage.js";
import { Outcome } from "./outcome.js";
import { savedAs, trained } from "./train-requests.js";
import { chart, fill, table } from "./loss-chart.js";
import { askedOf, ATTRIBUTES } from "../../core/training-attributes.js";
import { recordingsOf, towards } from "./recorded-steps.js";
import { adviceOn, field, RULES, shown } from "./train-fields.js";
import { fillPanel } from "./train-markup.js";
import { runAt } from "./progress.js";
import { Training } from "./training.js";
import { EDITED, LIVE, RECORDED, sentenceOn, shortStatusOf } from "./train-words.js";

/**
 * @import { Backend } from "../../backend/interpreter.js"
 * @import { RecordedTraining } from "../../backend/recorded-training.js"
 * @import { Ask } from "./train-requests.js"
 * @import { PanelContext } from "../../types.d.ts"
 * @import { TrainedStep, TrainingRun, StepFilm } from "./training-types.d.ts"
 */

/** What puts a training on stage. @typedef {{giveTable: (backend: Backend, table: ArrayBuffer) => Promise<{task: string, notes: string[]}>, giveData: (backend: Backend, task: string) => Promise<void>, paintMap: typeof import("../../stage/decision-map.js").paintDecisionMap, showMaps: (maps: import("../../stage/neuron-maps.js").Maps | null) => void, show: (answer: TrainedStep, first: boolean) => Promise<void>, film: (step: StepFilm | null) => void, recording: (run: TrainingRun) => Promise<RecordedTraining | null>}} OnStage */

/** Screen readers are told no more often than this. */
const QUIET_MS = 3000;
const WAITS = "Waiting for Python …";

/** What the page asked of each element's training last, as text: it is done once, although the panel may be opened again. @type {WeakMap<Training, string>} */
const followed = new WeakMap();
/** @type {WeakMap<Training, StepOnStage>} */
const films = new WeakMap();

export class TrainPanel {
  #into;
  #context;
  #training;
  #stage;
  #fields;
  #step;
  #outcome;
  #recordings;
  #signal = new AbortController();
  #toldAt = 0;
  /** The film whose note stands. @type {StepFilm | null} */
  #told = null;
  #fold;
  /** The network on stage that the training last turned to. */
  #adopted = "";
  /** That a choice has let it begin anew, or that a table is read. */
  #anew = "";

  /** @param {HTMLElement} into @param {PanelContext} context @param {OnStage} stage */
  constructor(into, context, stage) {
    this.#into = into;
    this.#context = context;
    this.#stage = stage;
    fillPanel(into);
    this.#fold = foldsWhileFilm(into);
    const known = context.training;
    const recordings = recordingsOf(context, stage.recording, () => context.backend.status === "live");
    this.#recordings = recordings;
    // A training and the film of its next step outlive the panel.
    this.#training = context.training ??= new Training(
      runFor(context.onStage),
      async (wanted) => recordings.marked((await recordings.step(wanted)) ?? (await trained(this.#ask, wanted))),
      stage.show,
      (name) => context.onStage.settings.name === name,
    );
    this.#step = films.get(this.#training) ?? new StepOnStage(context, stage.film, this.#ask);
    films.set(this.#training, this.#step);
    this.#outcome = new Outcome(this.#part(".extra"), this.#training, context, stage, {
      ask: this.#ask,
      recordings,
      onTask: () => this.show(),
      maps: /** @type {HTMLInputElement} */ (this.#part(".maps input")),
    });
    const { signal } = this.#signal;
    this.#training.addEventListener("change", () => this.show(), { signal });
    this.#fields = RULES.map((rule) => {
      const one = field(rule, (value) => this.#choose(one, value));
      return one;
    });
    this.#part(".fields").append(...this.#fields.map(({ row }) => row));
    this.#listen();
    this.show();
    const host = /** @type {ShadowRoot} */ (into.getRootNode()).host;
    const follow = () => this.#follow(askedOf(host));
    const watcher = new MutationObserver(follow);
    watcher.observe(host, { attributeFilter: ATTRIBUTES });
    signal.addEventListener("abort", () => watcher.disconnect());
    follow();
    if (context.table) context.events.dispatchEvent(new Event("table"));
    else if (!known && !askedOf(host)) this.#work(() => this.#training.begin());
  }

  /** @param {ReturnType<typeof askedOf>} asked by the page */
  #follow(asked) {
    const training = this.#training;
    const key = JSON.stringify(asked);
    if (followed.get(training) === key) return;
    followed.set(training, key);
    if (!asked) return;
    const { run, step, film } = asked;
    this.#step.end();
    this.#work(async () => {
      // Of the network on stage, where it says no other.
      const own = run.task === "largest" && !run.layers ? runFor(this.#context.onStage) : run;
      const asks = /** @type {TrainingRun} */ ({ task: "moons", ...(own.task === run.task && own), ...run });
      const recording = await this.#recordings.of(/** @type {TrainingRun} */ (run));
      await this.#recordings.open(training, recording ? /** @type {TrainingRun} */ (recording.run) : asks, step);
      if (film) await this.#film();
      const { autoplay } = this.#context.onStage.display;
      if (recording && autoplay && !step && !film) this.#recordings.playWhenSeen(training, this.#into, this.#signal.signal, (sentence) => this.#say(sentence)); // prettier-ignore
    });
  }

  #listen() {
    const training = this.#training;
    /** @param {string} selector @param {() => Promise<unknown> | void} work */
    const on = (selector, work) => this.#part(selector).addEventListener("click", () => this.#work(async () => work()));
    on(".play", () => (training.playing || training.targetStep ? training.pause() : training.play()));
    on(".one", () => training.move(1));
    on(".epoch", () => training.move(training.answer?.epochSteps ?? 1));
    on(".first", () => training.goTo(0));
    on(".film", () => this.#film());
    for (const button of this.#into.querySelectorAll(".files button"))
      button.addEventListener("click", () => this.#work(() => this.#save(String(button.getAttribute("data-format")))));
    on(".own", () => training.start(runFor(this.#context.onStage)));
    this.#part(".numbers-of").addEventListener("toggle", () => this.show());
    const task = /** @type {HTMLSelectElement} */ (this.#part(".task"));
    task.addEventListener("change", () => this.#work(() => training.begin(fresh(training.run, task.value))));
    const file = /** @type {HTMLInputElement} */ (this.#part(".file"));
    this.#part(".table").addEventListener("click", () => file.click());
    followTables(file, this.#context, this.#signal.signal, (table) => this.#work(() => this.#open(table)));
    const speed = /** @type {HTMLSelectElement} */ (this.#part(".speed"));
    speed.addEventListener("change", () => (training.speed = Number(speed.value)));
    const steps = /** @type {HTMLInputElement} */ (this.#part(".steps"));
    const slide = async (/** @type {number} */ step) => {
      const recording = await this.#recordings.of(training.run);
      await training.goTo(recording ? towards(recording, step, training.step) : step);
    };
    steps.addEventListener("input", () => this.#work(() => slide(steps.valueAsNumber)));
  }

  /** Saves the network of the step on stage. @param {string} format */
  async #save(format) {
    const { answer } = this.#training;
    if (answer) saveFile(...(await savedAs(this.#ask, answer, format)));
  }

  /** Learns from a table of the reader's own. @param {File} file */
  async #open(file) {
    const { backend } = this.#context;
    this.#tell(`Reading ${file.name} …`);
    const task = await readTable(file, async (table) => {
      await backend.start();
      return this.#stage.giveTable(backend, table);
    }).finally(() => this.#tell(""));
    await this.#training.begin(fresh(this.#training.run, task));
  }

  /** @param {string} words of what the reader's last choice leads to */
  #tell(words) {
    this.#anew = words;
    this.show();
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.#into.querySelector(selector));
  }

  /** @type {Ask} */
  #ask = async (request, endpoint) => {
    const { backend } = this.#context;
    const { task } = /** @type {{run?: TrainingRun}} */ (request).run ?? {};
    if (backend.source === "edited") throw new Error(EDITED);
    await backend.start();
    await this.#stage.giveData(backend, task ?? "");
    return backend.ask(request, endpoint);
  };

  /**
   * Runs work that may need Python, and says in the panel what went wrong.
   * @param {() => Promise<unknown>} work @param {(sentence: string) => void} [say] where
   */
  async #work(work, say = (sentence) => this.#say(sentence)) {
    say("");
    try {
      await work();
    } catch (error) {
      this.show();
      say(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {string} sentence what is wrong; empty for nothing */
  #say(sentence) {
    const wrong = this.#part(".wrong");
    wrong.hidden = sentence === "";
    wrong.textContent = sentence;
    if (sentence) scrollWithin(this.#into, wrong);
  }

  /** @param {import("./train-fields.js").Field} field @param {unknown} value */
  #choose({ rule: { name, onTheWay }, refuse }, value) {
    const training = this.#training;
    const chosen = { [name]: value };
    this.#anew = "";
    const { step, furthest } = training;
    if (onTheWay && step)
      return this.#work(async () => {
        await training.change(chosen);
        this.#tell(furthest > step ? `After step ${step} it learns anew; Undo brings the steps up to ${furthest} back.` : ""); // prettier-ignore
      }, refuse);
    const trained = step > 0;
    return this.#work(async () => {
      await training.begin(chosen, true);
      this.#tell(trained ? `With ${name === "seed" ? "another seed" : `layers ${shown(value)}`} it began anew.` : "");
    }, refuse);
  }

  /** Shows the next step as a film, or ends it. */
  async #film() {
    const training = this.#training;
    training.pause();
    if (this.#step.isOn) this.#step.end();
    else {
      const { settings } = this.#context.onStage;
      // What the reader has changed by hand is not what was trained.
      if (settings.changes.length || settings.name !== training.answer?.name) await training.goTo(training.step);
      await this.#step.begin(training.run, training.step);
      scrollToTop(this.#into, this.#part(".film")); // what is told of the step stands below its button
    }
    this.show();
  }

  show() {
    const { answer, step, progress, run, failed, targetStep } = this.#training;
    const playing = this.#training.playing || targetStep !== null;
    if (!this.#step.isOf(run, step)) this.#step.end();
    const { status } = this.#context.onStage;
    const recorded = status === "live" ? undefined : answer?.recorded;
    // What comes next was recorded, or Python trains.
    this.#part(".play").textContent = playing ? "Pause" : recorded && !recorded.last ? "Play" : "Train";
    this.#part(".recorded").hidden = !recorded;
    this.#part(".recorded").textContent = status === "off" ? RECORDED : `${RECORDED} ${LIVE}`;
    this.#part(".film").textContent = this.#step.isOn ? "Back to the pass" : "Show the next step, term by term";
    /** @type {HTMLButtonElement} */ (this.#part(".film")).disabled = !answer;
    this.#tellOfStep();
    if (failed) this.#say(failed);
    this.#showChoices();
    this.#part(".anew").hidden = this.#anew === "";
    this.#part(".anew").textContent = this.#anew;
    if (!answer) {
      this.#part(".status").textContent = this.#training.busy || playing ? WAITS : "";
      return;
    }
    this.#showElsewhere(answer.name);
    fill(this.#part(".picture"), chart(progress, step));
    this.#showStep();
    const rows = /** @type {HTMLDetailsElement} */ (this.#part(".numbers-of"));
    if (rows.open) fill(this.#part(".rows"), table(progress, formatComputed));
    void this.#outcome.look();
  }

  /** Tells of the step on stage what its film has come to: first nothing of its loss, then its terms, at last what they have become. */
  #tellOfStep() {
    const { film } = this.#step;
    const note = this.#part(".film-note");
    note.hidden = !film;
    this.#fold(film !== null);
    const { timeline, timeMs, labels, revealed } = this.#context.onStage;
    const known = revealed ? -2 : ["learned", "loss"].findIndex((name) => timeline.phases.some((phase) => phase.name === name && timeMs >= phase.startMs)); // prettier-ignore
    if (note.dataset.known === String(known) && this.#told === film) return;
    this.#told = film;
    note.dataset.known = String(known);
    const about = `One example of the batch of ${film?.header.batch} goes there and back. ${revealed ? "Its numbers are hidden." : "Its loss comes after the pass."}`;
    note.replaceChildren(...(known < 0 || !film ? [make("p", { textContent: about })] : lossLines(film, labels, known === 0))); // prettier-ignore
  }

  /** What is chosen. */
  #showChoices() {
    const { speed, answer, stopped, step } = this.#training;
    const run = runAt(this.#training.run, step);
    const task = /** @type {HTMLSelectElement} */ (this.#part(".task"));
    const table = ownTables.get(run.task);
    if (run.task.startsWith("table-") && !task.querySelector(`[value="${run.task}"]`))
      task.append(make("option", { value: run.task, textContent: table?.name ?? "A table" }));
    task.value = run.task;
    /** @type {HTMLSelectElement} */ (this.#part(".speed")).value = String(speed);
    for (const one of this.#fields) {
      one.show(run);
      const { name } = one.rule;
      one.advise((name === "learning_rate" && stopped) || adviceOn(name, run, this.#outcome.task?.count ?? 0));
    }
    this.#part(".about").textContent = [answer?.network.about, table?.notes].filter(Boolean).join(" "); // prettier-ignore
  }

  /** How the step stands: on the slider, in words, and for screen readers. */
  #showStep() {
    const { step, progress, playing, furthest, targetStep } = this.#training;
    const steps = /** @type {HTMLInputElement} */ (this.#part(".steps"));
    steps.max = String(furthest);
    steps.valueAsNumber = step;
    const words = sentenceOn(this.#training);
    this.#part(".status").textContent = words;
    const short = shortStatusOf(progress, step);
    if (steps.getAttribute("aria-valuetext") !== short) steps.setAttribute("aria-valuetext", short);
    const now = Date.now();
    // Now and then while it trains; where it has stopped, that is said.
    if ((playing || targetStep) && now - this.#toldAt < QUIET_MS) return;
    this.#toldAt = now;
    if (this.#part(".spoken").textContent !== words) this.#part(".spoken").textContent = words;
  }

  /** The reader may have turned to another network, or an undo to another step. @param {string} name of the one that is trained */
  #showElsewhere(name) {
    const { onStage } = this.#context;
    const training = this.#training;
    const there = onStage.settings.name ?? "";
    const elsewhere = there !== name && !training.busy;
    this.#part(".elsewhere").hidden = !elsewhere;
    if (!elsewhere) return;
    this.#part(".elsewhere span").textContent = `Another network is on stage. Train goes on from step ${training.step} of ${training.answer?.network.title ?? "this one"}.`; // prettier-ignore
    this.#part(".own").hidden = ownRun(onStage) === null;
    const failed = this.#context.backend.status === "failed";
    if (training.playing || failed || !isTrained(there) || there === this.#adopted) return;
    this.#adopted = there;
    this.#anew = "";
    this.#work(() => training.adopt(there));
  }

  close() {
    this.#outcome.close();
    this.#signal.abort();
  }
}
