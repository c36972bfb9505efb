// @ts-check
/** The part of the Adjust panel where the network itself is changed: its layers, functions, outputs, seed, and its names. */

import { labelsText, joinedNames } from "../../core/label-text.js";
import { FUNCTIONS, layerName } from "../../core/names.js";
import { SETTINGS } from "../../core/settings-data.js";
import { readSetting } from "../../core/settings.js";
import { make, nodesOf } from "../../ui/elements.js";
import { NumberField } from "../../ui/number-field.js";
import { setInactive } from "../../ui/undo-button.js";
import { LayerRow } from "./layer-row.js";
import { activationWith, newParts, withLayer, withoutLayer } from "./shape.js";

/** @import { OnStage, PanelContext, Settings } from "../../types.d.ts" */

const { activation, output, layers: layersRule } = SETTINGS.settings;
const OUTPUTS = { softmax: "softmax", sigmoid: "sigmoid", linear: "linear" };

const HTML = `<h3>Network</h3><div class="rows"></div><p class="wrong" role="alert" hidden></p><p class="note waits" role="status"></p>
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

  /** @param {HTMLElement} into @param {PanelContext} context */
  constructor(into, context) {
    this.#into = into;
    this.#context = context;
    into.append(nodesOf(HTML));
    this.#part(".more").addEventListener("click", () => this.#resize(withLayer(this.#settings.layers)));
    this.#part(".less").addEventListener("click", () => {
      if (this.#settings.layers.length > layersRule.minimumLayers) this.#resize(withoutLayer(this.#settings.layers));
    });
    this.#seed = new NumberField({ rule: "seed", called: "seed", onValue: (seed) => context.setNetwork({ seed }) });
    this.#part(".layers-more").after(labeled("Seed", this.#seed.input), this.#seed.sentence);
    this.#names = [
      new NamesField("Input names", (inputs) => this.#rename({ inputs })),
      new NamesField("Class names", (classes) => this.#rename({ classes })),
    ];
    into.append(...this.#names.flatMap(({ row, sentence }) => [row, sentence]));
  }

  /** @param {OnStage} onStage */
  show({ settings, trace, labels, display, status }) {
    const shape = JSON.stringify([settings.layers.length, settings.name, settings.output === "linear"]);
    if (shape !== this.#shape) this.#make(settings);
    this.#shape = shape;
    this.#rows.forEach((row, l) => row.show(settings, l));
    this.#seed.value = settings.seed;
    setInactive(this.#part(".less"), settings.layers.length <= layersRule.minimumLayers);
    setInactive(this.#part(".more"), settings.layers.length >= layersRule.maximumLayers);
    this.#part(".made").textContent = settings.name ? "A stored network keeps its shape." : madeOf(settings);
    const isThere = !trace || sameNetwork(settings, { ...trace.network, seed: trace.seed });
    const waits = !isThere && status !== "live" ? "This network comes alive with Python, which is starting." : "";
    if (this.#part(".waits").textContent !== waits) this.#part(".waits").textContent = waits;
    this.#names[0]?.show(display.labels.inputs, `${labels.inputs[0] ?? "x₁"}, …`);
    this.#names[1]?.show(display.labels.classes, settings.output === "linear" ? "output 1, …" : "class 1, …");
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
            ? { choices: output.choices, words: OUTPUTS }
            : { choices: activation.choices, words: FUNCTIONS };
      return new LayerRow(called, choices, {
        onSize: (size) => this.#resize(this.#settings.layers.map((now, k) => (k === l ? size : now))),
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
    const wrong = this.#part(".wrong");
    wrong.textContent = problem;
    wrong.hidden = problem === null;
    if (!problem) this.#context.setNetwork({ layers });
    else this.#rows.forEach((row, l) => row.show(this.#settings, l));
  }

  /** @param {{inputs?: string, classes?: string}} typed text with commas between the names */
  #rename(typed) {
    const { labels } = this.#context.onStage.display;
    const { inputs = joinedNames(labels.inputs), classes = joinedNames(labels.classes) } = typed;
    const text = inputs + (classes ? `|${classes}` : "");
    const { value, problem } = readSetting("labels", text);
    if (!problem) this.#context.setLabels(labelsText(value));
    return problem;
  }
}

/** @param {string} words @param {HTMLElement} field */
function labeled(words, field) {
  const row = make("label", { className: "labeled row" });
  row.append(make("span", { className: "name", textContent: words }), field);
  return row;
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

/** @param {Omit<Settings, "sample" | "temperature" | "changes">} a @param {Omit<Settings, "sample" | "temperature" | "changes">} b */
const sameNetwork = (a, b) =>
  [a, b]
    .map(({ layers, activation: name, output: kind, seed, original }) =>
      [layers, name, kind, seed, original ?? ""].join("|"),
    )
    .every((text, _, [first]) => text === first);

/** A field for several names. */
class NamesField {
  row;
  sentence = make("p", { className: "wrong", role: "alert", hidden: true });
  #field = make("input", { type: "text", className: "names", autocomplete: "off" });
  #shown = "";

  /** @param {string} words @param {(text: string) => string | null} onText returns what is wrong with it */
  constructor(words, onText) {
    this.#field.enterKeyHint = "done";
    this.row = labeled(words, this.#field);
    this.#field.addEventListener("change", () => {
      const problem = onText(this.#field.value);
      this.sentence.textContent = problem;
      this.sentence.hidden = problem === null;
      if (problem === null) this.#shown = this.#field.value;
    });
  }

  /** @param {readonly string[]} names @param {string} hint what they are called without */
  show(names, hint) {
    const text = joinedNames(names).replaceAll(/(?<!\\),/g, ", ");
    this.#field.placeholder = hint;
    if (text === this.#shown) return;
    this.#shown = text;
    this.#field.value = text;
  }
}
