/** The source of the forward pass as types: what Python's `listing()` returns. */

/** The source of the forward pass that is running, and what its lines make: Python's `listing()`. */
export interface Listing {
  functions: ListedFunction[];
  /** The line that makes a quantity, such as "dense.contributions" or "inputs", with the index of its function; "dense.return" returns. */
  lines: Record<string, [index: number, line: number]>;
}

export interface ListedFunction {
  name: string;
  /** The kind of operation that it computes; null for the loop over all of them. */
  kind: string | null;
  file: string;
  /** The file's number of the first line of `text`. */
  firstLine: number;
  text: string;
  /** First and last line of the docstring. */
  docstring: [number, number] | null;
  /** What each variable holds after which lines, as a quantity ("dense.contributions"); in the order in which they are bound first. */
  variables: [name: string, bindings: [line: number, quantity: string][]][];
}

/** The source of one step of learning, and which of its lines run in which phase of its film: Python's `step_listing()`. */
export interface StepListing {
  functions: Omit<ListedFunction, "kind" | "variables">[];
  /** By phase, such as "dense.carry" or "activation.bend.relu". */
  lines: Record<string, [index: number, line: number][]>;
  /** By the phase's name: what variables hold. */
  variables: Record<string, [name: string, quantity: string][]>;
}
