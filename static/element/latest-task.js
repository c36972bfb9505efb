// @ts-check
/** Asynchronous tasks of which only the newest counts: an older one that settles later changes nothing. */

export class LatestTask {
  #token = 0;
  #busy = false;
  /** What waits until the newest piece has settled. @type {(() => void)[]} */
  #waiting = [];

  /**
   * Runs a task; those still running are no longer the newest.
   * @template T @param {(isNewest: () => boolean) => Promise<T>} work asks `isNewest` after each wait, before it changes anything
   * @returns {Promise<T>} what the work returns
   * @example await latest.run(async (isNewest) => { const reel = await fetchReel(url); if (isNewest()) show(reel); })
   */
  async run(work) {
    const token = ++this.#token;
    const isNewest = () => token === this.#token;
    this.#busy = true;
    try {
      return await work(isNewest);
    } finally {
      if (isNewest()) this.#settle();
    }
  }

  /** Does something at once, or as soon as the newest piece of work has settled. @param {() => void} work */
  whenSettled(work) {
    if (this.#busy) this.#waiting.push(work);
    else work();
  }

  /** A callback may start a new task; then the others wait for that one. One that throws does not stop the others. */
  #settle() {
    this.#busy = false;
    while (!this.#busy && this.#waiting.length) {
      try {
        this.#waiting.shift()?.();
      } catch (error) {
        reportError(error);
      }
    }
  }
}
