// @ts-check
/** How fast passes follow each other, what happens at their end, and the keys that do the same. */

import { SPEEDS } from "../../core/speeds.js";
import { make, nodesOf } from "../../ui/elements.js";
import { ForClass } from "./for-class.js";
import { STYLES } from "./pace-styles.js";

/** @import { AtEnd, FeatureTools, PanelContext } from "../../types.d.ts" */

export { STYLES };

/** @type {Record<AtEnd, string>} */
const AT_END = { next: "Next sample", loop: "Same again", stop: "Stop" };

const HTML = `<div class="pace-panel">
  <fieldset><legend>Speed</legend><div class="choice speeds"></div></fieldset>
  <fieldset><legend>At the end of a pass</legend><div class="choice ends"></div></fieldset>
  <div class="moves" role="group" aria-label="Go by layer or by sample">
    <span>Layer</span><button type="button" data-by="-1" data-unit="layer" aria-label="A layer back">Back</button><button type="button" data-by="1" data-unit="layer" aria-label="A layer on">On</button>
    <span>Sample</span><button type="button" data-by="-1" data-unit="sample" aria-label="The previous sample">Previous</button><button type="button" data-by="1" data-unit="sample" aria-label="The next sample">Next</button>
  </div>
  <div class="class" role="group" aria-label="For a class"></div>
  <div><h3>Keys, while the network has the focus</h3><dl class="time-keys"></dl></div>
  <div><h3>While the picture has it</h3><dl class="walk-keys"></dl></div>
</div>`;

export class Panel {
  #context;
  #speeds;
  #ends;
  #forClass;

  /**
   * @param {HTMLElement} into @param {PanelContext} context
   * @param {Pick<FeatureTools, "keyLists">} tools
   */
  constructor(into, context, { keyLists }) {
    this.#context = context;
    into.setAttribute("aria-label", "Pace and keys");
    const panel = nodesOf(HTML);
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (panel.querySelector(selector));
    const speeds = SPEEDS.map((speed) => /** @type {const} */ ([speed, `${speed}×`]));
    this.#speeds = choice(part(".speeds"), "speed", speeds, (speed) => (context.playback.speed = speed));
    const ends = /** @type {[AtEnd, string][]} */ (Object.entries(AT_END));
    this.#ends = choice(part(".ends"), "end", ends, (end) => (context.playback.atEnd = end));
    this.#forClass = new ForClass(part(".class"), context, /** @type {ShadowRoot} */ (into.getRootNode()).host);
    for (const button of panel.querySelectorAll(".moves button")) {
      const { by, unit } = /** @type {{by: string, unit: "layer" | "sample"}} */ (
        /** @type {unknown} */ (/** @type {HTMLElement} */ (button).dataset)
      );
      button.addEventListener("click", () => context.step(Number(by), unit));
    }
    part(".time-keys").append(...keyLists.shortcuts.flatMap(keyRow));
    part(".walk-keys").append(...keyLists.walk.flatMap(keyRow));
    into.append(panel);
    this.show();
  }

  show() {
    this.#speeds(this.#context.playback.speed);
    this.#ends(this.#context.playback.atEnd);
    this.#forClass.show();
  }

  close() {}
}

/**
 * One of several, as radio buttons.
 * @template T @param {HTMLElement} into @param {string} name @param {readonly (readonly [value: T, words: string])[]} all
 * @param {(value: T) => void} onChoose @returns {(value: T) => void} shows which one is chosen
 */
function choice(into, name, all, onChoose) {
  const radios = all.map(([value, words]) => {
    const radio = make("input", { type: "radio", name, value: String(value) });
    radio.addEventListener("change", () => onChoose(value));
    const label = make("label");
    label.append(radio, words);
    into.append(label);
    return radio;
  });
  return (value) => {
    for (const radio of radios) radio.checked = radio.value === String(value);
  };
}

/** What some keys do, as a row of the list. @param {{labels: readonly string[], words: string}} keys */
function keyRow({ labels, words }) {
  const name = make("dt");
  name.append(...labels.map((key) => make("kbd", { textContent: key })));
  return [name, make("dd", { textContent: words })];
}
