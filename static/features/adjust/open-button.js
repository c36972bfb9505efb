// @ts-check
/** Where the reader chooses files of a network of their own. */

import { nodesOf } from "../../ui/elements.js";

/** @import { PanelContext } from "../../types.d.ts" */

// The button presses the field: a field's own button cannot be given our looks, or a size for fingers, in every browser.
const HTML = `<div class="open-file"><button type="button">Open a file…</button><input type="file" multiple="" hidden="" />
<p class="note">A trained network: ONNX, safetensors, Keras, TensorFlow.js, .npz, brain.js or a network file. Files that belong together are chosen together. Nothing leaves this browser.</p></div>`;

/** @param {Pick<PanelContext, "opening">} context @returns {HTMLElement} */
export function openButton({ opening }) {
  const part = /** @type {HTMLElement} */ (nodesOf(HTML).firstElementChild);
  const input = /** @type {HTMLInputElement} */ (part.querySelector("input"));
  /** @type {HTMLButtonElement} */ (part.querySelector("button")).addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = ""; // so that the same file can be opened again
    if (files.length) void opening.open(files);
  });
  return part;
}
