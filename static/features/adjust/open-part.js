// @ts-check
/** Where the reader opens a file, answers what it does not say, and reads how exactly the network equals its framework. */

import { make, nodesOf } from "../../ui/elements.js";

/** @import { OnStage, PanelContext, Question, StoredNetwork } from "../../types.d.ts" */

const HTML = `<div class="open-file"><button type="button">Open a file…</button><input type="file" multiple hidden>
<p class="note">A network of PyTorch, Keras, scikit-learn, ONNX and others. Nothing leaves this browser.</p>
<p class="note made-with"></p><p class="note parity"></p><button class="differs" type="button" hidden>Show me where</button>
<div class="questions"></div><ul class="note notes"></ul></div>`;

export class OpenPart {
  #into;
  #context;
  #shown = "";

  /** @param {Element} after what it stands behind @param {PanelContext} context */
  constructor(after, context) {
    this.#into = /** @type {HTMLElement} */ (nodesOf(HTML).firstElementChild);
    this.#context = context;
    after.after(this.#into);
    const input = /** @type {HTMLInputElement} */ (this.#part("input"));
    this.#part("button").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      void context.opening.open(/** @type {FileList} */ (input.files));
      input.value = ""; // so that the same file can be opened again
    });
    this.#part(".differs").addEventListener("click", () => this.#goThere());
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.#into.querySelector(selector));
  }

  /** @param {Pick<OnStage, "settings" | "stored">} onStage */
  show({ settings, stored }) {
    const { opened, answers } = this.#context.opening;
    const own = opened?.name === settings.name ? opened : null;
    const shown = JSON.stringify([settings.name, stored?.parity, own, answers]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { questions = [], notes = [] } = own ?? {};
    this.#part(".made-with").textContent = stored ? madeOf(stored) : "";
    this.#part(".parity").textContent = stored?.parity ? `Its answers: ${stored.parity.sentence}.` : "";
    this.#part(".differs").hidden = !stored?.parity?.differs;
    this.#part(".notes").replaceChildren(...notes.map((textContent) => make("li", { textContent })));
    this.#part(".questions").replaceChildren(...questions.map((question) => this.#field(question)));
  }

  /** @param {Question} question */
  #field({ name, sentence, choices, suggested }) {
    const select = make("select", {});
    const chosen = this.#context.opening.answers[name] ?? suggested;
    select.append(...choices.map((choice) => make("option", { value: choice, textContent: choice })));
    select.value = chosen;
    select.addEventListener("change", () => void this.#context.opening.answer(name, select.value));
    const label = make("label", { textContent: sentence });
    label.append(select);
    return label;
  }

  /** Goes to the sample and the neuron where the network differs from its framework. */
  #goThere() {
    const { stored, settings } = this.#context.onStage;
    const differs = stored?.parity?.differs;
    if (!differs) return;
    this.#context.step(differs.sample - settings.sample, "sample");
    this.#context.ask({ kind: "neuron", layer: differs.layer, neuron: differs.neuron });
  }
}

/** What a network is called and where it was made. @param {StoredNetwork} stored */
function madeOf({ title, made }) {
  const by = made ? `made with ${[made.with, made.version].filter(Boolean).join(" ")}` : "";
  const parts = [title, by].filter(Boolean).join(", ");
  return parts ? `${parts}.` : "";
}
