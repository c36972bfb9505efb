// @ts-check
/** The parts of the Train panel: first what trains and what has come of it, then what may be chosen. */

import { make, nodesOf } from "../../ui/elements.js";
import { TASKS } from "./first-run.js";
import { SPEEDS } from "./pace.js";

const WORDS_OF_SPEED = {
  1: "1 step a second",
  10: "10 steps a second",
  100: "100 steps a second",
  0: "as fast as it goes",
};

const HTML = `<div class="train">
  <div class="go"><select class="task" aria-label="Task"></select><button class="play" type="button">Train</button><button class="one" type="button">1 step</button><button class="epoch" type="button">1 epoch</button></div>
  <div class="line"><div class="picture"></div><input class="steps" type="range" min="0" max="0" value="0" aria-label="Step" /></div>
  <p class="status"></p>
  <p class="wrong" role="alert" hidden></p>
  <p class="note anew" role="status" hidden></p>
  <p class="note elsewhere" hidden><span></span> <button class="own" type="button">Train the one on stage</button></p>
  <div class="key"><i class="learned"></i>loss<i class="dashes"></i>on unseen examples<span class="scale">(÷ 10 each line)</span><button class="first" type="button">To the start</button></div>
  <p class="note recorded" hidden></p>
  <button class="film" type="button">Show the next step, term by term</button>
  <button class="unfold" type="button" aria-expanded="false">More</button>
  <div class="film-note" hidden></div>
  <p class="note about"></p>
  <div class="extra"></div>
  <label class="maps" hidden><input type="checkbox" checked="" />Maps in the neurons: where each one answers</label>
  <button class="table" type="button">A table of yours…</button><input class="file" type="file" accept=".csv,.tsv,.txt,text/csv" hidden="" />
  <label class="row"><span>Speed</span><select class="speed"></select></label>
  <details class="how"><summary>How it learns</summary><div class="fields"></div></details>
  <div class="files" role="group" aria-label="Save it as"><span aria-hidden="true">Save it as</span><button type="button" data-format=".json">a network file</button><button type="button" data-format=".safetensors">safetensors</button><button type="button" data-format=".py">a NumPy script</button></div>
  <details class="numbers-of"><summary>The losses as a table</summary><div class="rows"></div></details>
  <p class="unseen spoken" aria-live="polite"></p>
</div>`;

/** Puts the parts into an element. @param {HTMLElement} into */
export function fillPanel(into) {
  into.setAttribute("aria-label", "Train");
  into.append(nodesOf(HTML));
  /** @param {string} selector @param {readonly (readonly [string | number, string])[]} all */
  const options = (selector, all) =>
    into
      .querySelector(selector)
      ?.append(...all.map(([value, textContent]) => make("option", { value: String(value), textContent })));
  options(".task", TASKS);
  options(".speed", SPEEDS.map((speed) => [speed, WORDS_OF_SPEED[speed]])); // prettier-ignore
}
