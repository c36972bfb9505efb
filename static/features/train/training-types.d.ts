/** Training runs as Python and the page tell each other of them. */

import type { Reel } from "../../types.d.ts";

/** What learns what, and how, as `forward_pass.learning.TrainingRun` has it; what is left out is the task's. */
export interface TrainingRun {
  task: string;
  layers?: readonly number[];
  activation?: string;
  output?: string;
  initialization?: string;
  temperature?: number;
  optimizer?: string;
  learning_rate?: number;
  batch?: number;
  weight_decay?: number;
  noise?: number;
  seed?: number;
  /** What was changed on the way, and after which step. */
  changes?: [step: number, chosen: Partial<TrainingRun>][];
}

/** How it stands after a step: losses, and the part of the examples that it names rightly or, of numbers, how far off they are. */
export interface Progress {
  step: number;
  loss: number;
  unseenLoss: number;
  right: number | null;
  unseenRight: number | null;
}

/** The network of a step. */
export interface TrainedStep {
  run: TrainingRun;
  step: number;
  /** The name that Python finds its network by. */
  name: string;
  /** The network as a file: names, units, samples. */
  network: any;
  progress: readonly Progress[];
  /** Why it can go no further; null if it can. */
  stopped: string | null;
  /** Which time the step goes through the examples, from 1, and how many steps do so with the present batch. */
  epoch: number;
  epochSteps: number;
  /** Where it was recorded and not computed now: its passes, and whether it is the last that was recorded. */
  recorded?: { reel: Reel; last: boolean };
  /** Whether it came by itself, or the page asked for it: then the reader has done nothing. */
  unasked?: boolean;
}

/** The numbers of one step, there and back. */
export interface StepFilm {
  get(name: string): Float64Array | undefined;
  target: ArrayLike<number>;
  /** What the outputs are, before the step and after it, and the operation that gives them. */
  outputs: ArrayLike<number>;
  outputsAfter: ArrayLike<number>;
  output: { kind: string; name: string };
  /** What the picture says of the loss, and of what it has become, from the longest words to the shortest; beside which output. */
  loss: { before: readonly string[]; after: readonly string[]; output: number };
  /** The same example with the new weights. */
  after: Reel;
  header: any;
  /** Those of the example on stage. */
  inputs: number[];
}
