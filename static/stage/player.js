// @ts-check
/** Plays passes. All players of a window share one requestAnimationFrame loop; only those with something to show run. */

/** A gap longer than this (a busy page, a sleeping tab) counts as this much, so that nothing jumps. */
const LONGEST_STEP_MS = 100;
/** How long the edges take from one network to the next. */
const BLEND_MS = 620;

/** The frames of one window. @typedef {{view: Window, running: Set<Player>, requested: boolean, loop: FrameRequestCallback}} Frames */
/** @type {WeakMap<Window, Frames>} */
const known = new WeakMap();
let presentMs = 0;

/** @param {Window} view @returns {Frames} */
function framesOf(view) {
  const there = known.get(view);
  if (there) return there;
  /** Allocates nothing: no closure, no iterator. @param {number} nowMs */
  const loop = (nowMs) => {
    frames.requested = false;
    presentMs = nowMs;
    frames.running.forEach(tick);
    request(frames);
  };
  /** @type {Frames} */
  const frames = { view, running: new Set(), requested: false, loop };
  known.set(view, frames);
  return frames;
}

/** @param {Player} player */
function tick(player) {
  try {
    player.tick(presentMs);
  } catch (error) {
    player.stop(); // an error in one element must not stop the others
    reportError(error);
  }
}

/** @param {Frames} frames */
function request(frames) {
  if (frames.requested || frames.running.size === 0) return;
  frames.requested = true;
  frames.view.requestAnimationFrame(frames.loop);
}

/**
 * Plays passes of `durationMs` each, one after the other.
 * `onFrame` paints; `onEnd` is called when a pass is over, before the next begins, and may stop the player.
 */
export class Player {
  #timeMs = 0;
  #blend = 1;
  #playing = false;
  #visible = false;
  #stale = false;
  #spared = false;
  #lastMs = -1;
  #frames = framesOf(window);
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {{onFrame: (stale: boolean) => void, onEnd: () => void}} callbacks `stale`: anything but the time has changed */
  constructor({ onFrame, onEnd }) {
    this.onFrame = onFrame;
    this.onEnd = onEnd;
    this.durationMs = 4000;
    this.speed = 1;
    this.blending = true;
    /** Whether only every second frame is painted, to leave the processor to Python's start. */
    this.sparing = false;
  }

  /** The moment of the pass, in ms. */
  get timeMs() {
    return this.#timeMs;
  }

  /** The progress of the edges from the last network to this one, 0…1. */
  get blend() {
    return this.#blend;
  }

  get playing() {
    return this.#playing;
  }

  set playing(playing) {
    this.#stale ||= this.#playing && !playing; // a picture that stands still is painted whole
    this.#playing = playing;
    this.#wake();
  }

  /** Sets the window that the element is in, whose frames drive the player. @param {Window} view */
  set view(view) {
    this.stop();
    this.#frames = framesOf(view);
  }

  /** Whether it is visible; otherwise it draws no frames. @param {boolean} visible */
  set visible(visible) {
    this.#visible = visible;
    this.#wake();
  }

  /** @param {number} timeMs clamped to the pass */
  seek(timeMs) {
    this.#timeMs = Math.max(0, Math.min(this.durationMs, timeMs));
    this.invalidate();
  }

  /** Starts the transition of the edges to a new network. */
  startBlend() {
    this.#blend = this.blending ? 0 : 1;
    this.invalidate();
  }

  /** Requests one more frame, because something other than the time has changed. */
  invalidate() {
    this.#stale = true;
    this.#wake();
  }

  /** @returns {Promise<void>} resolved after the next painted frame, or at once while it is not visible */
  painted() {
    if (!this.#visible || this.#frames.view.document.hidden) return Promise.resolve();
    this.invalidate();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Draws nothing until it is visible again. */
  stop() {
    this.visible = false;
  }

  #wake() {
    const wanted = this.#visible && (this.#playing || this.#stale || this.#blend < 1);
    const { running } = this.#frames;
    if (wanted && !running.has(this)) {
      this.#lastMs = -1;
      running.add(this);
      request(this.#frames);
    } else if (!wanted) {
      running.delete(this);
      if (!this.#visible) this.#release();
    }
  }

  #release() {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** @param {number} nowMs */
  tick(nowMs) {
    const elapsedMs = this.#lastMs < 0 ? 0 : Math.min(LONGEST_STEP_MS, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    if (this.#blend < 1) this.#blend = Math.min(1, this.#blend + elapsedMs / BLEND_MS);
    if (this.#playing) {
      this.#timeMs += elapsedMs * this.speed;
      // The callback may stop the player.
      while (this.#playing && this.#timeMs >= this.durationMs) {
        this.#timeMs -= this.durationMs;
        this.onEnd();
      }
    }
    const stale = this.#stale || this.#blend < 1;
    this.#spared = this.sparing && !stale && !this.#spared;
    if (this.#spared) return;
    this.#stale = false;
    this.onFrame(stale);
    if (this.#waiting.length) this.#release();
    this.#wake();
  }
}
