// @ts-check
/** − and + beside the names of the layers on stage, while Adjust is open. For pointers only: keyboards have the same in the panel. */

import { SETTINGS } from "../../core/settings-data.js";
import { make } from "../../ui/elements.js";

/** @import { OnStage } from "../../types.d.ts" */

const { minimum, maximum } = SETTINGS.settings.neurons;
/** How far a button's middle is from that of the layer's name, in CSS px, beside short names. */
const BESIDE_PX = 46;
/** Columns that are nearer to each other have no room for two buttons. */
const LEAST_GAP_PX = 124;

export class StageSizes {
  #root = make("div", { className: "stage-sizes" });
  #onSize;
  /** @type {{less: HTMLButtonElement, more: HTMLButtonElement}[]} */
  #pairs = [];
  /** @type {readonly number[]} */
  #layers = [];

  /** @param {(l: number, size: number) => void} onSize */
  constructor(onSize) {
    this.#onSize = onSize;
    this.#root.setAttribute("aria-hidden", "true");
  }

  /** Places them where the layers are. @param {Element | null | undefined} stage @param {OnStage} onStage */
  show(stage, { settings, layout }) {
    this.#layers = settings.layers;
    const middles = layout.layers.map(({ centerX }) => centerX);
    const gapPx = Math.min(...middles.slice(1).map((x, l) => x - (middles[l] ?? 0)));
    const fits = middles.length === this.#layers.length && gapPx >= LEAST_GAP_PX && settings.name === undefined;
    this.#make(fits ? middles.length : 0);
    this.#pairs.forEach(({ less, more }, l) => {
      for (const [button, side] of /** @type {const} */ ([
        [less, -1],
        [more, 1],
      ])) {
        button.style.left = `${(middles[l] ?? 0) + side * BESIDE_PX}px`;
        button.style.top = `${layout.captionY}px`;
      }
      less.disabled = (this.#layers[l] ?? 0) <= minimum;
      more.disabled = (this.#layers[l] ?? 0) >= maximum;
    });
    if (this.#root.parentElement !== stage) stage?.append(this.#root);
  }

  hide() {
    this.#root.remove();
  }

  /** @param {number} count of layers */
  #make(count) {
    while (this.#pairs.length > count) Object.values(this.#pairs.pop() ?? {}).forEach((button) => button.remove());
    while (this.#pairs.length < count) {
      const l = this.#pairs.length;
      const button = (/** @type {string} */ sign, /** @type {string} */ words, /** @type {number} */ by) => {
        const made = make("button", { type: "button", textContent: sign, title: words, tabIndex: -1 });
        made.addEventListener("click", (event) => {
          event.stopPropagation(); // no click on the stage behind it
          this.#onSize(l, (this.#layers[l] ?? 0) + by);
        });
        this.#root.append(made);
        return made;
      };
      this.#pairs.push({ less: button("−", "One neuron less", -1), more: button("+", "One neuron more", 1) });
    }
  }
}
