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
  /** The files it was read from; undefined for a document. */
  opened?: OpenedFiles;
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

/** A file of the reader's or author's, as Python takes it: its name, and its bytes in base64. */
export interface NamedFile {
  name: string;
  data: string;
}

/** What the files of a network are, and what Python said of them. */
export interface OpenedFiles {
  files: readonly NamedFile[];
  /** The reader's answers, by the names of the questions. */
  answers: Readonly<Record<string, string>>;
  /** Sentences on what differs from the files. */
  notes: readonly string[];
  questions: readonly Question[];
}

/** What a file does not say: Python's question, with the choice that it takes until it is answered. */
export interface Question {
  name: string;
  sentence: string;
  choices: string[];
  suggested: string;
}
