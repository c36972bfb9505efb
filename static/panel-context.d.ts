/** What cards and panels beside the stage may read and do. */

import type { WordTable } from "./operation-types.d.ts";
import type { ChangePlace, Edges, Labels, Layout, Reel, Settings, Target, Timeline, Trace } from "./types.d.ts";

/** What cards and panels read: what is on stage, at which moment. */
export interface OnStage {
  trace: Trace | null;
  reel: Reel | null;
  settings: Settings;
  /** The present inputs, including those Python has not answered yet; null while there are no numbers. */
  inputs: ArrayLike<number> | null;
  /** The temperature that the author chose. */
  authoredTemperature: number;
  labels: Labels;
  layout: Layout;
  /** The edges that are shown, between layers l and l + 1 for each l. */
  edges: readonly Edges[];
  timeline: Timeline;
  /** The moment that is painted. */
  timeMs: number;
  /** How operations are put into words. */
  words: WordTable;
  /** How many phases have made their numbers known by then. */
  phase: number;
  target: Target;
  paused: boolean;
}

/** What changed: the numbers on stage, which of them are known, the step of the pass, the target, playing or paused, the speed, or the moment after a seek. */
export type AppEvent = "numbers" | "phase" | "step" | "target" | "playing" | "pace" | "moment";

/** What happens when a pass is over: the next sample, the same sample again, nothing more. */
export type AtEnd = "next" | "loop" | "stop";

/** What cards and panels may use of the app they belong to, with the events that say what changed. */
export interface PanelContext {
  readonly onStage: OnStage;
  /** Dispatches events named as in `AppEvent`. */
  readonly events: EventTarget;
  paused: boolean;
  /** How passes follow each other; `speed` is the reader's until the author's is another: 0.25 to 4. */
  readonly playback: { speed: number; atEnd: AtEnd };
  /** Goes to a moment, clamped to the pass. */
  seek(timeMs: number): void;
  /** Goes some steps on (back, with a negative number) and pauses there: to the end of a step or of a layer, or to another sample's end. */
  step(count: number, unit: "step" | "layer" | "sample"): void;
  /** Another network; resolved when it is drawn. */
  randomize(): Promise<void>;
  /** Sets the target, as a click does. */
  aim(target: Target): void;
  /** Whether negative edges are dashed, so that colour is not the only sign. */
  readonly theme: { dashed: boolean };
  /** Runs work that may need Python; if it fails, shows the reason in the element's notice. */
  run(work: () => Promise<unknown>, rethrow?: boolean): Promise<void>;
  /** Sets the inputs; of several requests the newest wins. Null restores the network's own samples. */
  setInputs(inputs: ArrayLike<number> | null | undefined): void;
  setInput(i: number, value: number): void;
  setTemperature(temperature: number): void;
  /** Changes a weight or bias; null restores the drawn value. */
  change(place: ChangePlace, value: number | null): void;
  newSample(): void;
  /** Shows or hides on stage what the percentages would be at T = 1. */
  compareTemperature(compares: boolean): void;
  /** Undoes all the reader's changes. */
  reset(): void;
}

/** The content of the drawer: created when it opens, updated by `show`, ended by `close`. */
export interface Panel {
  /** Updates the panel: anything on stage may have changed. */
  show(): void;
  close(): void;
}
