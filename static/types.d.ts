/**
 * The words of the project as types: what passes between the folders of static/.
 * Shapes are written as in Python; index l counts weight layers from 0, so weights[l] enters neuron layer l + 1.
 */

import type { Edges, Frame, Timeline } from "./operation-types.d.ts";

/** A weight or bias that is not the drawn one: `from` is the input neuron of the edge, or -1 for the bias. */
export type Change = readonly [layer: number, neuron: number, from: number, value: number];

/** A weight, or, from -1, a bias. */
export interface ChangePlace {
  layer: number;
  neuron: number;
  from: number;
}

/** What may be chosen about the numbers. Python's `Settings` has the same fields. */
export interface Settings {
  /** The hash of a stored network, which has no seed. */
  name?: string;
  /** The address of a stored network: of its file, or "net:" and all of it; undefined where it has none. */
  src?: string;
  layers: readonly number[];
  seed: number;
  sample: number;
  temperature: number;
  /** One name for all hidden layers, or one for each, joined by commas. */
  activation: string;
  output: Output;
  initialization: string;
  /** The layers of the network that this one was resized from: what both have keeps its weights and biases. */
  original?: readonly number[] | null;
  changes: readonly Change[];
}

/** What the last layer gives: parts of 100 %, probabilities of their own, or numbers. */
export type Output = "softmax" | "sigmoid" | "linear";

/**
 * What the author or the reader wants on stage. Never changed, only replaced: whoever has waited for an answer compares to
 * see whether it is still wanted.
 */
export interface Wish {
  readonly settings: Omit<Settings, "sample">;
  /** Which sample; null for the one on stage. */
  readonly sample: number | null;
  /** Instead of the sample's own. */
  readonly inputs: number[] | null;
  /** Inputs that the film of a step of learning has put on stage, and those they stand for: that is no act of the reader. */
  readonly film?: { readonly inputs: number[]; readonly instead: number[] | null } | undefined;
  /** The author's temperature, with which changes are compared and to which they are reset. */
  readonly authoredTemperature: number;
  /** The same in all wishes about one network: an answer to an earlier one still counts. */
  readonly network: object;
  /** The name of a network that a recording or the page has put on stage: that is no act of the reader. */
  readonly unasked?: string | undefined;
  /** What the author opened last: the reader's acts since then can be undone. */
  readonly opened: Omit<Wish, "opened" | "sample"> & { readonly sample: number };
}

/** What requests to Python need to know when an answer comes, and do with it. */
export interface LiveStage {
  wanted(): { wish: Wish; settings: Settings };
  show(reel: Reel, index: number, wish: Wish): void;
}

/** What may be chosen about the picture. */
export interface Display {
  labels: Labels;
  autoplay: boolean;
  speed: number;
  moment: number | null;
  theme: "auto" | "dark" | "light";
  controls: "full" | "compact" | "none";
  numbers: "shown" | "hidden";
  python: "auto" | "eager" | "interaction" | "off";
  interpreter: "pyodide" | "pyscript";
  reel: string;
  src: string;
}

/** Names of inputs and classes; where one is missing the picture says x₁ or "class 1". */
export interface Labels {
  inputs: readonly string[];
  classes: readonly string[];
  /** What the network is called, where its file says it. */
  title?: string;
  /** A name that was left out because it was too long. */
  refused?: string;
  /** What an output without a name is called, before its number: "class" unless given. */
  unnamed?: string;
  /** Rows and columns of the image that the inputs are. */
  shape?: readonly number[];
  /** What the inputs are measured in. */
  units?: readonly string[];
  /** Between which values the inputs usually are. */
  ranges?: readonly (readonly [least: number, most: number])[];
}

/** The header that travels before a reel's flat float64 values. */
export interface ReelHeader {
  format: string;
  version: number;
  /** Where the network comes from: drawn from a seed, or stored. */
  source: {
    kind: string;
    layers: number[];
    seed: number;
    activation?: string;
    output: Output;
    initialization?: string;
    original?: number[];
  };
  options: { temperature: number; top_k: number; changes?: Change[] };
  samples: number[];
  drawnInputs: boolean;
  operations: OperationHeader[];
  /** What a card says of each kind of operation. */
  cards: Record<string, import("./card-types.d.ts").CardBlocks>;
  /** What the traces are compared with. */
  comparison?: { temperature: number };
  arrays: [name: string, shape: number[]][];
}

/** One operation of a model, as it travels: `layer` is the layer of neurons it gives values to, `output` the array that goes on. */
export interface OperationHeader {
  name: string;
  kind: string;
  layer: number;
  output: string;
  /** Its settings, such as the name of an activation's function. */
  [setting: string]: unknown;
}

/** An operation in its place: the full names of the arrays it takes and gives, and whether it leads along edges. */
export interface Operation extends OperationHeader {
  index: number;
  edges: boolean;
  input: string;
  result: string;
}

/** Where numbers come from: recorded beforehand, live from Python, or from a forward pass that the reader has edited. */
export type Source = "recorded" | "live" | "edited";

/** A network as it travelled: its operations and their parameters, such as weights, row-major (n_out, n_in), and biases (n_out,). */
export interface Network {
  layers: readonly number[];
  activation: string;
  output: Output;
  initialization: string;
  original: readonly number[] | null;
  operations: readonly Operation[];
  cards: ReelHeader["cards"];
  /** The shape of every array by its full name; those of traces lead with the number of samples. */
  shapes: ReadonlyMap<string, readonly number[]>;
  /** A parameter by its full name, such as "dense1.weights". */
  get: (name: string) => Float64Array | undefined;
}

