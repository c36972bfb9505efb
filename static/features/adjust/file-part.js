// @ts-check
/** What the file of the network on stage says, and what it does not say and the reader may. */

import { make, nodesOf } from "../../ui/elements.js";

/** @import { OnStage, PanelContext, Question, StoredNetwork } from "../../types.d.ts" */

const HTML = `<h3></h3><p class="about"></p><div class="questions"></div><ul class="notes"></ul>
<p class="parity"></p><p class="note local">Nothing of it leaves this browser.</p>`;

export class FilePart {
  #part;
  #context;
  /** The fields, by the names of the questions. @type {Map<string, {label: HTMLLabelElement, select: HTMLSelectElement}>} */
  #fields = new Map();
  /** The network that is shown, and which questions it has. */
  #name = "";
  #asked = "";

  /** @param {HTMLElement} part @param {PanelContext} context */
  constructor(part, context) {
    this.#part = part;
    this.#context = context;
    part.append(nodesOf(HTML));
  }

  /** @param {Pick<OnStage, "settings" | "stored">} onStage */
  show({ settings, stored }) {
    this.#part.hidden = !stored;
    if (!stored) return;
    const { questions = [], notes = [], files } = stored.opened ?? {};
    const asked = JSON.stringify(questions.map(({ name, choices }) => [name, choices]));
    // A field that the reader is on must stay.
    if (asked !== this.#asked) this.#make(questions);
    this.#asked = asked;
    for (const { name, suggested } of questions) {
      const field = this.#fields.get(name);
      if (field) field.select.value = this.#context.opening.answers[name] ?? suggested;
    }
    if (settings.name === this.#name) return this.#showParity(stored);
    this.#name = settings.name ?? "";
    this.#write("h3", stored.title || files?.[0]?.name || "This network");
    this.#write(".about", aboutOf(stored));
    this.#write(".local", files ? "Nothing of it leaves this browser." : "");
    this.#named(".notes").replaceChildren(...notes.map((textContent) => make("li", { textContent })));
    this.#showParity(stored);
    // Nothing moves under a reader who is answering.
    if (files && !this.#part.matches(":focus-within")) this.#reveal();
  }

  /** Whether something is asked. */
  get asks() {
    return !this.#part.hidden && this.#fields.size > 0;
  }

  /** Takes the focus to the first question. */
  focus() {
    this.#reveal();
    this.#named("select").focus({ preventScroll: true });
  }

  /** Scrolls the panel alone, so far that the questions are seen. */
  #reveal() {
    const panel = this.#part.closest(".inside");
    if (!panel) return;
    const [view, questions] = [panel, this.#named(".questions")].map((part) => part.getBoundingClientRect());
    panel.scrollTop += Math.min(questions.top - view.top, Math.max(questions.bottom - view.bottom, -panel.scrollTop));
  }

  /** @param {StoredNetwork} stored */
  #showParity({ parity }) {
    this.#write(".parity", parity?.checked ? `Its outputs: ${parity.sentence}.` : "");
  }

  /** @param {readonly Question[]} questions */
  #make(questions) {
    this.#fields = new Map(
      questions.map(({ name, sentence, choices }) => {
        const select = make("select", {});
        select.append(...choices.map((choice) => make("option", { value: choice, textContent: choice })));
        select.addEventListener("change", () => void this.#context.opening.answer(name, select.value));
        const label = make("label", {});
        label.append(make("span", { textContent: sentence }), select);
        return [name, { label, select }];
      }),
    );
    this.#named(".questions").replaceChildren(...[...this.#fields.values()].map(({ label }) => label));
  }

  /** @param {string} selector @returns {HTMLElement} */
  #named(selector) {
    return /** @type {HTMLElement} */ (this.#part.querySelector(selector));
  }

  /** @param {string} selector @param {string} text */
  #write(selector, text) {
    const part = this.#named(selector);
    if (part.textContent !== text) part.textContent = text;
  }
}

/** What a network does, and where it was made. @param {StoredNetwork} stored */
function aboutOf({ about, made }) {
  const by = made ? `Made with ${[made.with, made.version].filter(Boolean).join(" ")}.` : "";
  return [about, by].filter(Boolean).join(" ");
}
