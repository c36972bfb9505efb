// @ts-check
/** What cards say beyond an author's reel: written beside it in the element, in a script of its own. */

/** @import { Trace } from "../types.d.ts" @import { Recorded } from "./explanation-store.js" */

export class GivenExplanations {
  #find;
  /** @type {Element | null} */
  #script = null;
  /** @type {(Recorded & {name: string, samples: number}) | null} */
  #read = null;

  /** @param {() => Element | null} find finds the script */
  constructor(find) {
    this.#find = find;
  }

  /**
   * What was written for the network of a trace; null if there is nothing that can be read.
   * @param {string} name the network's @param {Trace} trace of one of its own samples, unchanged
   */
  of(name, trace) {
    const script = this.#find();
    if (script !== this.#script) this.#read = read(script);
    this.#script = script;
    return this.#read?.name === name && trace.sample < this.#read.samples ? this.#read : null;
  }
}

/** @param {Element | null} script */
function read(script) {
  try {
    return JSON.parse(script?.textContent ?? "null");
  } catch {
    return null;
  }
}
