/** What pages around the element get to see. */

import type { OperationHeader, Output, Source } from "./types.d.ts";

/** What the page sees of a trace: nested arrays of numbers, outermost index = layer. */
export interface PublicTrace {
  source: Source;
  seed: number;
  sample: number;
  drawnInputs: boolean;
  layers: number[];
  activation: string;
  output: Output;
  operations: OperationHeader[];
  temperature: number;
  changes: number[][];
  inputs: number[];
  weights: number[][][];
  biases: number[][];
  preActivations: number[][];
  activations: number[][];
  logits: number[];
  outputs: number[];
  scaledLogits: number[];
  shiftedLogits: number[];
  exponentials: number[];
  exponentialSum: number;
  probabilities: number[];
  probabilitiesAtOne: number[];
  contributions: (number[][] | { indices: number[]; values: number[]; count: number })[];
  /** The same sample before anything was changed by hand: `probabilities` and `differences` are those of the outputs. */
  baseline: {
    temperature: number;
    inputs: number[];
    probabilities: number[];
    differences: number[];
    changed: number[];
  } | null;
}
