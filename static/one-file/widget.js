// @ts-check
/** The widget of a notebook: the element, answered by the kernel. `render` is what anywidget calls for each view of it. */

import "./widget-modules.js";
import "../forward-pass.js";
import { KernelBackend } from "../backend/kernel-backend.js";
import { make } from "../ui/elements.js";
import { keepInStep } from "./traits.js";

/** @import { ForwardPassElement } from "../element/forward-pass-element.js" */
/** @import { Messages } from "../backend/kernel-backend.js" @import { Traits } from "./traits.js" */

/** @param {{model: Messages & Traits, el: HTMLElement}} view @returns {() => void} what ends it */
function render({ model, el }) {
  const ended = new AbortController();
  const { network, temperature, still } = model.get("_shown");
  /** @type {ForwardPassElement} */
  const element = /** @type {any} */ (document.createElement("forward-pass"));
  Object.assign(element, { python: "eager", backend: new KernelBackend(model, ended.signal) });
  const script = make("script", { type: "application/json", textContent: network });
  script.dataset.network = "";
  element.append(script);
  // Share would offer addresses of a site; the still is for when this view is gone.
  const hidden = `forward-pass::part(share), [data-forward-pass-still="${still}"]`;
  const style = make("style", { textContent: `${hidden} { display: none }` });
  el.append(style, element);
  const opened = { inputs: null, temperature, moment: null, target: null, changes: [] };
  keepInStep(model, element, opened, ended.signal);
  return () => ended.abort();
}

export default { render };
