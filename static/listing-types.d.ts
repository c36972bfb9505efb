/** The source of the forward pass as types: what Python's `listing()` returns. */

/** The source of the forward pass that is running, and what its lines make: Python's `listing()`. */
export interface Listing {
  functions: ListedFunction[];
  /** For each array, such as "dense.contributions", the lines that make it, with the index of their function; "rest" returns. */
  lines: Record<string, [index: number, line: number][]>;
}

export interface ListedFunction {
  name: string;
  file: string;
  /** The file's number of the first line of `text`. */
  firstLine: number;
  text: string;
  /** First and last line of the docstring. */
  docstring: [number, number] | null;
  /** What each variable holds after which lines, as a quantity of the trace; in the order in which they are bound first. */
  variables: [name: string, bindings: [line: number, quantity: string][]][];
}
