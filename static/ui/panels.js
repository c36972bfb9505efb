// @ts-check
/** The panels of the dock: one at a time, loaded when it is first opened. */

import { make } from "./elements.js";

/**
 * @import { FeatureTools, Panel, PanelContext, PanelName } from "../types.d.ts"
 */

/** @param {Error} error */
const loadFailure = ({ message }) => `That could not be opened: ${message}.`;

export class Panels {
  #parts;
  #context;
  #tools;
  #place;
  /** @type {{name: PanelName, panel: Panel} | null} */
  #open = null;
  /** The panel requested last, while it is being loaded. @type {PanelName | null} */
  #wanted = null;
  /** The element that had the focus before the panel opened. @type {HTMLElement | null} */
  #from = null;

  /**
   * @param {import("./template.js").Parts} parts @param {PanelContext} context
   * @param {FeatureTools} tools
   */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
    this.#place = tools.dock.panel;
    this.#place.onClose = () => this.#leave();
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    for (const opener of this.#parts.openers) {
      const name = /** @type {PanelName} */ (opener.dataset.panel);
      opener.addEventListener("click", ({ isTrusted }) => void this.toggle(name, isTrusted), { signal });
    }
    this.#place.root.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    const show = () => this.#open?.panel.show();
    for (const name of ["numbers", "known", "phase", "pace"])
      this.#context.events.addEventListener(name, show, { signal });
    signal.addEventListener("abort", () => this.close());
  }

  /**
   * Opens a panel, or closes it where it is open.
   * @param {PanelName} name @param {boolean} [byReader] otherwise the focus stays where it is, as the reader may be elsewhere on the page
   */
  async toggle(name, byReader = true) {
    if (this.#wanted === name) return; // it is being loaded
    const wasOpen = this.#open?.name === name;
    this.close();
    if (wasOpen) return;
    this.#wanted = name;
    const { openers, root } = this.#parts;
    const opener = openers.find(({ dataset }) => dataset.panel === name) ?? null;
    this.#from = /** @type {HTMLElement | null} */ (root.activeElement) ?? opener;
    const { adopt, loadModule, ownPanels } = this.#tools;
    let problem = null;
    const module =
      ownPanels.get(name) ??
      (await loadModule(/** @type {"adjust" | "python" | "pace" | "train"} */ (name)).catch((error) => void (problem = loadFailure(error)))); // prettier-ignore
    this.#context.setNotice("panel", problem);
    if (this.#wanted !== name) return;
    this.#wanted = null;
    if (!module) return;
    adopt(root, module.STYLES);
    const panel = this.#show(name, module.Panel);
    if (!byReader && !root.activeElement) return;
    if (panel.focus) panel.focus();
    else this.#place.focus();
  }

  /** @param {PanelName} name @param {import("../types.d.ts").PanelClass} Panel */
  #show(name, Panel) {
    const place = this.#place;
    const { root, body, heading } = place;
    const panel = new Panel(body, this.#context, this.#tools);
    this.#open = { name, panel };
    // A panel says on its own element what it is called.
    const title = body.getAttribute("aria-label") ?? "";
    body.removeAttribute("aria-label");
    root.setAttribute("aria-label", title);
    heading.replaceChildren(make("h2", { className: "title", textContent: title }));
    place.open();
    body.scrollTop = 0;
    this.#updateOpeners();
    return panel;
  }

  close() {
    this.#wanted = null;
    if (!this.#open) return;
    this.#open.panel.close();
    this.#open = null;
    this.#place.body.replaceChildren();
    this.#place.body.className = "inside";
    this.#place.close();
    this.#updateOpeners();
  }

  /** Closes the panel; the focus goes back to where it came from. */
  #leave() {
    this.close();
    this.#from?.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Escape" || !this.#open || event.defaultPrevented) return;
    event.preventDefault();
    this.#leave();
  }

  #updateOpeners() {
    for (const opener of this.#parts.openers)
      opener.setAttribute("aria-expanded", String(opener.dataset.panel === this.#open?.name));
  }
}
