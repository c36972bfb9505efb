/** What cards and panels beside the stage may read and do. */

import type { Revealed } from "./core/hidden.js";
import type { WordTable } from "./operation-types.d.ts";
import type { Backend } from "./backend/interpreter.js";
import type { Dock } from "./ui/dock.js";
import type { ExplanationStore } from "./backend/explanation-store.js";
import type { Modules } from "./element/load-module.js";
import type {
  ChangePlace,
  Display,
  Edges,
  Frame,
  Labels,
  Layout,
  Path,
  Reel,
  Settings,
  Status,
  StoredNetwork,
  Target,
  Timeline,
  Trace,
} from "./types.d.ts";

/** What cards and panels read: what is on stage, at which moment. */
export interface OnStage {
  trace: Trace | null;
  reel: Reel | null;
  settings: Settings;
  /** What the file of the network says; undefined for one that was drawn. */
  stored: StoredNetwork | undefined;
  /** The present inputs, including those Python has not answered yet; null while there are no numbers. */
  inputs: ArrayLike<number> | null;
  /** The temperature that the author chose. */
  authoredTemperature: number;
  labels: Labels;
  layout: Layout;
  /** The edges that are shown, between layers l and l + 1 for each l. */
  edges: readonly Edges[];
  timeline: Timeline;
  /** The moment that is painted. */
  timeMs: number;
  /** How operations are put into words. */
  words: WordTable;
  /** What is lit while the rest recedes, such as by the tour. */
  path: Path | null;
  /** The trace of the sample before, whose answer is still shown until this one's is known. */
  previousTrace: Trace | null;
  /** Which numbers are shown where all others are hidden; null where none is. */
  revealed: Revealed;
  target: Target;
  /** Whether the target stays when the pointer moves on. */
  pinned: boolean;
  /** Where on the stage the pointer was last, in CSS px. */
  pointerX: number;
  paused: boolean;
  /** The moment of the pass; with reduced motion the end of its step is painted instead. */
  currentTimeMs: number;
  /** The status of Python. */
  status: Status;
  /** The author's display settings. */
  display: Display;
  /** After a step of learning, its pass with the new weights, and the moment of it; `courseMs` tells when in the film the pass is at a moment of its own. Null at other moments. */
  again:
    | (Pick<OnStage, "edges" | "timeline" | "timeMs"> & { reel: Reel; trace: Trace; courseMs(passMs: number): number })
    | null;
  /** The newest reel that the author or the page handed over. */
  given: Reel | undefined;
}

/** The loss of a step of learning that is shown as a film: what it is called, its numbers, when and where it is seen. */
export interface StepLoss {
  /** Where its words are on the stage; null where there is no room for them, and while they are not painted. */
  box(layout: Layout, timeMs: number): { x: number; y: number; width: number; height: number } | null;
  /** When it is told, that is over, and what has become of it: in ms of the film. */
  fromMs: number;
  finishedMs: number;
  learnedMs: number;
  /** What it is at a moment, with the digits that are shown; without a value before it is told. */
  number(timeMs: number): { value: number | null; text: string; name?: string };
  /** Its numbers at a moment, as the line under the stage tells them; those that are hidden without their values. */
  facts(timeMs: number, revealed?: Revealed): import("./ui/facts.js").Facts;
}

/**
 * What changed: the numbers on stage or those that are wanted, which of them are known, the phase of the pass, the target,
 * playing or paused, the speed, or the moment after a seek. "end": a pass is over.
 */
export type AppEvent = "numbers" | "known" | "phase" | "target" | "playing" | "pace" | "moment" | "end";

/** What happens when a pass is over: the next sample, the same sample again, nothing more. */
export type AtEnd = "next" | "loop" | "stop";

