// @ts-check
/**
 * What is drawn for a network whose inputs are an image, and Python's answer to it: Python turns the lines into pixels as
 * those of the digits that such networks learn from were made, and the network answers while one draws.
 */

import { EMPTY } from "./pad-lines.js";

/**
 * @import { OnStage, PanelContext } from "../types.d.ts"
 * @import { Drawing } from "./pad-lines.js"
 */

const SIDE = 8;

/** Whether a network's inputs can be drawn. @param {Pick<OnStage, "labels">} onStage */
export const takesDrawing = ({ labels: { shape } }) => shape?.[0] === SIDE && shape[1] === SIDE;

export class Strokes {
  #context;
  #onChange;
  /** @type {Drawing} */
  #drawing = EMPTY;
  /** Whether a request is being answered, and whether the drawing has changed since. */
  #busy = false;
  #changed = false;
  /** The pixels that Python gave last. @type {ArrayLike<number>} */
  #given = [];

  /** @param {PanelContext} context @param {(drawing: Drawing) => void} onChange shows the drawing, in the same frame */
  constructor(context, onChange) {
    this.#context = context;
    this.#onChange = onChange;
  }

  get drawing() {
    return this.#drawing;
  }

  /** Another drawing; where its lines are others, the network answers them. @param {Drawing} drawing */
  set drawing(drawing) {
    const before = this.#drawing.lines;
    this.#drawing = drawing;
    this.#onChange(drawing);
    if (drawing.lines === before) return;
    if (drawing.lines.length > before.length) this.#stopAtAnswer();
    if (drawing.lines.length) void this.#ask();
    else if (before.length) this.#context.setInputs(null);
  }

  /** Nothing is drawn any more, and the network has its own sample again. */
  clear() {
    this.#forget();
    this.#context.setInputs(null);
  }

  /** Forgets what is drawn where something else has taken its place on stage: another sample, Undo, another drawing. @param {OnStage} onStage */
  look({ inputs, trace }) {
    if (!this.#drawing.lines.length || this.#busy || !inputs) return;
    const own = !trace?.drawnInputs || inputs !== trace.inputs;
    if (!own || !same(inputs, this.#given)) this.#forget();
  }

  /** The pass waits where its answer is known, so that it follows the pen. */
  #stopAtAnswer() {
    this.#context.paused = true;
    this.#context.seek(Infinity);
  }

  #forget() {
    this.#drawing = EMPTY;
    this.#onChange(EMPTY);
  }

  /** Asks for the pixels of what is drawn; of what is drawn while Python answers only the newest is asked for. */
  async #ask() {
    this.#changed = true;
    if (this.#busy) return;
    this.#busy = true;
    await this.#context.run(async () => {
      while (this.#changed) {
        this.#changed = false;
        const { header } = await this.#context.backend.ask({ points: this.#drawing.lines }, "stroke");
        if (!this.#drawing.lines.length) continue;
        this.#given = header.inputs;
        this.#context.setInputs(header.inputs);
      }
    });
    this.#busy = false;
  }
}

/** @param {ArrayLike<number>} some @param {ArrayLike<number>} others */
function same(some, others) {
  for (let k = 0; k < some.length; k++) if (some[k] !== others[k]) return false;
  return some.length === others.length;
}
