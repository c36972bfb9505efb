/** The types that links and snippets are written from and read into. */

import type { Change, Display, PublicTrace, Reel, Settings, Status, StoredNetwork, Target, Trace } from "./types.d.ts";

/** One network embedded in a page, and the site it comes from: snippets are written from this. */
export interface Embedding {
  /** URL of the folder that holds the built site. */
  site: string;
  settings: Omit<Settings, "changes">;
  /** The network, if it was not drawn. */
  network?: SharedNetwork | null;
  display: Display;
  /** What may be chosen, as in settings.json: its defaults are not written. */
  rules: Record<"settings" | "display", Record<string, { kind: string; default?: unknown }>>;
  description: string;
  /** Whether the network is one of those the site has recorded. */
  recorded: boolean;
  /** How wide it is at the most; null for as wide as its column. */
  widthPx: number | null;
  /** Whether element and iframe are written as JSX. */
  jsx?: boolean;
  /** What the link alone can hold, behind its #. */
  fragment?: string;
}

/** A stored network, as snippets name it. */
export interface SharedNetwork {
  /** Its address, or "net:" and all of it; empty where it has neither. */
  src: string;
  /** How many of its samples are not in that. */
  left: number;
  /** How it was trained in the page, if that is shared with it. */
  train?: SharedTraining | null;
  /** A name for its file. */
  file: string;
  title: string;
  /** Its own temperature. */
  temperature: number;
}

/** A training, as snippets name it. */
export interface SharedTraining {
  /** What an author writes, in this order. */
  attributes: [name: string, text: string][];
  /** What the link's fragment says, such as moons@340. */
  name: string;
  step: number;
}

/** What the element shows at one moment, as it hands it to the Share panel. */
export interface OnScreen {
  /** URL of the folder that holds the built site. */
  site: string;
  /** What the page's relative addresses are relative to. */
  base: string;
  trace: Trace | null;
  settings: Settings;
  /** What the file of the network says; undefined for one that was drawn. */
  stored: StoredNetwork | undefined;
  target: Target;
  /** The newest reel that the author handed over. */
  given: Reel | undefined;
  /** What the attributes ask for. */
  display: Display;
  paused: boolean;
  timeMs: number;
  durationMs: number;
  /** Whether the site has recorded a network. */
  isRecorded: (settings: Settings) => boolean;
}

/** What a link's fragment holds: only what differs from what the page opens with. */
export interface Linked extends Partial<Omit<Settings, "changes" | "name" | "src">> {
  /** A whole network, as `core/network-text.js` writes it. */
  net?: string;
  /** The name of a network that was trained in the page, as `core/trained-name.js` reads it. */
  train?: string;
  /** Names as the attribute has them. */
  labels?: string;
  inputs?: readonly number[];
  changes?: readonly Change[];
  /** In ms; a link with a moment opens paused there. */
  moment?: number;
  target?: import("./types.d.ts").NetworkPart;
}

/** What the element changes as a reader would by hand. */
export interface Adjusted {
  temperature?: number;
  /** The address of a network file; null for the network that the attributes draw. */
  src?: string | null;
  /** Which of its samples comes first. */
  sample?: number | undefined;
}

/** What a page's script needs of the element to tie an address to it. */
export interface Linkable {
  readonly settings: Settings;
  readonly trace: PublicTrace | null;
  readonly status: Status;
  readonly paused: boolean;
  readonly currentTimeMs: number;
  get inputs(): readonly number[] | null;
  set inputs(inputs: readonly number[] | null);
  changes: readonly Change[];
  labels: string | null;
  /** The URL of a network file, null for none. */
  src: string | null;
  /** Null where the network was not resized. */
  original: unknown;
  target: Target;
  adjust(wanted: Adjusted): void;
  play(): void;
  pause(): void;
  seek(timeMs: number): void;
  whenLive(): Promise<void>;
  tour(output?: number | string): void;
}