/** All that features may use of the app they belong to, with the events that say what changed. */
export interface PanelContext {
  readonly onStage: OnStage;
  /** Dispatches events named as in `AppEvent`. */
  readonly events: EventTarget;
  paused: boolean;
  /** How passes follow each other; `speed` is the reader's until the author's is another: 0.1 to 4. */
  readonly playback: {
    speed: number;
    atEnd: AtEnd;
    /** Whether the thumb is dragged: then nothing moves. */ grabbed: boolean;
  };
  /** Goes to a moment, clamped to the pass. */
  seek(timeMs: number): void;
  /** Goes some steps on (back, with a negative number) and pauses there: to the end of a step or of a layer, or to another sample's end. */
  step(count: number, unit: "step" | "layer" | "sample"): void;
  /** Another network; resolved when it is drawn. */
  randomize(): Promise<void>;
  /** Sets the target as a click does: a pass that runs stops where its number is known. */
  ask(target: Target): void;
  /** Sets the target, at the moment that is shown. */
  aim(target: Target): void;
  /** Follows the pointer, unless the target is pinned. */
  hover(target: Target): void;
  /** Whether negative edges are dashed, so that colour is not the only sign; `refresh` reads the page's colours again. */
  readonly theme: { dashed: boolean; refresh(): void };
  /** Sets or removes the notice about one subject. */
  setNotice(about: string, sentence: string | null): void;
  /** Runs work that may need Python; if it fails, shows the reason in the element's notice. */
  run(work: () => Promise<unknown>, rethrow?: boolean): Promise<void>;
  /** Sets the inputs; of several requests the newest wins. Null restores the network's own samples. */
  setInputs(inputs: ArrayLike<number> | null | undefined): void;
  /** Shows the inputs of a film, or with null those before it: nothing that can be undone. */
  showInputs(inputs: number[] | null): void;
  setInput(i: number, value: number): void;
  setTemperature(temperature: number): void;
  /** Changes a weight or bias; null restores the drawn value. */
  change(place: ChangePlace, value: number | null): void;
  /** Another network: other layers, of which what survives keeps its weights, other functions, outputs, or another seed. */
  setNetwork(wanted: Partial<Settings>): void;
  /** Names inputs and classes, as the attribute does. */
  setLabels(text: string): void;
  newSample(): void;
  /** Hides all numbers but some; null shows all of them. */
  hideNumbers(revealed: Revealed): void;
  /** Shows or hides on stage what the percentages would be at T = 1. */
  compareTemperature(compares: boolean): void;
  /** Whether there is anything that `reset` would undo. */
  readonly touched: boolean;
  /** Undoes all the reader's changes. */
  reset(): void;
  /** The reader's acts one by one, Randomize among them. */
  readonly history: {
    /** What `undo` would take back, and `redo` do again, in words; null when there is nothing. */
    readonly undoes: string | null;
    readonly redoes: string | null;
    undo(): void;
    redo(): void;
    /** Says that the reader begins another gesture: what one gesture changes again and again is one act. */
    beginGesture(): void;
  };
  /** Runs work in every frame that is painted, and now; it must allocate nothing. `stale`: more than the time has changed. */
  onFrame(work: (timeline: Timeline, frame: Frame, stale: boolean) => void): void;
  /** Sets what paints the ghosts of changed inputs. */
  showGhosts(paint: typeof import("./stage/ghosts.js").paintGhosts): void;
  /** Sets what paints the output as a curve; null removes it. */
  showCurve(paint: typeof import("./stage/lit-path.js").paintPath | null): void;
  /** Sets what paints maps into hidden neurons; null removes them. */
  showMaps(paint: typeof import("./stage/lit-path.js").paintPath | null): void;
  /** Lights a path on stage while the rest recedes, with the function that paints it; null ends it. */
  light(path: Path | null, paint: typeof import("./stage/lit-path.js").paintPath): void;
  /** Makes further sections of the card about a target; null where there are none. */
  moreOnCards: ((target: Exclude<Target, null>) => Element[]) | null;
  /** The loss of that film; null without one. */
  readonly loss: StepLoss | null;
  /** The step of a training that is on stage as a film; null without one. */
  stepOnStage: {
    run: object;
    step: number;
    film: { get(name: string): Float64Array | undefined; target: ArrayLike<number> };
  } | null;
  /** Sets the course of the pass on stage, what is painted over it, and the pass that is painted at its end instead. */
  setCourse(
    timeline: Timeline,
    paint: typeof import("./stage/lit-path.js").paintPath | undefined,
    again?: import("./stage/again.js").Again,
    loss?: StepLoss | null,
  ): void;
  /** Shows a network that Python knows by this name; resolved when it is on stage. `first`: it is another than before; `unasked`: nobody has asked for it, so that there is nothing to undo. */
  showStored(
    name: string,
    stored: StoredNetwork,
    settings: Omit<Settings, "sample">,
    first: boolean,
    recorded?: Reel,
    unasked?: boolean,
  ): Promise<void>;
  /** The training that the Train panel has begun last; it may go on while the panel is closed. */
  training: import("./features/train/training.js").Training | null;
  /** A table that the Train panel is to learn from, once it is open; the event "table" tells that there is one. */
  table: File | null;
  /** Opens the reader's files, and takes the answers to what they do not say. */
  readonly opening: import("./element/file-opening.js").FileOpening;
  /** What answers for the network on stage. */
  readonly backend: Backend;
  /** Lets another backend answer for what is on stage; rejected with the reason, and all as before, if its numbers do not come. */
  answerFrom(backend: Backend): Promise<void>;
}

/** The panels that the dock can show. */
export type PanelName = "adjust" | "numbers" | "python" | "pace" | "train";

/** Keys and what they do, as the list of keys shows them. */
export type KeyList = readonly { labels: readonly string[]; words: string }[];

/** What features use of folders that they may not import, or of modules that keep state. */
export interface FeatureTools {
  /** Gives a shadow root a style sheet, once. */
  adopt(root: ShadowRoot, styles: string): void;
  /** Where cards and panels stand. */
  readonly dock: Dock;
  /** The panels of features that are loaded already. */
  readonly ownPanels: Map<PanelName, { STYLES: string; Panel: PanelClass }>;
  /** Loads a module on demand, once; rejected with a sentence where it cannot be loaded. */
  loadModule<N extends keyof Modules>(name: N): Promise<Modules[N]>;
  /** Whether the reader asked for fewer bytes. */
  savesData(): boolean;
  whenIdle(work: () => void): void;
  /** Whether the site has recorded this network. */
  isRecorded(settings: Omit<Settings, "sample">): boolean;
  readonly keyLists: { shortcuts: KeyList; walk: KeyList };
  /** Where the folder with the element is. */
  staticUrl(): string;
  /** Loads what tells the content of cards. */
  loadCardContent(): Promise<typeof import("./features/cards/card-content.js").cardOf>;
  /** Makes the store that cards read; `onAnswer` is called when there is one more explanation. */
  makeExplanations(onAnswer: () => void): ExplanationStore;
}

/** The content of a panel: created when it opens, updated by `show`, ended by `close`. */
export interface Panel {
  /** Updates the panel: anything on stage may have changed. */
  show(): void;
  close(): void;
  /** Takes the focus when it has opened; the panel as a whole does unless it is given. */
  focus?(): void;
}

/** It fills an element, and calls itself by that element's `aria-label`, which becomes the title of the panel. */
export type PanelClass = new (into: HTMLElement, context: PanelContext, tools: FeatureTools) => Panel;
