// @ts-check
/** The part of the Adjust panel where the network itself is changed: its layers, functions, outputs, seed, and its names. */

import { labelsText } from "../../core/label-text.js";
import { FUNCTIONS, layerName } from "../../core/names.js";
import { newParts } from "../../core/original.js";
import { SETTINGS } from "../../core/settings-data.js";
import { readSetting } from "../../core/settings.js";
import { nodesOf } from "../../ui/elements.js";
import { NumberField } from "../../ui/number-field.js";
import { setInactive } from "../../ui/undo-button.js";
import { LayerRow } from "./layer-row.js";
import { openButton } from "./open-button.js";
import { StageSizes } from "./stage-sizes.js";
import { labeled, NamesField } from "./names-field.js";
import { activationWith, withLayer, withoutLayer, withSize } from "./shape.js";

/** @import { OnStage, PanelContext, Settings } from "../../types.d.ts" */

const RULES = SETTINGS.settings;
const OUTPUTS = { softmax: "softmax", sigmoid: "sigmoid", linear: "linear" };

const HTML = `<h3>Network</h3><div class="rows"></div><p class="wrong shape" role="alert" hidden></p><p class="note waits" role="status"></p>
<div class="layers-more"><button class="less" type="button">Remove a layer</button><button class="more" type="button">Add a layer</button></div>
<p class="note made"></p>`;

export class NetworkPart {
  #into;
  #context;
  /** @type {LayerRow[]} */
  #rows = [];
  #shape = "";
  #seed;
  #names;
  #onStage = new StageSizes((l, size) => this.#resize(withSize(this.#settings.layers, l, size)));
  #sized = new ResizeObserver(() => this.#onStage.show(this.#stage, this.#context.onStage));

  /** @param {HTMLElement} into @param {PanelContext} context */
  constructor(into, context) {
    this.#into = into;
    this.#context = context;
    into.append(nodesOf(HTML));
    this.#part(".more").addEventListener("click", () => this.#resize(withLayer(this.#settings.layers)));
    this.#part(".less").addEventListener("click", () => {
      if (this.#settings.layers.length > RULES.layers.minimumLayers) this.#resize(withoutLayer(this.#settings.layers));
    });
    this.#seed = new NumberField({ rule: "seed", called: "seed", onValue: (seed) => context.setNetwork({ seed }) });
    this.#part(".layers-more").after(labeled("Seed", this.#seed.input), this.#seed.sentence);
    this.#names = [
      new NamesField("Input names", () => this.#rename()),
      new NamesField("Class names", () => this.#rename()),
    ];
    into.append(...this.#names.flatMap(({ row, sentence }) => [row, sentence]), openButton(context));
  }

  /** @param {OnStage} onStage */
  show(onStage) {
    const { settings, trace, display, status } = onStage;
    this.#onStage.show(this.#stage, onStage);
    if (this.#stage) this.#sized.observe(this.#stage);
    const shape = JSON.stringify([settings.layers.length, settings.name, settings.output === "linear"]);
    if (shape !== this.#shape) this.#make(settings);
    this.#shape = shape;
    this.#rows.forEach((row, l) => row.show(settings, l));
    this.#seed.value = settings.seed;
    setInactive(this.#part(".less"), settings.layers.length <= RULES.layers.minimumLayers);
    setInactive(this.#part(".more"), settings.layers.length >= RULES.layers.maximumLayers);
    this.#part(".made").textContent = settings.name ? "A stored network keeps its shape." : madeOf(settings);
    const isThere = !trace || networkText(settings) === networkText({ ...trace.network, seed: trace.seed });
    const waits = !isThere && status !== "live" ? "This network comes alive with Python, which is starting." : "";
    if (this.#part(".waits").textContent !== waits) this.#part(".waits").textContent = waits;
    this.#names[0]?.show(display.labels.inputs, "x₁, x₂, …");
    this.#names[1]?.show(
      display.labels.classes,
      settings.output === "linear" ? "output 1, output 2, …" : "class 1, class 2, …",
    );
  }

  close() {
    this.#sized.disconnect();
    this.#onStage.hide();
  }

  get #stage() {
    return this.#into.closest(".frame")?.querySelector(".stage");
  }

  get #settings() {
    return this.#context.onStage.settings;
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.#into.querySelector(selector));
  }

  /** A row for each layer. @param {Settings} settings */
  #make({ layers, name }) {
    this.#into.toggleAttribute("data-stored", name !== undefined);
    const last = layers.length - 1;
    this.#rows = layers.map((_, l) => {
      const called = layerName(l, layers.length);
      const choices =
        l === 0
          ? null
          : l === last
            ? { choices: RULES.output.choices, words: OUTPUTS }
            : { choices: RULES.activation.choices, words: FUNCTIONS };
      return new LayerRow(called, choices, {
        onSize: (size) => this.#resize(withSize(this.#settings.layers, l, size)),
        onChoice: (choice) =>
          this.#context.setNetwork(
            l === last
              ? { output: /** @type {Settings["output"]} */ (choice) }
              : { activation: activationWith(this.#settings, l, choice) },
          ),
      });
    });
    this.#part(".rows").replaceChildren(...this.#rows.map(({ row }) => row));
  }

  /** @param {readonly number[]} layers */
  #resize(layers) {
    const { problem } = readSetting("layers", layers.join("-"));
    const wrong = this.#part(".shape");
    wrong.textContent = problem;
    wrong.hidden = problem === null;
    if (!problem) this.#context.setNetwork({ layers });
    else this.#rows.forEach((row, l) => row.show(this.#settings, l));
  }

  /** Names inputs and classes as the two fields say. @returns {string | null} what is wrong with that */
  #rename() {
    const [inputs = "", classes = ""] = this.#names.map(({ text }) => text);
    const { value, problem } = readSetting("labels", inputs + (classes ? `|${classes}` : ""));
    if (!problem) this.#context.setLabels(labelsText(value));
    return problem;
  }
}

/** Which weights are new. @param {Settings} settings */
function madeOf({ layers, original }) {
  if (!original) return "";
  const { weights, biases } = newParts(layers, original);
  const before = original.join("-");
  if (weights + biases === 0) return `Made from ${before}: what is left keeps its weights.`;
  const count = (/** @type {number} */ n, /** @type {string} */ one, /** @type {string} */ more) =>
    `${n} ${n === 1 ? one : more}`;
  return `New since ${before}: ${count(weights, "weight", "weights")} and ${count(biases, "bias", "biases")}. All others are as they were.`;
}

/** Everything by which the panel tells one network from another. @param {Pick<Settings, "layers" | "activation" | "output" | "seed" | "original">} network */
const networkText = ({ layers, activation, output, seed, original }) =>
  [layers, activation, output, seed, original ?? ""].join("|");
