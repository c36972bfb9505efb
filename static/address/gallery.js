// @ts-check
/**
 * The row of networks under the stage of our own page: the random one, and five that have learned something. Choosing one is an
 * entry of the browser's history, so that Back leads to the one before.
 */

import { stepOf } from "../core/trained-name.js";

/** @typedef {HTMLElement & import("../link-types.d.ts").Linkable} Linkable */

/** @typedef {{about?: string, unseen?: {right?: number, error?: number, of: number}}} Said what a network's file says of it */

/** Names of the files, and what stands on the buttons. The random network has no file. */
const NETWORKS = /** @type {const} */ ([["", "Random"], ["xor", "XOR"], ["moons", "Moons"], ["iris", "Iris"], ["digits", "Digits"], ["curve", "Curve"]]); // prettier-ignore
const LEARNED =
  "Five networks under the stage have been through this: their weights began as random as those above, and were trained on examples. What they say can be checked on examples that they have not seen, and each tells how often it is right. Their sums are followed like any other.";
const OWN =
  "A network of your own, from a file: its sums are followed like any other, and nothing of it leaves this browser.";
const STORED = "A network from a file: its sums are followed like those of any other.";
const FOLDER = "networks/";
const ENDING = ".json";

/** @param {string} name @returns {string} the address of a network's file, relative to the page; empty for the random one */
const fileOf = (name) => name && `${FOLDER}${name}${ENDING}`;

/**
 * For how long a network has learned here and, of the task that this page's first network has, what.
 * @param {{name?: string, layers: readonly number[]}} settings @param {number} steps
 * @example learnedWords({ name: 'trained {"task":"xor"}@1', layers: [2, 4, 2] }, 1) // "These weights were random; they have learned for 1 step."
 */
export function learnedWords({ name, layers }, steps) {
  const what = name?.includes('"task":"largest"') ? ` which of the first ${layers.at(-1)} inputs is the largest` : "";
  return `These weights were random; they have learned for ${steps.toLocaleString("en")} step${steps === 1 ? "" : "s"}${what}.`;
}

/**
 * How a network does on data that it has not seen, in words.
 * @param {Said["unseen"]} unseen
 * @example unseenWords({ right: 29, of: 30 }) // "Of 30 samples that it has not seen it gets 29 right."
 */
export function unseenWords(unseen) {
  if (unseen?.right !== undefined) return `Of ${unseen.of} samples that it has not seen it gets ${unseen.right} right.`;
  if (unseen?.error === undefined) return "";
  return `On ${unseen.of} samples that it has not seen it is off by ${unseen.error.toPrecision(2)} on average.`;
}

export class Gallery {
  #element;
  #caption;
  #random;
  #row = document.createElement("div");
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();
  /** What files say, by their names. @type {Map<string, Promise<Said>>} */
  #said = new Map();

  /** @param {Linkable} element @param {HTMLElement} under the figure's caption, whose first paragraph tells of the network */
  constructor(element, under) {
    this.#element = element;
    this.#caption = /** @type {HTMLElement} */ (under.querySelector("p"));
    this.#random = this.#caption.textContent ?? "";
    Object.assign(this.#row, { className: "gallery", role: "group", ariaLabel: "Networks" });
    for (const [name, words] of NETWORKS) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
      button.addEventListener("click", () => this.#choose(name));
      this.#buttons.set(name, button);
      this.#row.append(button);
    }
    this.#row.append(this.#own());
    under.append(this.#row);
  }

  /** A button for files of the reader's own: the element takes them as if they were dropped on it. */
  #own() {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Your own…" });
    const field = Object.assign(document.createElement("input"), { type: "file", multiple: true });
    button.addEventListener("click", () => field.click());
    field.addEventListener("change", () => {
      const dataTransfer = new DataTransfer();
      for (const file of field.files ?? []) dataTransfer.items.add(file);
      field.value = ""; // so that the same file can be chosen again
      this.#element.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    });
    return button;
  }

  /**
   * Tells in the article of networks that have learned, and leads to one.
   * @param {HTMLElement | null | undefined} section of the article that tells how networks learn
   */
  tellIn(section) {
    const title = Object.assign(document.createElement("h3"), { textContent: "A network that has learned" });
    const words = Object.assign(document.createElement("p"), { textContent: LEARNED });
    const there = Object.assign(document.createElement("button"), { type: "button", className: "goes", textContent: "Show the one that reads digits" }); // prettier-ignore
    there.addEventListener("click", () => {
      this.#choose("digits");
      this.#element.scrollIntoView({ block: "nearest" });
      this.#element.focus({ preventScroll: true });
    });
    words.append(" ", there, ".");
    section?.append(title, words);
  }

  start() {
    // Undo and the browser's Back lead from one network to another, too; steps of a training are told of as well.
    for (const change of ["networkchange", "samplechange"]) this.#element.addEventListener(change, () => this.#tell());
    this.#tell();
  }

  /** @param {string} name */
  #choose(name) {
    if (name === this.#present) return;
    const address = new URL(location.href);
    address.hash = "";
    if (name) address.searchParams.set("src", fileOf(name));
    else address.searchParams.delete("src");
    if (window.parent === window) history.pushState(null, "", address);
    this.#element.adjust({ src: fileOf(name) || null });
  }

  /** The network on stage: empty for one that was drawn, undefined for one that is none of these. */
  get #present() {
    const { name, src = "" } = this.#element.settings;
    if (!name) return "";
    return NETWORKS.find(([own]) => own && new URL(fileOf(own), document.baseURI).href === src)?.[0];
  }

  /** Says which network is on stage, and what it has learned. */
  #tell() {
    const name = this.#present;
    const { settings } = this.#element;
    const steps = stepOf(settings.name);
    for (const [other, button] of this.#buttons) button.setAttribute("aria-pressed", String(steps === null && other === name)); // prettier-ignore
    if (steps !== null) this.#caption.textContent = steps ? learnedWords(settings, steps) : this.#random;
    else if (!name) this.#caption.textContent = name === "" ? this.#random : settings.src ? STORED : OWN;
    else
      void this.#saidOf(name).then(
        ({ about = "", unseen }) => {
          if (this.#present === name) this.#caption.textContent = `${about} ${unseenWords(unseen)}`;
        },
        () => {},
      ); // the element says why it cannot be had
  }

  /** @param {string} name @returns {Promise<Said>} */
  #saidOf(name) {
    const said = this.#said.get(name) ?? fetch(fileOf(name)).then((response) => response.json());
    this.#said.set(name, said);
    said.catch(() => this.#said.delete(name));
    return said;
  }
}
