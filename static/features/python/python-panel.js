// @ts-check
/** The Python that computes what is on stage: its source with the running line lit, to copy, and to edit and run. */

import { concernsOutputs } from "../../core/phases.js";
import { editable, isShown, momentOf } from "./listing.js";
import { nodesOf } from "../../ui/elements.js";
import { PythonCode } from "./python-code.js";
import { stepMomentOf } from "./step-moment.js";
import { PythonEditor } from "./python-editor.js";
import { STYLES } from "./python-styles.js";
import { writeVariables } from "./python-variables.js";

/**
 * @import { Listing, StepListing } from "../../listing-types.d.ts"
 * @import { OnStage } from "../../types.d.ts"
 */

export { STYLES };

/**
 * @typedef {object} Does what the panel asks for; all reject with a sentence
 * @property {() => Promise<string>} onCopy the script of what is on stage
 * @property {(text: string, report: (sentence: string) => void) => Promise<void>} onRun
 * @property {() => Promise<void>} onBack
 * @property {(text: string | null) => void} onDraft called with the edited text; null when it is discarded
 */

const HTML = `<div class="python">
  <div class="head">
    <span class="actions">
      <button class="copy-script" part="button" type="button">Copy as NumPy</button>
      <button class="edit" part="button" type="button">Edit</button>
      <button class="run" part="button" type="button" aria-keyshortcuts="Control+Enter">Run</button>
      <button class="back-to-original" part="button" type="button">Back to the original</button>
      <button class="leave" part="button" type="button">Discard</button>
    </span>
    <p class="said" role="status"></p>
    <p class="version"></p>
  </div>
  <div class="code" role="region" aria-label="Source" tabindex="0"></div>
  <div class="code back" role="region" aria-label="Source of the way back" tabindex="0" hidden></div>
  <div class="variables" role="region" aria-label="Variables"></div>
  <div class="editor">
    <div class="scroll"><div class="gutter" aria-hidden="true"></div><div class="colors" aria-hidden="true"></div><textarea wrap="off" spellcheck="false" autocomplete="off" autocapitalize="off" aria-label="Source to edit" aria-describedby="python-keys"></textarea></div>
    <p class="note" id="python-keys">Ctrl+Enter runs it, in a second Python of its own. Tab indents; Escape, then Tab leaves. Nothing of it is kept.</p>
  </div>
  <textarea class="script" readonly rows="4" aria-label="Script" spellcheck="false" hidden></textarea>
</div>`;

export class PythonPanel {
  #into;
  /** The panel's own content: an answer may arrive when the dock shows another panel. */
  #root;
  #listing;
  #does;
  #code;
  #editor;
  #editing = false;
  /** The source of the way back, where a step of learning is on stage. @type {{listing: StepListing, step: import("./step-moment.js").Numbers, code: PythonCode} | null} */
  #wayBack = null;
  /** What is on stage. @type {OnStage["trace"]} */
  #trace = null;
  #edited = false;
  /** The edited text whose numbers are on stage. */
  #ran = "";
  #busy = false;

