// @ts-check
/** Answers for a training that was recorded, as Python would; steps that were not recorded are Python's. */

import { progressOf } from "./train-requests.js";

/** @import { RecordedTraining } from "../../backend/recorded-training.js" */
/** @import { Wanted } from "./training.js" */
/** @import { TrainedStep, TrainingRun } from "./training-types.d.ts" */

/**
 * The network of a recorded step.
 * @param {RecordedTraining} recording @param {Pick<Wanted, "from" | "step" | "plays">} wanted a step or, where it plays, the next one that there is
 * @returns {Promise<TrainedStep | null>} null if it was not recorded; rejected with a sentence if it does not come
 */
export async function recordedStep(recording, { from, step = from, plays }) {
  const found = recording.nextFrom(plays ? plays.at + 1 : step);
  if (found === undefined || (!plays && found !== step)) return null;
  await recording.load(found);
  const run = /** @type {TrainingRun} */ (recording.run);
  const { reel, network } = recording.at(found);
  const { columns, rows } = recording.scores;
  return {
    ...{ run, step: found, network, stopped: null },
    name: `${reel.settings.name}`,
    progress: progressOf({ columns, run }, rows),
    // A recorded run changes nothing on the way.
    epoch: Math.ceil(found / recording.epoch),
    epochSteps: recording.epoch,
    recorded: { reel, last: found === recording.last },
  };
}

/**
 * Where a slider goes that is moved between recorded steps: on to the next one, or back to the one before.
 * @param {RecordedTraining} recording @param {number} step @param {number} from the step on stage
 */
export const towards = (recording, step, from) =>
  step > from ? (recording.nextFrom(step) ?? step) : recording.lastUntil(step);

/** A recorded network stands no shorter and no longer than this while the recording plays. */
const SHORTEST_MS = 150;
const LONGEST_MS = 1500;

/** How long the network of a step stands, of so many a second; 0 for as fast as it goes. @param {number} steps until the next one @param {number} speed */
const standsMs = (steps, speed) =>
  speed ? Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (1000 * steps) / speed)) : SHORTEST_MS;

/** The recordings that answer as long as Python does not run. */
export class Recordings {
  #find;
  #isLive;
  /** How many play by themselves, to their ends even if Python begins to run: the next may begin before the one before has ended. */
  plays = 0;
  #forPage = 0;

  /** @param {(run: TrainingRun) => Promise<RecordedTraining | null>} find @param {() => boolean} isLive whether Python runs */
  constructor(find, isLive) {
    this.#find = find;
    this.#isLive = isLive;
  }

  /** @param {TrainingRun} run @returns {Promise<RecordedTraining | null>} null where Python is to answer */
  async of(run) {
    return this.#isLive() && !this.plays ? null : this.#find(run);
  }

  /** @param {Wanted} wanted @returns {Promise<TrainedStep | null>} null where Python is to answer */
  async step(wanted) {
    const recording = await this.of(wanted.run);
    const answer = recording && (await recordedStep(recording, wanted));
    const { plays } = wanted;
    if (answer && plays)
      await new Promise((resolve) => setTimeout(resolve, standsMs(answer.step - plays.at, plays.speed)));
    return answer;
  }

  /** Says of an answer whether the reader has asked for it. @param {TrainedStep} answer @returns {TrainedStep} */
  marked(answer) {
    return { ...answer, unasked: this.plays + this.#forPage > 0 };
  }

  /** Begins a run that the page asks for, not the reader, and goes to its step. @param {Pick<import("./training.js").Training, "start" | "goTo">} training @param {TrainingRun} run @param {number} step */
  async open(training, run, step) {
    this.#forPage++;
    try {
      await training.start(run);
      if (step) await training.goTo(step);
    } finally {
      this.#forPage--;
    }
  }

  /**
   * Plays a recording to its end, once it can be seen; not for those who want less motion.
   * @param {{play(): Promise<void>}} training @param {Element} seen @param {AbortSignal} signal @param {(sentence: string) => void} say called with what goes wrong
   */
  playWhenSeen(training, seen, signal, say) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    whenSeen(seen, signal, async () => {
      this.plays++;
      await training.play().catch(({ message }) => say(message));
      this.plays--;
    });
  }
}

/** Those of each element: they outlive its panel, as its training does. @type {WeakMap<object, Recordings>} */
const known = new WeakMap();

/** @param {object} context of the element @param {ConstructorParameters<typeof Recordings>} parts of those that are made the first time */
export function recordingsOf(context, ...parts) {
  const recordings = known.get(context) ?? new Recordings(...parts);
  known.set(context, recordings);
  return recordings;
}

/** Runs work once somebody can see an element. @param {Element} element @param {AbortSignal} signal @param {() => void} work */
function whenSeen(element, signal, work) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    work();
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}
