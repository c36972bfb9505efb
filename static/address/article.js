// @ts-check
/**
 * The article below the stage: phrases that take the picture to the moment and the target they speak of, and numbers of the
 * network above, kept true when it changes. Without this script the phrases are text about the landing network.
 */

import { readSetting } from "../core/settings.js";
import { timelineOf } from "../core/phases.js";
import { KINDS } from "../operations/kinds.js";
import { exampleInput, exampleNeuron, factsOf } from "./article-facts.js";

/** @import { Labels, PublicTrace, Target } from "../types.d.ts" */

/** @typedef {HTMLElement & import("../link-types.d.ts").Linkable} Linkable */

/** A stop is just before the end of a phase, because the end itself belongs to the next one. */
const HAIR_MS = 1e-3;
/** How far pulses have travelled when the picture shows them on their way. */
const UNDER_WAY = 0.55;

/**
 * Where a phrase leads: a moment of the pass and a target.
 * @param {string} place as the phrase's `data-goes` names it @param {PublicTrace} trace
 * @returns {{timeMs: number, target: Target}}
 */
export function placeOf(place, trace) {
  const { phases, durationMs, layers } = timelineOf(trace.operations, KINDS);
  const neuron = exampleNeuron(trace);
  /** @param {number | undefined} index of a phase @param {number} [part] how much of it has passed */
  const during = (index = -1, part = 1) => {
    const phase = phases[index];
    return phase ? phase.startMs + (phase.endMs - phase.startMs) * part - HAIR_MS : durationMs;
  };
  const first = layers[1];
  const last = layers.at(-1);
  /** @type {Target} */
  const example = { kind: "neuron", layer: 1, neuron };
  // Where only the strongest edges are shown, it may be none of them.
  const all = Array.isArray(trace.contributions[0]);
  /** @type {Target} */
  const edge = all ? { kind: "edge", layer: 0, from: exampleInput(trace, neuron), to: neuron } : example;
  /** @type {Record<string, {timeMs: number, target: Target}>} */
  const places = {
    inputs: { timeMs: during(0), target: null },
    edge: { timeMs: during(first?.travel, UNDER_WAY), target: edge },
    pulses: { timeMs: during(first?.travel, UNDER_WAY), target: null },
    product: { timeMs: during(first?.travel), target: edge },
    sum: { timeMs: during(first?.fill), target: example },
    lit: { timeMs: during(first?.lights.at(-1) ?? first?.fill), target: null },
    activation: { timeMs: during(first?.lights.at(-1) ?? first?.fill), target: example },
    logits: { timeMs: during(last?.fill), target: null },
    answer: { timeMs: durationMs, target: null },
  };
  return places[place] ?? { timeMs: durationMs, target: null };
}

export class Article {
  #element;
  #article;
  /** The phrase that led to the stage. @type {HTMLElement | null} */
  #from = null;
  #back = Object.assign(document.createElement("button"), { type: "button", className: "back", textContent: "Back to the text", hidden: true }); // prettier-ignore

  /** @param {Linkable} element @param {HTMLElement} article */
  constructor(element, article) {
    this.#element = element;
    this.#article = article;
  }

  start() {
    for (const phrase of /** @type {NodeListOf<HTMLElement>} */ (this.#article.querySelectorAll("[data-goes]"))) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "goes" });
      button.append(...phrase.childNodes);
      button.addEventListener("click", () => this.#go(phrase.dataset.goes ?? "", button));
      phrase.append(button, markAfter(phrase));
    }
    this.#element.after(this.#back);
    this.#back.addEventListener("click", () => this.#return());
    for (const change of ["networkchange", "samplechange"]) this.#element.addEventListener(change, () => this.#tell());
    this.#tell();
  }

  /** Writes what is true of the network on stage. */
  #tell() {
    const { trace } = this.#element;
    if (!trace) return;
    const facts = factsOf(trace, this.#labels);
    for (const fact of /** @type {NodeListOf<HTMLElement>} */ (this.#article.querySelectorAll("[data-is]"))) {
      const text = facts[fact.dataset.is ?? ""];
      if (text === undefined) continue;
      const starts = fact.hasAttribute("data-starts") ? text.charAt(0).toUpperCase() + text.slice(1) : text;
      if (fact.textContent !== starts) fact.textContent = starts;
    }
  }

  /** @returns {Labels} */
  get #labels() {
    const { labels } = /** @type {{labels?: unknown}} */ (/** @type {unknown} */ (this.#element));
    return /** @type {Labels} */ (readSetting("labels", typeof labels === "string" ? labels : null).value);
  }

  /** @param {string} place @param {HTMLElement} from */
  #go(place, from) {
    const element = this.#element;
    const { trace } = element;
    if (!trace) return;
    element.pause();
    if (place === "tour") element.tour();
    else {
      const { timeMs, target } = placeOf(place, trace);
      element.seek(timeMs);
      element.target = target;
    }
    this.#from = from;
    this.#back.hidden = false;
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) element.scrollIntoView({ behavior: glide(), block: "nearest" });
    if (place !== "tour") element.focus({ preventScroll: true });
  }

  /** Back to the phrase that led here. */
  #return() {
    this.#back.hidden = true;
    this.#from?.scrollIntoView({ behavior: glide(), block: "center" });
    this.#from?.focus({ preventScroll: true });
  }
}

/** Takes what follows the phrase without a space, such as a comma, so that no line begins with it. @param {Node} phrase */
function markAfter({ nextSibling }) {
  const [mark] = /^\S*/.exec(nextSibling?.nodeValue ?? "") ?? [""];
  if (nextSibling?.nodeValue) nextSibling.nodeValue = nextSibling.nodeValue.slice(mark.length);
  return mark;
}

/** @returns {ScrollBehavior} */
const glide = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
