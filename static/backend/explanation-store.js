// @ts-check
/** Where explanations come from: from Python, or for the site's own networks from what was recorded beside their reels. */

import { networkRequest } from "../core/request.js";
import { operationsAt } from "../core/model.js";
import { SAMPLES } from "../recorded/manifest.js";
import { PATHS, STATIC_URL } from "./version.js";
import { isRecorded } from "./recorded-networks.js";
import { LatestRequestQueue } from "./latest-request-queue.js";

/**
 * @import { Explanation } from "../card-types.d.ts"
 * @import { Backend } from "./interpreter.js"
 * @import { GivenExplanations } from "./given-explanations.js"
 * @import { Reel, Trace } from "../types.d.ts"
 */

/**
 * @typedef {{layer: number, neuron: number}} Place
 * @typedef {{curves: Record<string, {at: number[], points: number[]}>, curveOf: Record<string, string[]>, shares: Record<string, number[][][]>}} Recorded
 */

/**
 * The result of a request: an explanation, or the reason why there is none.
 * @typedef {{explanation: Explanation | null, absent: string}} Outcome
 * @typedef {{outcome: Outcome, status: string | null}} Answered status: Python's, when nothing came; in another state it may answer
 */

const NOT_RECORDED = "The recording does not say more, and Python is not running here.";
const ON_WISH = "The recording does not say more. Click to have Python work it out.";
const EDITED = "While the forward pass is edited, curves are not drawn.";
const NOTHING = Object.freeze({ explanation: null, absent: "" });

/** @type {Map<string, Promise<Recorded>>} */
const fetched = new Map();

export class ExplanationStore {
  #store;
  #onAnswer;
  #given;
  /** Answers and pending requests, garbage-collected with their trace. @type {WeakMap<Trace, Map<string, Answered>>} */
  #known = new WeakMap();
  /** @type {LatestRequestQueue | null} */
  #queue = null;

  /**
   * @param {{readonly trace: Trace | null, readonly reel: Reel | null, readonly backend: Backend}} store
   * @param {() => void} onAnswer called when there is one more @param {GivenExplanations} [given] what the author wrote beside a reel
   */
  constructor(store, onAnswer, given) {
    this.#given = given;
    this.#store = store;
    this.#onAnswer = onAnswer;
  }

  /**
   * The explanation of a neuron of the trace on stage, or of another; requested if it is not there yet.
   * @param {Place} place @param {boolean} deliberate whether Python may be started for it @param {{trace: Trace | null, reel: Reel | null}} [pass]
   * @returns {Outcome}
   */
  of(place, deliberate, { trace, reel } = this.#store) {
    const { backend } = this.#store;
    if (!trace || !reel) return NOTHING;
    if (trace.source === "edited") return { explanation: null, absent: EDITED };
    const outcomes = this.#known.get(trace) ?? new Map();
    this.#known.set(trace, outcomes);
    const key = `${place.layer}/${place.neuron}`;
    const known = outcomes.get(key);
    if (known && [null, backend.status].includes(known.status)) return known.outcome;
    const asDrawn = trace.source === "recorded" && trace.drawnInputs && trace.changes.length === 0;
    const file = asDrawn && trace.sample < SAMPLES && isRecorded(reel.settings) ? `explained-${trace.seed}.json` : null;
    const given = asDrawn ? this.#given?.of(reel.settings.name ?? "", trace) : null;
    if (!file && !given && backend.status === "idle" && !deliberate)
      return { explanation: null, absent: backend.unrecoverable ? NOT_RECORDED : ON_WISH };
    outcomes.set(key, { outcome: NOTHING, status: null });
    const recorded = given ?? (file && fetchedFrom(file));
    const answer = recorded ? this.#recorded(recorded, trace, place) : this.#ask(reel, trace, place);
    void answer.then(
      (explanation) => {
        // A newer request took its place: this one may be repeated.
        if (explanation) outcomes.set(key, { outcome: { explanation, absent: "" }, status: null });
        else outcomes.delete(key);
      },
      () => outcomes.set(key, { outcome: { explanation: null, absent: NOT_RECORDED }, status: backend.status }),
    ).then(this.#onAnswer); // prettier-ignore
    return NOTHING;
  }

  /** @param {Recorded | Promise<Recorded>} recorded @param {Trace} trace @param {Place} place @returns {Promise<Explanation>} */
  async #recorded(recorded, trace, { layer, neuron }) {
    const { curves, curveOf, shares } = await recorded;
    const k = trace.sample; // they are recorded from 0 on
    /** @type {Record<string, number[]>} */
    const explanation = {};
    for (const { name } of operationsAt(trace.network, layer)) {
      const curve = curves[curveOf[name]?.[k] ?? ""];
      if (curve) Object.assign(explanation, { [`${name}.curveAt`]: curve.at, [`${name}.curve`]: curve.points });
      const own = shares[name]?.[k]?.[neuron];
      if (own) explanation[`${name}.shares`] = own;
    }
    return explanation;
  }

  /** @param {Reel} reel @param {Trace} trace @param {Place} target @returns {Promise<Explanation | null>} null when a newer request took its place */
  async #ask(reel, trace, target) {
    const { backend } = this.#store;
    if (this.#queue?.backend !== backend) this.#queue = new LatestRequestQueue(backend, "explain");
    const inputs = reel.drawnInputs ? {} : { inputs: [...trace.inputs] };
    const answer = await this.#queue.ask({
      ...networkRequest(reel.settings),
      samples: [trace.sample],
      target,
      ...inputs,
    });
    return answer && cut(answer.header.arrays, answer.values);
  }
}

/** The arrays of an answer, by their names. @param {[name: string, length: number][]} arrays @param {Float64Array} values @returns {Explanation} */
function cut(arrays, values) {
  let start = 0;
  return Object.fromEntries(arrays.map(([name, length]) => [name, values.subarray(start, (start += length))]));
}

/** Fetches a file once for the page; a failed fetch may be repeated. @param {string} file */
function fetchedFrom(file) {
  const recorded =
    fetched.get(file) ??
    fetch(new URL(PATHS.recorded + file, STATIC_URL)).then((response) => {
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return /** @type {Promise<Recorded>} */ (response.json());
    });
  fetched.set(file, recorded);
  recorded.catch(() => fetched.delete(file));
  return recorded;
}