  /** @param {HTMLElement} into @param {Listing} listing @param {Does} does */
  constructor(into, listing, does) {
    this.#into = into;
    this.#listing = listing;
    this.#does = does;
    into.setAttribute("aria-label", "Python");
    into.classList.add("wide");
    into.replaceChildren(nodesOf(HTML));
    this.#root = /** @type {HTMLElement} */ (into.firstElementChild);
    this.#code = new PythonCode(this.#part(".code"), listing.functions);
    this.#editor = new PythonEditor(this.#part(".editor"), {
      onRun: () => void this.#run(),
      onInput: (text) => {
        does.onDraft(text);
        if (!this.#busy) this.#setStatus("");
        this.#showVersion();
      },
    });
    this.#on(".copy-script", () => void this.#copy());
    this.#on(".edit", () => this.edit(editable(listing, this.#trace)).focus());
    this.#on(".run", () => void this.#run());
    this.#on(".back-to-original", () => void this.#back());
    this.#on(".leave", () => this.#leave());
    this.#arrange();
  }

  /** Opens the editor. @param {string} text @param {string} [ran] the text whose numbers are on stage, if it was edited */
  edit(text, ran = "") {
    this.#editing = true;
    this.#ran = ran;
    this.#editor.text = text;
    this.#setStatus("");
    this.#arrange();
    return this.#editor;
  }

  /** Shows the source of the way back in its phases; null for none. @param {StepListing | null} listing @param {import("./step-moment.js").Numbers} [step] its numbers */
  setBack(listing, step) {
    const code = listing && new PythonCode(this.#part(".back"), listing.functions);
    this.#wayBack = listing && code && step ? { listing, step, code } : null;
  }

  /** @param {OnStage} onStage */
  show(onStage) {
    const edited = onStage.trace?.source === "edited";
    if (this.#edited && !edited) this.#leave();
    this.#edited = edited;
    this.#arrange();
    if (this.#editing) return;
    const way = this.#wayBack;
    const back = way && stepMomentOf(way.listing, way.step, onStage);
    const { phase, lines, variables } = back ?? momentOf(this.#listing, { ...onStage, ...onStage.again });
    this.#trace = onStage.trace;
    this.#part(".code").hidden = back !== null;
    this.#part(".back").hidden = back === null;
    this.#code.only(({ kind = null }) => isShown(kind, onStage.trace));
    writeVariables(this.#part(".variables"), captionOf(phase, onStage.timeline), variables, onStage.revealed);
    // After the variables: they take room from the code, and the line that is lit must be in what is left.
    (back ? way.code : this.#code).light(lines);
  }

  close() {
    this.#into.classList.remove("wide");
  }

  /** Shows what belongs to reading, or what belongs to editing. */
  #arrange() {
    const { dataset } = this.#root;
    const mode = !this.#editing ? "reading" : this.#edited ? "edited" : "editing";
    if (dataset.mode !== mode) dataset.mode = mode;
    this.#showVersion();
  }

  /** Says of which version the numbers on stage are, as long as it is not the one that is written. */
  #showVersion() {
    const same = this.#edited && this.#editor.text === this.#ran;
    const version = this.#edited ? "those of your text as it last ran" : "still the original’s";
    const sentence = this.#editing && !same ? `The numbers on stage are ${version}.` : "";
    const line = this.#part(".version");
    if (line.textContent !== sentence) line.textContent = sentence;
  }

  async #copy() {
    this.#setStatus("Python is writing it…");
    try {
      const script = await this.#does.onCopy();
      await navigator.clipboard.writeText(script).then(
        () => this.#setStatus("Copied: a script that computes these numbers and asserts them"),
        () => this.#offer(script),
      );
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Where the clipboard is withheld, the text is selected instead. @param {string} script */
  #offer(script) {
    const text = /** @type {HTMLTextAreaElement} */ (this.#part(".script"));
    text.value = script;
    text.hidden = false;
    text.focus();
    text.select();
    this.#setStatus("The script is selected: this page may not copy, but Ctrl+C or ⌘C can");
  }

  async #run() {
    if (this.#busy) return;
    this.#busy = true;
    this.#editor.mark(0);
    const { text } = this.#editor;
    try {
      await this.#does.onRun(text, (sentence) => this.#setStatus(sentence));
      this.#ran = text;
      this.#setStatus("The numbers on stage are those of your text");
      this.#showVersion();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#busy = false;
    }
  }

  async #back() {
    this.#setStatus("Going back…");
    try {
      await this.#does.onBack();
      this.#setStatus("");
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What was written is thrown away. */
  #leave() {
    if (!this.#editing) return;
    this.#editing = false;
    this.#does.onDraft(null);
    this.#setStatus("");
    this.#arrange();
  }

  /** @param {unknown} error */
  #fail(error) {
    const sentence = error instanceof Error ? error.message : String(error);
    this.#setStatus(sentence, true);
    this.#editor.mark(Number(/^line (\d+): /.exec(sentence)?.[1] ?? 0));
  }

  /** @param {string} sentence @param {boolean} [wrong] */
  #setStatus(sentence, wrong = false) {
    const status = this.#part(".said");
    status.toggleAttribute("data-wrong", wrong);
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  /** @param {string} selector @param {() => void} work */
  #on(selector, work) {
    this.#part(selector).addEventListener("click", work);
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(selector));
  }
}

/** @param {import("../../types.d.ts").Phase} phase @param {import("../../types.d.ts").Timeline} timeline */
function captionOf(phase, timeline) {
  if (phase.name === "update") return "All weights and biases";
  if (phase.direction === "backwards") return "On the way back, of this example";
  if (concernsOutputs(timeline, phase)) return "After the last layer";
  return phase.layer === 0 ? "Before the first layer" : `Layer ${phase.layer} of ${timeline.layers.length - 1}`;
}
