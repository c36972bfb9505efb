/** The operations of a network as types. */

import type { Network, Operation, Trace } from "./types.d.ts";

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
  /** All edges that enter ("to") or leave ("from") a neuron. */
  every?: (end: "from" | "to", neuron: number) => Edges;
}

/** One kind of operations: what the page has to know to show it. */
export interface OperationKind {
  kind: string;
  /** The edges that lead to its layer; without them it works on the neurons it finds. */
  edges?(operation: Operation, network: Network, trace: Trace): Edges;
}

export type Kinds = Readonly<Record<string, OperationKind>>;
