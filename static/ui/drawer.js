// @ts-check
/** The drawer beside the stage: shows one panel at a time, loaded when it is first opened. */

import { STYLES } from "./drawer-styles.js";

/**
 * @import { FeatureTools, Panel, PanelContext, PanelName } from "../types.d.ts"
 */

/** How much of the element's height it takes at the most where it opens below the stage. */
const SHARE_BELOW = 0.36;

/** @param {Error} error */
const loadFailure = ({ message }) => `That could not be opened: ${message}.`;

export class Drawer {
  #parts;
  #context;
  #tools;
  /** @type {{name: PanelName, panel: Panel} | null} */
  #open = null;
  /** The panel requested last, while it is being loaded. @type {PanelName | null} */
  #wanted = null;
  /** The element that had the focus before the drawer opened. @type {HTMLElement | null} */
  #from = null;

  /**
   * @param {import("./template.js").Parts} parts @param {PanelContext} context
   * @param {FeatureTools} tools
   */
  constructor(parts, context, tools) {
    this.#parts = parts;
    this.#context = context;
    this.#tools = tools;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { openers, drawer } = this.#parts;
    for (const opener of openers) {
      const name = /** @type {PanelName} */ (opener.dataset.panel);
      opener.addEventListener("click", () => void this.toggle(name), { signal });
    }
    drawer.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    const show = () => this.#open?.panel.show();
    for (const name of ["numbers", "known", "phase", "pace"])
      this.#context.events.addEventListener(name, show, { signal });
    signal.addEventListener("abort", () => this.close());
  }

  /** Opens a panel, or closes it where it is open. @param {PanelName} name */
  async toggle(name) {
    if (this.#wanted === name) return; // it is being loaded
    const wasOpen = this.#open?.name === name;
    this.close();
    if (wasOpen) return;
    this.#wanted = name;
    const { drawer, frame, openers, root } = this.#parts;
    const opener = openers.find(({ dataset }) => dataset.panel === name) ?? null;
    this.#from = /** @type {HTMLElement | null} */ (root.activeElement) ?? opener;
    let problem = null;
    const module = await this.#tools.loadModule(name).catch((error) => void (problem = loadFailure(error)));
    this.#context.setNotice("drawer", problem);
    if (this.#wanted !== name) return;
    this.#wanted = null;
    if (!module) return;
    for (const styles of [STYLES, module.STYLES]) this.#tools.adopt(root, styles);
    // Where it opens below the stage, the network keeps its room.
    drawer.style.setProperty("--_most", `${Math.round(frame.clientHeight * SHARE_BELOW)}px`);
    drawer.hidden = false;
    this.#open = { name, panel: new module.Panel(drawer, this.#context, this.#tools) };
    this.#updateOpeners();
    drawer.scrollTop = 0;
    drawer.tabIndex = -1;
    drawer.focus({ preventScroll: true });
  }

  close() {
    this.#wanted = null;
    if (!this.#open) return;
    this.#open.panel.close();
    this.#open = null;
    this.#parts.drawer.replaceChildren();
    this.#parts.drawer.hidden = true;
    this.#updateOpeners();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Escape" || !this.#open || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
    this.#from?.focus();
  }

  #updateOpeners() {
    for (const opener of this.#parts.openers)
      opener.setAttribute("aria-expanded", String(opener.dataset.panel === this.#open?.name));
  }
}
