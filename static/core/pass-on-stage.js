// @ts-check
/** Which pass is playing: in the film of a step of learning the second one is that of the new weights. */

/** @import { OnStage } from "../types.d.ts" */

/** Names the second pass beside what is told of it. */
export const AFTER_STEP = "after the step";

/**
 * What is on stage, with trace, edges and moment of the pass that is playing.
 * @template {Pick<OnStage, "again">} T
 * @param {T} onStage @returns {T}
 */
export const passOnStage = (onStage) => (onStage.again ? { ...onStage, ...onStage.again } : onStage);

/** A name, and after a step of learning that its numbers are those after it. @param {string} name @param {Pick<OnStage, "again">} onStage */
export const namedAfter = (name, { again }) => (again ? `${name}, ${AFTER_STEP}` : name);
