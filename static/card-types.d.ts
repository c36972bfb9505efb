/** What the parts of the cards feature hand to each other. */

import type { ChangePlace, OnStage, Operation, Target, Trace } from "./types.d.ts";

/**
 * What a card says of an operation, as Python's operations list it: blocks by what the card is about. Blocks refer to
 * arrays and parameters of their operation by name, to what arrives as "input", or to an option of the run.
 */
export interface CardBlocks {
  neuron?: readonly Block[];
  edge?: readonly Block[];
  input?: readonly Block[];
}

export type Block =
  SumBlock | CurveBlock | TableBlock | ProductBlock | DeliveriesBlock | FormulaBlock | MatrixBlock | ValuesBlock;

/** Every edge's factors and their product, what is added once, and the total. */
export interface SumBlock {
  block: "sum";
  terms: string;
  factors: readonly [string, string];
  plus: string;
  total: string;
}

/** A function of one number, drawn with the neuron's point on it. */
export interface CurveBlock {
  block: "curve";
  /** The setting that names the function, or its name. */
  function: string;
  of: string;
  value: string;
  /** What is left of 1, where the value is a part of it. */
  rest?: string;
}

/** A row for each neuron of the layer, a column for each step. */
export interface TableBlock {
  block: "table";
  columns: readonly Column[];
}

export interface Column {
  of: string;
  /** The number that the step divides by or takes away: the same in every row. */
  by?: string | { largest: string };
  percent?: boolean;
}

/** What one edge delivers. */
export interface ProductBlock {
  block: "product";
  factors: readonly [string, string];
  value: string;
}

/** Where an input goes: what each edge that leaves it delivers. */
export interface DeliveriesBlock {
  block: "deliveries";
  factors: readonly [string, string];
  value: string;
}

/** Steps of simple arithmetic; what stands between signs are references. */
export interface FormulaBlock {
  block: "formula";
  steps: readonly { name: string; is: readonly string[] }[];
}

/** All values of an array, row by row. */
export interface MatrixBlock {
  block: "matrix";
  value: string;
  /** The setting that says how many columns there are. */
  columns: string;
}

/** Numbers by their names, of a function that the reader has edited. */
export interface ValuesBlock {
  block: "values";
  of: readonly string[];
}

/** What an array or parameter is called in cards. */
export interface ArrayWords {
  name: string;
  symbol: string;
  /** What a column of a table says under its symbol. */
  head: string;
  /** What its numbers carry as `data-is`. */
  role: string;
}

/** What a block is about, and where its references are looked up. */
export interface Scope {
  stage: OnStage & { trace: Trace };
  operation: Operation;
  neuron: number;
  /** The neuron that an edge comes from. */
  from?: number;
  /** What Python says beyond the trace; null while it is not there. */
  explanation: Explanation | null;
  /** What the explanation is about: the neuron, or the input. */
  explained: "neuron" | "input";
}

/** What Python adds to a trace about one neuron: arrays by the full names that `explain.py` gives them. */
export type Explanation = Readonly<Record<string, ArrayLike<number>>>;

/** A number as a card shows it; its value is null while it is not known. */
export interface DisplayNumber {
  value: number | null;
  text: string;
  /** Whether it does not come out from the digits shown beside it, and so is written with ≈. */
  about?: boolean;
  /** What it is called when numbers are hidden, as core/hidden.js has it, and, while it is hidden, the same. */
  name?: string;
  hidden?: string;
}

/** A number with its `data-is` and its name. */
export interface NamedNumber extends ArrayWords {
  number: DisplayNumber;
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

/** The rows of a sum, or of where an input goes. */
export interface Rows {
  terms: readonly Term[];
  /** Where zero is among the bars, 0…1. */
  zero: number;
  /** Every edge of many, strongest first; null where the rows above are all there are, or the order is not known. */
  all: readonly Term[] | null;
  /** How many edges there are. */
  count: number;
}

/** How a neuron came to its z. */
export interface SumSection extends Rows {
  block: "sum";
  /** What arrives: inputs, activations. */
  arriving: ArrayWords;
  weight: ArrayWords;
  plus: ArrayWords;
  total: ArrayWords;
  /** What the next operation calls the total, if it has a name of its own. */
  calledThen: string;
  complete: boolean;
}

export interface CurveSection {
  block: "curve";
  functionName: string;
  does: string;
  of: NamedNumber;
  value: NamedNumber;
  /** Each side of the whole with its percentage; empty where the value is no part of a whole. */
  parts: readonly { name: string; percent: DisplayNumber }[];
  /** Points of the function; null while they are not there. */
  curve: { at: ArrayLike<number>; points: ArrayLike<number> } | null;
  complete: boolean;
}

export interface TableRow {
  name: string;
  own: boolean;
  target: Target;
  numbers: readonly DisplayNumber[];
}

/** From logits to percentages, step by step. */
export interface TableSection {
  block: "table";
  kind: string;
  title: string;
  does: string;
  columns: readonly (ArrayWords & { by: DisplayNumber | null; byRole: string })[];
  rows: readonly TableRow[];
  complete: true;
}

export interface ProductSection {
  block: "product";
  factors: readonly NamedNumber[];
  value: NamedNumber;
  share: DisplayNumber;
  ends: readonly End[];
  complete: boolean;
}

/** Where an input goes: not a sum, since each of these belongs to another neuron. */
export interface DeliveriesSection extends Rows {
  block: "deliveries";
  /** What the input gives to each edge. */
  arriving: DisplayNumber;
  complete: boolean;
}

export interface FormulaSection {
  block: "formula";
  title: string;
  does: string;
  /** What is computed from what; a string is a sign. */
  steps: readonly { is: readonly (NamedNumber | string)[]; result: NamedNumber }[];
  complete: true;
}

export interface MatrixSection {
  block: "matrix";
  words: ArrayWords;
  rows: readonly (readonly DisplayNumber[])[];
  complete: true;
}

export interface ValuesSection {
  block: "values";
  title: string;
  numbers: readonly NamedNumber[];
  complete: true;
}

export type Section = (
  | SumSection
  | CurveSection
  | TableSection
  | ProductSection
  | DeliveriesSection
  | FormulaSection
  | MatrixSection
  | ValuesSection
) & { coming?: Coming | null };

/** When those numbers of a section come that are not known yet: in words, and the moment at which all are there. */
export interface Coming {
  words: string;
  atMs: number;
}

/** The content of the card about a target. */
export interface Card {
  kind: "hidden" | "output" | "input" | "edge" | "loss";
  title: string;
  /** Where in the network it is. */
  place: string;
  /** The number that matters most. */
  result: DisplayNumber;
  sections: readonly Section[];
  /** What of it can be given another value. */
  changeable: Changeable | null;
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
