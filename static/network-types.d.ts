/** What the page knows of networks that were stored in files. */

import type { Labels } from "./types.d.ts";

/** What the page knows of a stored network, from its document. */
export interface StoredNetwork {
  /** The network file, as `app/forward_pass/formats/network_file.py` reads it. */
  document: Record<string, unknown>;
  title: string;
  about: string;
  inputs: { names: string[]; units: string[]; ranges: [lowest: number, highest: number][]; shape: number[] };
  classes: string[];
  /** The class of each sample, where it is known. */
  labels: (number | undefined)[];
  made: { with: string; version?: string } | undefined;
  unseen: { right?: number; error?: number; of: number } | undefined;
  /** How exactly it equals its framework, once Python has run its samples. */
  parity?: Parity;
  /** The author's labels, with the document's names where the author gives none. */
  named(labels: Labels): Labels;
}

/** How exactly a network gives what its framework answered, as `formats/parity.py` says. */
export interface Parity {
  checked: number;
  most: number;
  sentence: string;
  differs: { layer: number; neuron: number; sample: number; by: number } | null;
}

/** What a file does not say: Python's question, with the choice that it has taken meanwhile. */
export interface Question {
  name: string;
  sentence: string;
  choices: string[];
  suggested: string;
}
