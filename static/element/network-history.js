// @ts-check
/**
 * The reader's acts, so that they can be undone. An act is a change of what is wanted: inputs, temperature, weights, another
 * network. What the author opens is none: with it the history begins anew.
 */

import { isTrained, runOf } from "../core/trained-name.js";

/** @import { Wish } from "../types.d.ts" */

/** More are forgotten, the oldest first. */
const MOST_ACTS = 100;

/**
 * What it needs of the store.
 * @typedef {object} WishingStore
 * @property {Wish} wish @property {{sample: number}} settings @property {(wish: Wish) => Promise<void>} want
 */

/**
 * What was wanted before an act, or before an act was undone.
 * @typedef {object} Entry
 * @property {Wish | Wish["opened"]} wish @property {number} sample the one that was on stage
 * @property {string} act what was changed, in words @property {object} gesture of the reader, by which it was changed
 */

/** What an act may change, and what that is called. @type {readonly [keyof Wish["settings"], string][]} */
const NAMES = [
  ["seed", "network"],
  ["name", "network"],
  ["layers", "layers"],
  ["activation", "activation function"],
  ["output", "kind of output"],
  ["initialization", "initialization"],
  ["temperature", "temperature"],
  ["changes", "weights and biases"],
];
/** What a drag, or a key that is held, changes again and again. */
const GRADUAL = ["temperature", "weights and biases", "inputs", "training"];

/**
 * What differs between two wishes, in words; null if nothing that can be undone does.
 * @param {Wish | Wish["opened"]} before @param {Wish} after
 */
export function difference(before, after) {
  const differs = (/** @type {unknown} */ a, /** @type {unknown} */ b) =>
    a !== b && JSON.stringify(a) !== JSON.stringify(b);
  const [run, other] = [before, after].map(({ settings }) => (isTrained(settings.name) ? runOf(`${settings.name}`) : null)); // prettier-ignore
  const goesOn = run && run === other && differs(before.settings.name, after.settings.name);
  if (goesOn) return after.unasked === after.settings.name ? null : "training";
  if (before.settings !== after.settings)
    for (const [name, words] of NAMES) if (differs(before.settings[name], after.settings[name])) return words;
  return differs(chosenInputs(before), chosenInputs(after)) ? "inputs" : null;
}

/** The inputs of a wish without those that a film has put on stage. @param {Wish | Wish["opened"]} wish */
const chosenInputs = ({ inputs, film }) => (film && film.inputs === inputs ? film.instead : inputs);

/** What the author opened when a wish was new. @param {Wish | Wish["opened"]} wish */
const openedFor = (wish) => ("opened" in wish ? wish.opened : wish);

export class NetworkHistory {
  #store;
  /** @type {Entry[]} */
  #past = [];
  /** @type {Entry[]} */
  #future = [];
  /** What was wanted when it was last looked at. @type {{wish: Wish | Wish["opened"], sample: number}} */
  #last;
  /** The present press of a button or a key: what is changed by one, such as a drag, is one act. */
  gesture = {};

  /** @param {WishingStore} store its acts since the author opened a network, which came before this was loaded, are one */
  constructor(store) {
    this.#store = store;
    const { opened } = store.wish;
    this.#last = { wish: opened, sample: opened.sample };
    this.look();
  }

  /** What Undo would take back, in words; null when there is nothing. */
  get undoes() {
    this.look();
    return this.#past.at(-1)?.act ?? null;
  }

  /** What Redo would do again. */
  get redoes() {
    this.look();
    return this.#future.at(-1)?.act ?? null;
  }

  /** Takes back the last act. @returns {Promise<void>} resolved when what was before is on stage; rejected if that fails */
  undo() {
    return this.#move(this.#past, this.#future);
  }

  /** Does again what was undone last. @returns {Promise<void>} */
  redo() {
    return this.#move(this.#future, this.#past);
  }

  /** Notes what has been asked for since it last looked. */
  look() {
    const { wish, settings } = this.#store;
    const last = this.#last;
    this.#last = { wish, sample: settings.sample };
    // Another network brings its own temperature; for the same one it is the author who has changed it.
    const authored = wish.network === last.wish.network && wish.authoredTemperature !== last.wish.authoredTemperature;
    if (wish.opened !== openedFor(last.wish) || authored) {
      this.#past.length = 0;
      this.#future.length = 0;
      return;
    }
    const act = difference(last.wish, wish);
    if (act) this.#note({ ...last, act, gesture: this.gesture }, wish);
  }

  /** @param {Entry} entry of the act that led to a wish @param {Wish} wish */
  #note(entry, wish) {
    // Where a request fails, the store wants again what is on stage.
    const failed = this.#past.findIndex((earlier) => earlier.wish === wish);
    const before = this.#past.at(-1);
    const goesOn = before?.gesture === entry.gesture && before.act === entry.act && GRADUAL.includes(entry.act);
    if (failed >= 0) this.#past.length = failed;
    else if (!goesOn) this.#past.push(entry);
    if (this.#past.length > MOST_ACTS) this.#past.shift();
    this.#future.length = 0;
  }

  /** @param {Entry[]} from @param {Entry[]} to */
  async #move(from, to) {
    this.look();
    const entry = from.pop();
    if (!entry) return;
    const left = { ...entry, ...this.#last, gesture: {} };
    to.push(left);
    const { wish: present } = this.#store;
    const { wish: earlier } = entry;
    // Passes have gone on to other samples of the same network: those stay, unless the inputs were given.
    const inputs = chosenInputs(earlier);
    const sample = earlier.network === present.network && !inputs ? null : entry.sample;
    /** @type {Wish} */
    const wish = { ...earlier, inputs, film: undefined, sample, opened: present.opened };
    this.#last = { wish, sample: entry.sample };
    this.gesture = {};
    try {
      await this.#store.want(wish);
    } catch (error) {
      // Nothing has moved, unless something else has been asked for meanwhile.
      if (to.at(-1) === left && this.#last.wish === wish) {
        to.pop();
        from.push(entry);
        this.#last = left;
      }
      throw error;
    }
  }
}
