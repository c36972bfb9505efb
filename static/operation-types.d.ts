/** The operations of a network as types: what they are, when their phases happen, and how they are worded. */

import type { ArrayWords } from "./card-types.d.ts";
import type { Network, Operation, OperationHeader, Trace } from "./types.d.ts";

/**
 * The edges between two neighbouring layers that a picture shows: edge k leads from neuron from[k] to neuron to[k]. Where
 * that is not all of them (`count`), it is the strongest.
 */
export interface Edges {
  from: Int32Array;
  to: Int32Array;
  /** What belongs to each edge itself, such as its weight, once there are numbers. */
  parameter?: Float64Array;
  /** What each edge carries in this pass, if the trace has it. */
  amount?: Float64Array;
  count: number;
  /** The full names of the arrays that both are from, whose largest magnitudes they are measured against. */
  measuredBy?: { parameter: string; amount: string };
  /** All edges that enter ("to") or leave ("from") a neuron. */
  every?: (end: "from" | "to", neuron: number) => Edges;
}

/** Which way values travel in a phase; "again" is forwards once more, with other weights. */
export type Direction = "forwards" | "backwards" | "again";

/**
 * How a phase shows on the stage: pulses travel along edges, discs fill with sums, or they light up with the operation's
 * output; for outputs that are written beside the discs, "logits": these light up with what the operation takes.
 */
export type Glyph = "travel" | "fill" | "light" | "logits";

/** A phase of a kind of operations. */
export interface PhaseKind {
  name: string;
  /** How long it lasts at speed 1. */
  ms: number;
  /** The arrays that it computes. */
  makes: readonly string[];
  /** So many of them, the first, become known one after the other, before the rest; none unless given. */
  early?: number;
  /** None if nothing changes. */
  glyph?: Glyph;
  /** On the way back: who asked for less motion does not stop at its end, or stops in its middle, too. */
  passes?: boolean;
  stopsHalfway?: boolean;
  /** Of shares: the array of what is divided by its sum. Bars of that grow before it is divided. */
  undivided?: string;
}

/** One kind of operations: what the page has to know to time and paint it. */
export interface OperationKind {
  forwards: readonly PhaseKind[];
  backwards?: readonly PhaseKind[];
  again?: readonly PhaseKind[];
  /** The edges that lead to its layer; without them it works on the neurons it finds. */
  edges?(operation: Operation, network: Network, trace: Trace): Edges;
}

export type Kinds = Record<string, OperationKind>;

/** How one kind of operations is put into words: in tables, in the line under the stage, for screen readers. */
export interface Words {
  /** Its arrays and parameters, each by what one of their numbers is called. */
  arrays: Record<string, string>;
  /** What the value that it takes is called, if it has a name of its own. */
  input?: string;
  /** The arrays and parameters with a number for each neuron that tables show; its output unless given. */
  columns?: readonly string[];
  /** The arrays that are written as percentages. */
  percentages?: readonly string[];
  /** What each of its phases does, as a part of the sentence about a layer in the line under the stage. */
  told?: Record<string, string | ((operation: OperationHeader) => string)>;
  /** Its phases for screen readers and on the time line, where these do not use the phase's name. */
  spoken?: Record<string, string>;
  marks?: Record<string, string>;
  /** What a layer does in its phases, after its name: "hidden layer 1 sums". */
  comes?: Record<string, string>;
  /** What its card says beside the names of its arrays. */
  card?: CardWords;
  /** What is said about one operation after the name of its layer. */
  about?: (operation: OperationHeader, settings: { temperature: number }) => string;
}

/** How a card puts one kind of operations into words. */
export interface CardWords {
  /** What is done, in one word; its kind unless given. */
  title?: string;
  /** How it is done, in a sentence that continues the title. */
  does?: string | ((operation: OperationHeader) => string);
  /** Its arrays and parameters, "input" for what it takes, and the options of a run that it uses. */
  arrays?: Record<string, Partial<ArrayWords>>;
}

export type WordTable = Record<string, Words>;

/** An operation in a pass, with the full name of the array that it takes. */
export interface TimedOperation extends OperationHeader {
  takes: string;
}

/** One phase of a pass in time. */
export interface Phase {
  /** The name of its operation and its own: "dense1.weigh"; one that goes backwards ends in ".backwards". */
  id: string;
  operation: TimedOperation;
  name: string;
  direction: Direction;
  layer: number;
  startMs: number;
  endMs: number;
  /** When all that it makes is known. */
  knownMs: number;
  /** Full names of arrays: "dense1.contributions". */
  makes: readonly string[];
  /** When each of them is known. */
  madeMs: readonly number[];
  passes?: boolean;
  stopsHalfway?: boolean;
  early?: number;
  glyph: Glyph | undefined;
  /** What the discs show once it is over, as the full name of an array. */
  shows: string;
}

/** The phases in which the discs of one layer change, by their index; −1 for none. */
export interface LayerPhases {
  travel: number;
  fill: number;
  lights: readonly number[];
}

export interface Timeline {
  phases: readonly Phase[];
  durationMs: number;
  /** One entry for each layer of neurons. */
  layers: readonly LayerPhases[];
  /** What the pass goes through; the inputs come first. */
  operations: readonly TimedOperation[];
  /** When a reader who asked for less motion is shown the next picture: at the end of each layer, in ms. */
  stops: readonly number[];
  /** The index of the phase in which the outputs are answered. */
  answering: number;
  /** The full name of what the last operation gives, and whether these are shares, shown as percentages with bars. */
  answer: string;
  inShares: boolean;
  /** The full name of what is divided into these shares, if anything is. */
  undivided?: string | undefined;
}

/** What is visible at one instant: how far each phase is, 0…1. Reused between calls. */
export interface Frame {
  timeMs: number;
  phaseIndex: number;
  /** What is left of the light of the sample before. */
  residue: number;
  progress: Float64Array;
}
