/** The types of `<forward-pass>`: the element, its attributes, properties, methods and events. */

/** A weight or bias that is not the drawn one: `from` is the input neuron of the edge, or -1 for the bias. */
export type Change = readonly [layer: number, neuron: number, from: number, value: number];

/**
 * What pointer or keyboard is on. `layer` counts layers of neurons for a neuron, layers of weights for an edge; the loss is
 * there while a step of learning is shown as a film.
 */
export type Target =
  | { kind: "neuron"; layer: number; neuron: number }
  | { kind: "edge"; layer: number; from: number; to: number }
  | { kind: "loss" }
  | null;

export type Status = "off" | "idle" | "starting" | "live" | "failed";
export type Source = "recorded" | "live" | "edited";
export type Activation = "relu" | "leaky_relu" | "elu" | "gelu" | "silu" | "tanh" | "sigmoid" | "softplus" | "identity";
export type Output = "softmax" | "sigmoid" | "linear";

/** The current settings. */
export interface Settings {
  layers: readonly number[];
  seed: number;
  sample: number;
  temperature: number;
  /** One name for all hidden layers, or one for each, joined by commas. */
  activation: string;
  output: Output;
  initialization: string;
  /** The layers of the network that this one was resized from. */
  original?: readonly number[] | null;
  changes: readonly Change[];
}

/** What is done to the values that arrive, such as dense1; layer 0 are the inputs. More keys are its settings. */
export interface Operation {
  name: string;
  kind: string;
  layer: number;
  /** The array that goes on to the next operation. */
  output: string;
  [setting: string]: unknown;
}

/** Every number of one forward pass, as nested arrays: `weights[l][j][i]` is that of the edge i → j. */
export interface Trace {
  source: Source;
  seed: number;
  sample: number;
  drawnInputs: boolean;
  layers: number[];
  activation: string;
  output: Output;
  operations: Operation[];
  temperature: number;
  changes: number[][];
  inputs: number[];
  weights: number[][][];
  biases: number[][];
  /** Only the strongest, in large layers. */
  contributions: (number[][] | { indices: number[]; values: number[]; count: number })[];
  preActivations: number[][];
  activations: number[][];
  logits: number[];
  /** What the last operation gives: probabilities, or numbers where the output is linear. */
  outputs: number[];
  // The arrays of the last operation: those of another kind of output are not there.
  scaledLogits: number[];
  shiftedLogits: number[];
  exponentials: number[];
  exponentialSum: number;
  probabilities: number[];
  probabilitiesAtOne: number[];
  /** Of sigmoid outputs 1 − p, with all its digits. */
  complements?: number[];
  /** What the trace is compared with, once the reader has changed something. */
  baseline: {
    temperature: number;
    inputs: number[];
    probabilities: number[];
    differences: number[];
    changed: number[];
  } | null;
}

/** One network and the traces of several samples. */
export interface Reel {
  source: Source;
  settings: Omit<Settings, "sample">;
  traces: Trace[];
}

/** A value of an attribute's property: null and undefined stand for the attribute's default. */
type Told<T> = T | string | null | undefined;

/** The attributes of `<forward-pass>`, as frameworks pass them. docs/reference.md has a line on each. */
export interface ForwardPassAttributes {
  layers?: Told<readonly number[]>;
  seed?: Told<number>;
  sample?: Told<number>;
  temperature?: Told<number>;
  activation?: Activation | (string & {}) | null | undefined;
  output?: Output | null | undefined;
  initialization?: "he" | "glorot" | null | undefined;
  original?: Told<readonly number[]>;
  labels?: string | null | undefined;
  autoplay?: Told<boolean>;
  speed?: Told<number>;
  moment?: Told<number>;
  theme?: "auto" | "dark" | "light" | null | undefined;
  controls?: "full" | "compact" | "none" | null | undefined;
  numbers?: "shown" | "hidden" | null | undefined;
  python?: "auto" | "eager" | "interaction" | "off" | null | undefined;
  interpreter?: "pyodide" | "pyscript" | null | undefined;
  reel?: string | null | undefined;
  /** URL of a network file. */
  src?: string | null | undefined;
  /** Where the folder with `static/` is, if a bundler has put the script elsewhere. */
  base?: string | null | undefined;
}

/** All that a framework may set: the attributes, and the properties that are not attributes. */
export interface ForwardPassProps extends ForwardPassAttributes {
  inputs?: readonly number[] | null | undefined;
  changes?: readonly Change[] | null | undefined;
  target?: Target | undefined;
  paused?: boolean | null | undefined;
}

/** The details of the element's events, by name; all bubble and are composed. */
export interface ForwardPassEvents {
  networkchange: CustomEvent<{ settings: Settings; source: Source | undefined }>;
  samplechange: CustomEvent<{ settings: Settings; source: Source | undefined }>;
  momentchange: CustomEvent<{ paused: boolean }>;
  statuschange: CustomEvent<{ status: Status; reason: string }>;
  targetchange: CustomEvent<{ target: Target; held: boolean }>;
}

/** `<forward-pass>`: a neural network at work. Every attribute is a property, too. */
export interface ForwardPassElement extends HTMLElement, Omit<ForwardPassAttributes, "temperature"> {
  /** Every number on screen; null while there are none. */
  readonly trace: Trace | null;
  /** The network on screen and the traces of all its samples at hand. */
  readonly currentReel: Reel | null;
  /** The current settings: the attributes, and what the reader has changed. */
  readonly settings: Settings;
  /** What answers instead of the page's Python, such as the kernel of a notebook; set before the element is in a page. */
  backend?: EventTarget | undefined;
  readonly status: Status;
  /** Whether the pass stands still; null and undefined leave it as it is. */
  get paused(): boolean;
  set paused(paused: boolean | null | undefined);
  /** The moment of the pass, 0…durationMs. */
  readonly currentTimeMs: number;
  /** How long one sample's pass is on its time line, in ms; slow phases and the rest at its end take longer on the clock. */
  readonly durationMs: number;
  /** The inputs of the network; null restores its own samples. */
  get inputs(): readonly number[] | null;
  set inputs(inputs: readonly number[] | null | undefined);
  /** Divides the logits before softmax, 0.001 to 1000. */
  get temperature(): number;
  set temperature(temperature: Told<number>);
  /** Weights and biases that are not the drawn ones; [] restores all. */
  get changes(): readonly Change[];
  set changes(changes: readonly Change[] | null | undefined);
  /** What pointer or keyboard is on; assign it to select something else. */
  get target(): Target;
  set target(target: Target | undefined);
  /** Changes the temperature as a reader does: the author's stays that of the baseline. */
  adjust(wanted: { temperature: number }): void;
  /** Leads from an output back to the inputs: `output` by its number, counted from 0, or by its name. */
  tour(output?: number | string): void;
  /** Gives the focus, and with it the keys, to the stage. */
  focus(options?: FocusOptions): void;
  /** Shows another random network; resolved when it is drawn. */
  randomize(): Promise<void>;
  play(): void;
  pause(): void;
  /** Goes to a moment of the pass, in ms. */
  seek(timeMs: number): void;
  /** Goes some steps on, or back with a negative number, and pauses there. */
  step(count?: number, unit?: "step" | "layer" | "sample"): void;
  /** Starts Python if need be; resolved when its numbers are on screen. */
  whenLive(): Promise<void>;
  addEventListener<K extends keyof ForwardPassEvents>(
    type: K,
    listener: (this: ForwardPassElement, event: ForwardPassEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: ForwardPassElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "forward-pass": ForwardPassElement;
  }
}
