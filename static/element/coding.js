// @ts-check
/** The Python of what is on stage, in the drawer: reads the recorded listing, and runs what the reader makes of it. */

import { LISTING } from "../recorded/listing.js";
import { editable } from "../scene/listing.js";
import { make } from "../ui/elements.js";
import { PythonPanel, STYLES } from "../ui/python-panel.js";
import { Editing } from "./editing.js";

export { STYLES };

const LISTED = /** @type {import("../listing-types.d.ts").Listing} */ (/** @type {unknown} */ (LISTING));

/** What a reader has edited, and the button that takes it back while the panel is closed. @typedef {{editing: Editing, draft: string | null, open: boolean, tell: () => void}} Work */

/** What a reader has edited outlives the panel, for each conductor. @type {WeakMap<object, Work>} */
const kept = new WeakMap();

export class Panel {
  #conductor;
  #view;
  #work;

  /** @param {HTMLElement} into @param {import("./conductor.js").Conductor} conductor */
  constructor(into, conductor) {
    this.#conductor = conductor;
    const work = kept.get(conductor) ?? begin(conductor, /** @type {ShadowRoot} */ (into.getRootNode()));
    this.#work = work;
    this.#open = true;
    const { editing } = work;
    this.#view = new PythonPanel(into, LISTED, {
      onCopy: () => editing.script(),
      onRun: (text, tell) => editing.run(text, tell),
      onBack: () => editing.back(),
      onDraft: (text) => (work.draft = text),
    });
    const text = work.draft ?? editing.edited?.text;
    if (text !== undefined) this.#view.edit(text);
    this.show();
  }

  show() {
    this.#view.show(this.#conductor.onStage);
  }

  close() {
    this.#view.close();
    this.#open = false;
  }

  /** @param {boolean} open */
  set #open(open) {
    this.#work.open = open;
    this.#work.tell();
  }
}

/** @param {import("./conductor.js").Conductor} conductor @param {ShadowRoot} root @returns {Work} */
function begin(conductor, root) {
  const editing = new Editing(conductor, editable(LISTED));
  const back = make("button", {
    type: "button",
    className: "original",
    textContent: "Back to the original",
    hidden: true,
    onclick: () => void conductor.run(() => editing.back()),
  });
  back.setAttribute("part", "button");
  root.querySelector(".badge")?.before(back);
  const tell = () => (back.hidden = work.open || conductor.onStage.trace?.source !== "edited");
  conductor.news.addEventListener("numbers", tell);
  /** @type {Work} */
  const work = { editing, draft: null, open: false, tell };
  kept.set(conductor, work);
  return work;
}
