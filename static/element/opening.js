// @ts-check
/** Opens networks: whichever source has one first shows it, of several asked for only the newest, and Python takes over. */

import { GivenReels, settingsOf } from "./given-reels.js";
import { savesData, whenIdle, whenMoving } from "./interpreter.js";
import { Latest } from "./latest.js";

/** @typedef {import("../types.d.ts").Settings} Settings */

export class Opening {
  #parts;
  #given;
  #latest = new Latest();
  /** Opens once more what was asked for last. */
  again = () => {};
  /** The settings asked for last, until they are the network's. @type {Settings | null} */
  #asked = null;
  /** @type {Promise<unknown>} */
  #takenOver = Promise.resolve();

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.host @param {import("./stage.js").Stage} parts.stage @param {import("./program.js").Program} parts.program
   * @param {import("../ui/controls.js").Controls} parts.controls @param {import("./starting.js").Starting} parts.starting
   * @param {(work: () => Promise<unknown>, rethrow?: boolean) => Promise<void>} parts.run
   */
  constructor(parts) {
    this.#parts = parts;
    this.#given = new GivenReels(parts.host, (sentence) => parts.controls.complain("reel", sentence, "Try again"));
  }

  /**
   * Opens the network of these settings.
   * @param {Settings} settings @param {string} reel URL of the author's own reel, empty when there is none
   * @param {ReadonlySet<string>} said the names of the settings that the author chose; a given reel decides the others
   * @param {boolean} authored whether the temperature is the author's, not the reader's
   */
  open(settings, reel, said, authored) {
    const { program, stage, run } = this.#parts;
    // A network may be long in coming: until then at least its shape is right.
    if (!program.reel) stage.showSkeleton(settings.layers);
    this.#asked = settings;
    this.again = () => this.open(settings, reel, said, authored);
    void this.#latest.run((isNewest) => run(() => this.#open(settings, reel, said, authored, isNewest)));
  }

  /** The settings that are wanted, of what is still being opened, too: who changes one of them keeps the others. @returns {Settings} */
  get wanted() {
    return this.#asked ?? this.#parts.program.settings;
  }

  /** Does something with the network on stage: at once, or when the one that is being opened is there. @param {() => void} work */
  whenOpen(work) {
    this.#latest.whenSettled(work);
  }

  /** @returns {Promise<void>} resolved when Python's numbers are on stage, rejected with the reason when they do not come */
  async whenLive() {
    await this.#opened();
    await this.#parts.program.interpreter.start();
    await this.#takenOver;
  }

  /** @returns {Promise<void>} resolved when another network is drawn; one asked for ahead is on stage at once */
  randomize() {
    return new Promise((resolve, reject) => this.whenOpen(() => void this.#randomize().then(resolve, reject)));
  }

  async #randomize() {
    const { program, stage, controls, run } = this.#parts;
    await run(() => program.randomize(), true);
    await stage.player.painted();
    controls.announceNetwork(program.trace);
  }

  /** Lets Python answer for what is on stage. */
  takeOver() {
    const { program, run } = this.#parts;
    this.#takenOver = run(() => program.takeOver(), true);
    return this.#takenOver.catch(() => {}); // said in the element already
  }

  /** @returns {Promise<void>} resolved when nothing is being opened */
  #opened() {
    return new Promise((resolve) => this.whenOpen(resolve));
  }

  /**
   * @param {Settings} settings @param {string} url @param {ReadonlySet<string>} said @param {boolean} authored
   * @param {() => boolean} isNewest whether nobody has asked for another network since
   */
  async #open(settings, url, said, authored, isNewest) {
    const { program, starting } = this.#parts;
    const given = await this.#given.take(url, isNewest);
    if (!isNewest()) return;
    for (const reel of given.toReversed()) program.give(reel);
    this.#asked = null; // from now on the network's own settings say it
    const recorded = await program.open(settingsOf(settings, given[0], said), authored);
    if (recorded === null) return;
    starting.opened(recorded);
    if (program.live) await this.takeOver();
    else starting.asWished();
    // What comes next must not come before the first pulse.
    if (recorded && !savesData()) whenMoving(() => whenIdle(() => void program.prepare()));
  }
}
