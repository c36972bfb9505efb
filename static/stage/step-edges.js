// @ts-check
/**
 * The edges of a picture with numbers of one step of learning instead of their own: what goes back along each, how far its
 * weight moves, or what it moves to. Made anew only when the edges of the picture are others.
 */

/** @import { Edges, Picture } from "../types.d.ts" */

/** The largest of some numbers, by name, and the numbers. @typedef {{get: (name: string) => Float64Array | undefined}} Numbers */

export class StepEdges {
  #step;
  /** What is measured against the largest of its kind. @type {Map<string, number>} */
  #strengths = new Map();
  #measured = /** @type {any} */ ({ strengths: this.#strengths });
  /** @type {Map<string, Picture>} */
  #pictures = new Map();
  /** @type {readonly Edges[] | null} */
  #edges = null;

  /** @param {Numbers} step */
  constructor(step) {
    this.#step = step;
  }

  /**
   * The picture with these numbers on its edges.
   * @param {string} kind such as "change" @param {Picture} picture
   */
  picture(kind, picture) {
    const { edges, timeline, layers } = picture;
    if (edges !== this.#edges) this.#pictures.clear();
    this.#edges = edges;
    let other = this.#pictures.get(kind);
    if (!other) {
      const own = timeline.operations.flatMap(({ name, kind: of, layer }) => {
        const some = edges[layer - 1];
        const array = kind === "carried" ? `${kind}:${name}` : `${kind}:${name}.weights`;
        return of === "dense" && some ? [this.#along(some, array, layers[layer - 1] ?? 0)] : [];
      });
      other = { ...picture, edges: own, reel: this.#measured, previousReel: null };
      this.#pictures.set(kind, other);
    }
    other.frame = picture.frame;
    other.layout = picture.layout;
    other.target = picture.target;
    return other;
  }

  /** The same edges with another number for each. @param {Edges} edges @param {string} name of an array with one for every edge @param {number} sizeIn @returns {Edges} */
  #along(edges, name, sizeIn) {
    const all = this.#step.get(name);
    this.strength(name);
    const { from, to } = edges;
    const amount = new Float64Array(from.length).map((_, k) => all?.[Number(to[k]) * sizeIn + Number(from[k])] ?? 0);
    return { ...edges, amount, parameter: amount, measuredBy: { amount: name, parameter: name } };
  }

  /** The largest magnitude among some of the step's numbers. @param {string} name */
  strength(name) {
    let most = this.#strengths.get(name);
    if (most === undefined) {
      most = Number.MIN_VALUE;
      for (const value of this.#step.get(name) ?? []) most = Math.max(most, Math.abs(value));
      this.#strengths.set(name, most);
    }
    return most;
  }
}
