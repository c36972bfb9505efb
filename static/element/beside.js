// @ts-check
/** What a reader uses around the stage. None of it is needed before the first pulse: `furnishing.js` brings it after that. */

import { Drawer } from "./drawer.js";
import { Explaining } from "./explaining.js";
import { Numbers } from "./numbers.js";
import { PageGround } from "./page-ground.js";
import { Pointing } from "./pointing.js";
import { Row } from "./row.js";
import { Sharing } from "./sharing.js";
import { Timing } from "./timing.js";
import { Touching } from "./touching.js";
import * as facts from "../ui/facts.js";
import { STYLES } from "../ui/pressed-styles.js";
import { Walking } from "../ui/walking.js";

/** What has a state, and so is handed over instead of being bundled a second time. */
/** @typedef {{adopt: typeof import("../ui/sheets.js").adopt, later: typeof import("./later.js").later, savesData: () => boolean, whenIdle: (work: () => void) => void}} Tools */

export class Beside {
  #all;
  #dress;

  /** @param {import("../ui/template.js").Parts} parts @param {import("./conductor.js").Conductor} conductor @param {Tools} tools */
  constructor(parts, conductor, tools) {
    this.#dress = () => tools.adopt(parts.root, STYLES);
    this.#all = [Drawer, Explaining, Numbers, PageGround, Pointing, Row, Sharing, Timing, Touching, Walking].map(
      (Part) => new Part(parts, conductor, tools),
    );
    conductor.controls.facts = facts;
    conductor.targeting.keep();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#dress();
    for (const part of this.#all) part.listen(signal);
  }
}
