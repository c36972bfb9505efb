/** What cards and panels beside the stage are told, and what they may ask for. */

import type { ChangePlace, Labels, Layout, Reel, Settings, Target, Timeline, Trace } from "./types.d.ts";

/** What cards and panels read: what is on stage, at which moment. */
export interface OnStage {
  trace: Trace | null;
  reel: Reel | null;
  settings: Settings;
  /** What is fed in, or shall be as soon as Python answers; null while there are no numbers. */
  inputs: ArrayLike<number> | null;
  /** The temperature that the author chose. */
  authoredTemperature: number;
  labels: Labels;
  layout: Layout;
  timeline: Timeline;
  /** The moment that is painted. */
  timeMs: number;
  /** What has been computed by then, as `isKnown` counts it. */
  phase: number;
  target: Target;
  paused: boolean;
}

/** What may have changed: the numbers on stage, what is known of them, the step of the pass, the target; whether time goes on, how fast, and to which moment somebody went. */
export type AppEvent = "numbers" | "phase" | "step" | "target" | "playing" | "pace" | "moment";

/** What happens when a pass is over: the next sample, the same sample again, nothing more. */
export type AtEnd = "next" | "loop" | "stop";

/** What cards and panels may ask of the element they belong to, and where they hear what has changed. */
export interface PanelContext {
  readonly onStage: OnStage;
  /** Dispatches `News`. */
  readonly events: EventTarget;
  paused: boolean;
  /** How passes follow each other; `speed` is the reader's until the author's is another: 0.25 to 4. */
  readonly playback: { speed: number; atEnd: AtEnd };
  /** Goes to a moment of the pass, held inside it. */
  seek(timeMs: number): void;
  /** Goes some steps on (back, with a negative number) and pauses there: to the end of a step or of a layer, or to another sample's end. */
  step(count: number, unit: "step" | "layer" | "sample"): void;
  /** Another network; resolved when it is drawn. */
  randomize(): Promise<void>;
  /** Is on something from now on, as by a pointer that has pressed. */
  aim(target: Target): void;
  /** How the sign of a weight is told beside its colour. */
  readonly theme: { dashed: boolean };
  /** Does something that may need Python, and says in the element what went wrong. */
  run(work: () => Promise<unknown>, rethrow?: boolean): Promise<void>;
  /** Feeds something else in: Python answers, the newest wish wins. Null gives the network its own samples back. */
  setInputs(inputs: ArrayLike<number> | null | undefined): void;
  setInput(i: number, value: number): void;
  setTemperature(temperature: number): void;
  /** Gives a weight or bias another value; null gives the drawn one back. */
  change(place: ChangePlace, value: number | null): void;
  newSample(): void;
  /** Shows on stage what the percentages would be at T = 1, or shows it no longer. */
  compareTemperature(compares: boolean): void;
  /** Everything as the author has it. */
  reset(): void;
}

/** What the drawer beside the stage shows: filled when it is opened, told what changes, emptied when it is closed. */
export interface Panel {
  /** Whatever is shown may be another now. */
  show(): void;
  close(): void;
}
