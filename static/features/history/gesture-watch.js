// @ts-check
/** Where one gesture of the reader ends and another begins: a press of the pointer, a key that is held or pressed again at once. */

/** Presses of a key that follow each other this soon, in the same place, belong together. */
const SAME_MS = 1000;
const MOVING_KEY = /^(Arrow|Page|Home|End)/;

export class GestureWatch {
  /** @type {EventTarget | undefined} */
  #target;
  #timeMs = -Infinity;

  /** Whether an event begins another gesture than the one before. @param {Event} event a `pointerdown` or `keydown` */
  isNew(event) {
    const [target] = event.composedPath();
    const moves = MOVING_KEY.test(/** @type {{key?: string}} */ (event).key ?? "");
    const goesOn = moves && target === this.#target && event.timeStamp - this.#timeMs < SAME_MS;
    this.#target = moves ? target : undefined;
    this.#timeMs = event.timeStamp;
    return !goesOn;
  }
}
