// @ts-check
/** The Python panel of the dock: shows the recorded listing, and runs the reader's edits. */

import { LISTING } from "../../recorded/listing.js";
import { editable } from "./listing.js";
import { make } from "../../ui/elements.js";
import { PythonPanel, STYLES } from "./python-panel.js";
import { EditSession } from "./edit-session.js";

/** @import { PanelContext } from "../../types.d.ts" */

export { PythonFeature as Panel, STYLES };

const LISTED = /** @type {import("../../listing-types.d.ts").Listing} */ (/** @type {unknown} */ (LISTING));

/** An edit session, and the button that ends it while the panel is closed. @typedef {{session: EditSession, draft: string | null, open: boolean, updateButton: () => void}} Work */

/** Edit sessions outlive the panel; one for each element. @type {WeakMap<object, Work>} */
const kept = new WeakMap();

export class PythonFeature {
  #context;
  #view;
  /** The step of learning whose source is shown. @type {PanelContext["stepOnStage"]} */
  #step = null;
  #work;

  /** @param {HTMLElement} into @param {PanelContext} context */
  constructor(into, context) {
    this.#context = context;
    const work = kept.get(context) ?? begin(context, /** @type {ShadowRoot} */ (into.getRootNode()));
    this.#work = work;
    this.#open = true;
    const { session } = work;
    this.#view = new PythonPanel(into, LISTED, {
      onCopy: () => this.#script(),
      onRun: (text, report) => session.run(text, report),
      onBack: () => session.back(),
      onDraft: (text) => (work.draft = text),
    });
    const text = work.draft ?? session.edited?.text;
    if (text !== undefined) this.#view.edit(text, session.edited?.text);
    this.show();
  }

  show() {
    const { stepOnStage, onStage } = this.#context;
    if (stepOnStage !== this.#step) void this.#context.run(() => this.#fetchStep());
    this.#view.show(onStage);
  }

  /** Asks Python for the source of the step on stage, as it is loaded there. */
  async #fetchStep() {
    const { stepOnStage, backend } = this.#context;
    this.#step = stepOnStage;
    this.#view.setBack(null);
    if (!stepOnStage) return;
    const { run, step, film } = stepOnStage;
    const { header } = await backend.ask({ run, step }, "train_listing");
    if (this.#step !== stepOnStage) return;
    this.#view.setBack(header, film);
    this.show();
  }

  /** The script of what is on stage: of a pass, or of a step of learning. @returns {Promise<string>} */
  async #script() {
    const { stepOnStage, backend } = this.#context;
    if (!stepOnStage) return this.#work.session.script();
    const { run, step } = stepOnStage;
    const { header } = await backend.ask({ run, step }, "train_script");
    return header.script;
  }

  close() {
    this.#view.close();
    this.#open = false;
  }

  /** @param {boolean} open */
  set #open(open) {
    this.#work.open = open;
    this.#work.updateButton();
  }
}

/** @param {PanelContext} context @param {ShadowRoot} root @returns {Work} */
function begin(context, root) {
  const session = new EditSession(context, editable(LISTED, context.onStage.trace));
  const back = make("button", {
    type: "button",
    className: "original",
    textContent: "Back to the original",
    hidden: true,
    onclick: () => void context.run(() => session.back()),
  });
  back.setAttribute("part", "button");
  root.querySelector(".badge")?.before(back);
  const updateButton = () => (back.hidden = work.open || context.onStage.trace?.source !== "edited");
  context.events.addEventListener("numbers", updateButton);
  /** @type {Work} */
  const work = { session, draft: null, open: false, updateButton };
  kept.set(context, work);
  return work;
}
