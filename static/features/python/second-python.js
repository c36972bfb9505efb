// @ts-check
/**
 * The second Python of a page, where edited texts run. A text may break the interpreter: the stack, a built-in, the
 * transport. So before the next one runs, the unedited text is run, and if its numbers have changed, a fresh Python is
 * started.
 */

/** @import { Answer, Interpreter } from "../../backend/interpreter.js" */

const BROKEN = "which broke this second Python: the next run starts another";

export class SecondPython {
  #python;
  #unedited;
  /** The numbers of the unedited text in a fresh Python. @type {string | null} */
  #expected = null;
  /** Whether a text has run since then. */
  #used = false;
  /** Its present tasks and their owners. @type {Set<{owner: object}>} */
  #working = new Set();
  /** The last of its starts and checks, which run one after the other. @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /** @param {Interpreter} python @param {string} unedited the text as it is listed */
  constructor(python, unedited) {
    this.#python = python;
    this.#unedited = unedited;
  }

  /** @param {() => void} onMore called when more of its files have arrived @param {AbortSignal} signal */
  onProgress(onMore, signal) {
    this.#python.addEventListener("progress", onMore, { signal });
  }

  /** How much of its files has come, 0…100; null while it answers. */
  get percent() {
    return this.#python.status === "live" ? null : this.#python.percent;
  }

  /**
   * @param {object} owner the user, one of those who share it
   * @returns {Promise<void>} resolved when it answers, and nothing in it is broken
   */
  start(owner) {
    const start = async () => {
      await this.#endIfBroken();
      if (this.#python.status !== "live") {
        await this.#python.start();
        this.#expected = null;
      }
      this.#expected ??= await this.#rehearse();
    };
    return this.#work(owner, this.#inTurn(start));
  }

  /**
   * @param {object} request with the text as its `text`
   * @param {object} owner the user, one of those who share it
   * @returns {Promise<Answer>} rejected with what went wrong, in words
   */
  async ask(request, owner) {
    await this.start(owner);
    this.#used = true;
    try {
      return await this.#work(owner, this.#python.ask(request, "edited"));
    } catch (error) {
      const { message, broken } = /** @type {Error & {broken?: boolean}} */ (error);
      const ended = await this.#inTurn(() => this.#endIfBroken(broken));
      throw ended ? new Error(`${message} (${BROKEN})`) : error;
    }
  }

  /** Ends it, unless it is working for another owner. @param {object} owner */
  end(owner) {
    if ([...this.#working].every((work) => work.owner === owner)) this.#python.end();
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #inTurn(work) {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** @template T @param {object} owner @param {Promise<T>} promise @returns {Promise<T>} */
  #work(owner, promise) {
    const work = { owner };
    this.#working.add(work);
    return promise.finally(() => this.#working.delete(work));
  }

  /** @param {boolean} [surely] whether that is known @returns {Promise<boolean>} whether it was broken, and has been ended */
  async #endIfBroken(surely = false) {
    if (this.#python.status !== "live" || !this.#used) return false;
    this.#used = false; // before the check: a text that runs meanwhile is checked next time
    const numbers = surely ? null : await this.#rehearse();
    const broken = numbers === null || numbers !== this.#expected;
    if (broken) this.#python.end();
    return broken;
  }

  /** What the unedited text gives now, as text; null where it gives nothing. */
  async #rehearse() {
    try {
      const request = { source: {}, samples: [0], text: this.#unedited };
      const { values } = await this.#python.ask(request, "edited");
      return values.join();
    } catch {
      return null;
    }
  }
}
