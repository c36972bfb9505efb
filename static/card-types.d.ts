/** What the parts of the cards feature hand to each other. */

import type { ChangePlace, Target } from "./types.d.ts";

/** What Python adds to a trace about one neuron, as `explain.py` names it; null for what was not recorded. */
export interface Explanation {
  contributions: ArrayLike<number> | null;
  order: ArrayLike<number> | null;
  rests: ArrayLike<number> | null;
  shares: ArrayLike<number> | null;
  curve: { at: ArrayLike<number>; points: ArrayLike<number> } | null;
}

/** A number as a card shows it; its value is null while it is not known. */
export interface DisplayNumber {
  value: number | null;
  text: string;
}

/** One row of a sum: what an edge adds to it, the rest of a long sum, the bias, or the total. */
export interface Term {
  kind: "edge" | "rest" | "bias" | "total";
  name: string;
  /** The neuron it comes from, or goes to. */
  target: Target;
  weight: DisplayNumber | null;
  arriving: DisplayNumber | null;
  adds: DisplayNumber;
  /** From where to where its bar goes, 0…1 of the room for all of them; null where its number is not shown. */
  bar: { start: number; end: number } | null;
}

/** How a neuron came to its z. */
export interface Sum {
  /** Whether inputs arrive, or activations. */
  fromInputs: boolean;
  terms: readonly Term[];
  /** Where zero is among the bars, 0…1. */
  zero: number;
  /** Every edge of a long sum, strongest first; null where the rows above are all there are, or the order is not known. */
  all: readonly Term[] | null;
  /** How many edges there are. */
  count: number;
}

export interface SoftmaxRow {
  name: string;
  own: boolean;
  target: Target;
  logit: DisplayNumber;
  scaled: DisplayNumber;
  shifted: DisplayNumber;
  exponential: DisplayNumber;
  probability: DisplayNumber;
  percent: DisplayNumber;
}

/** From logits to percentages, step by step. */
export interface Softmax {
  temperature: DisplayNumber;
  largest: DisplayNumber;
  sum: DisplayNumber;
  rows: readonly SoftmaxRow[];
}

/** The content of the card about a target. */
export interface Card {
  kind: "hidden" | "output" | "input" | "edge";
  title: string;
  /** Where in the network it is. */
  place: string;
  /** The number that matters most. */
  result: DisplayNumber;
  sum?: Sum;
  activation?: { name: string; z: DisplayNumber; a: DisplayNumber; curve: Explanation["curve"] };
  softmax?: Softmax;
  product?: {
    weight: DisplayNumber;
    arriving: DisplayNumber;
    contribution: DisplayNumber;
    share: DisplayNumber;
    fromInputs: boolean;
    ends: readonly End[];
  };
  /** Where an input goes: not a sum, since each of these belongs to another neuron. */
  delivers?: Sum;
  /** What of it can be given another value. */
  changeable: Changeable;
  /** What is missing, in a sentence; empty when nothing is. */
  missing: string;
}

/** A weight, bias or input as it is now, and as it was drawn if that is another. */
export interface Changeable {
  kind: "weight" | "bias" | "input";
  /** Where it is: of an input, `from` alone counts. */
  place: ChangePlace;
  value: number;
  before: DisplayNumber | null;
}

/** The neuron at one end of an edge. */
export interface End {
  name: string;
  target: Target;
}