/** What a trace is compared with: another trace of the same sample, such as the network's as it was drawn. */
export interface Comparison {
  temperature: number;
  /** Arrays of the other trace by their full names, as many as were compared. */
  before: ReadonlyMap<string, Float64Array>;
  /** The trace's arrays − the other's. */
  differences: ReadonlyMap<string, Float64Array>;
  /** The other network's values of the trace's `changes`, in their order. */
  changed: Float64Array;
}

/** Every value of one forward pass, as views into the reel's values. */
export interface Trace {
  source: Source;
  seed: number;
  sample: number;
  /** Whether the inputs are the sample's own, not given from outside. */
  drawnInputs: boolean;
  temperature: number;
  changes: readonly Change[];
  network: Network;
  /** An array by its full name, such as "dense1.contributions"; "inputs" belongs to no operation. */
  get: (name: string) => Float64Array | undefined;
  inputs: Float64Array;
  /** What the last operation gives: probabilities, or numbers. */
  outputs: Float64Array;
  /** Null while nothing has been changed by hand. */
  comparison: Comparison | null;
}

/** One network and the traces of several samples. */
export interface Reel {
  source: Source;
  settings: Omit<Settings, "sample">;
  drawnInputs: boolean;
  network: Network;
  traces: readonly Trace[];
  strengths: Strengths;
  /** How many samples the site has recorded, where these are only the first of them. */
  recordedSamples?: number | undefined;
}

/** The largest magnitude of each array of a reel, by full name: what brightness and size are measured against. */
export type Strengths = Map<string, number>;

/** Where one layer of neurons stands, in CSS px. */
export interface LayerLayout {
  x: Float64Array;
  y: Float64Array;
  /** Of pixels half a side. */
  radius: number;
  columns: number;
  /** Whether its neurons are the pixels of an image: squares, side by side. */
  pixels: boolean;
  centerX: number;
  top: number;
  bottom: number;
}

/** Where everything is, in CSS px: drawing, hit testing and labels read the same. */
export interface Layout {
  widthPx: number;
  heightPx: number;
  layers: readonly LayerLayout[];
  captionY: number;
  captionFontPx: number;
  valueFontPx: number;
  labelFontPx: number;
  percentFontPx: number;
  outputs: { x: number; widthPx: number; barHeightPx: number; rowHeightPx: number; namesBeside: boolean };
}

/** A part of a network. `layer` counts neuron layers for a neuron, weight layers for an edge. */
export type NetworkPart =
  { kind: "neuron"; layer: number; neuron: number } | { kind: "edge"; layer: number; from: number; to: number };

/** What pointer or keyboard is on; the loss is there while a step of learning is shown as a film. */
export type Target = NetworkPart | { kind: "loss" } | null;

/** What is lit while the rest recedes: neurons and edges. The first is what it is about. */
export type Path = readonly NetworkPart[];

/** The colours a painter uses, as CSS colour strings. */
export interface Palette {
  background: string;
  text: string;
  muted: string;
  positive: string;
  negative: string;
  neutral: string;
  light: string;
  lightInk: string;
  disc: string;
  rim: string;
  accent: string;
  font: string;
  dark: boolean;
  dashed: boolean;
}

/** A small picture of light: painted for a canvas, or the address of a gradient for SVG. */
export type Sprite = ImageBitmap | HTMLCanvasElement | string;

/** What a picture is drawn with: a canvas's context, or what writes down the same strokes as SVG. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "globalAlpha"
  | "globalCompositeOperation"
  | "strokeStyle"
  | "fillStyle"
  | "lineWidth"
  | "lineCap"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "setLineDash"
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "bezierCurveTo"
  | "arc"
  | "roundRect"
  | "stroke"
  | "fill"
  | "fillText"
> & {
  measureText(text: string): { width: number };
  drawImage(sprite: any, x: number, y: number, widthPx: number, heightPx: number): void;
};

/** Everything one picture is made of. */
export interface Picture {
  layers: readonly number[];
  reel: Reel | null;
  trace: Trace | null;
  previousTrace: Trace | null;
  /** Those between layers l and l + 1 that are shown, for each l. */
  edges: readonly Edges[];
  previousReel: Reel | null;
  previousEdges: readonly Edges[];
  blend: number;
  layout: Layout;
  timeline: Timeline;
  frame: Frame;
  target: Target;
  /** Lit instead of what the target names. */
  path?: Path | null;
  labels: Labels;
  /** Whether the percentages are shown beside those at T = 1. */
  comparesTemperature: boolean;
  /** Which numbers are shown where all others are hidden. */
  revealed?: import("./core/hidden.js").Revealed;
}

export type {
  Edges,
  Frame,
  Kinds,
  LayerPhases,
  Phase,
  TimedOperation,
  Timeline,
  WordTable,
} from "./operation-types.d.ts";

export type Status = "off" | "idle" | "starting" | "live" | "failed";

export type { NamedFile, OpenedFiles, Parity, Question, StoredNetwork } from "./network-types.d.ts";

export type { PublicTrace } from "./public-types.d.ts";

export type {
  AtEnd,
  FeatureTools,
  PanelContext,
  PanelName,
  AppEvent,
  OnStage,
  StepLoss,
  Panel,
  PanelClass,
} from "./panel-context.d.ts";
