// @ts-check
/** The colours that hold where the element stands, and when they change. */

import { brightnessOf } from "../../core/brightness.js";
import { readPalette } from "../../ui/palette.js";
import { parentOf } from "../../ui/ancestors.js";

/** @typedef {import("../../types.d.ts").Display} Display @typedef {import("../../types.d.ts").Palette} Palette */

/**
 * Whether the page says which colour schemes it is made for, at this element: by `color-scheme` on it or around it, or by
 * `<meta name="color-scheme">`, of which computed styles tell nothing.
 * @param {Element} element
 */
function saysItsScheme(element) {
  if (getComputedStyle(element).colorScheme !== "normal") return true;
  const metas = element.ownerDocument.querySelectorAll('meta[name="color-scheme" i]');
  return [...metas].some((meta) => /\b(light|dark)\b/i.test(/** @type {HTMLMetaElement} */ (meta).content));
}

/**
 * Whether the page around an element is dark, as it is painted there: whatever a page declares, its reader sees this.
 * @param {Element} element
 * @returns {boolean | null} null where the page paints no ground of its own
 */
export function groundIsDark(element) {
  for (let around = parentOf(element); around; around = parentOf(around)) {
    const { brightness, alpha } = brightnessOf(getComputedStyle(around).backgroundColor);
    if (alpha >= 0.5) return brightness < 0.5;
  }
  return null;
}

/** Where the sign of a weight must be told without its colour. */
const DASHED = ["(forced-colors: active)", "(prefers-contrast: more)", "print"];

export class Theme {
  #host;
  #parts;
  #onPalette;
  /** @type {Display["theme"]} */
  #choice = "auto";
  #dashed = false;

  /**
   * @param {HTMLElement} host @param {import("../../ui/template.js").Parts} parts
   * @param {(palette: Palette) => void} onPalette called with the palette whenever it may be another one
   */
  constructor(host, parts, onPalette) {
    this.#host = host;
    this.#parts = parts;
    this.#onPalette = onPalette;
  }

  /** @param {Display["theme"]} choice */
  set choice(choice) {
    this.#choice = choice;
    this.refresh();
  }

  /** Whether the reader wants negative edges dashed; where colours say little they are in any case. */
  get dashed() {
    return this.#dashed;
  }

  set dashed(dashed) {
    this.#dashed = dashed;
    this.refresh();
  }

  /**
   * A colour or a scheme that changes for any reason (a class on an ancestor, a theme switch) starts a transition on what
   * probes it: on the frame's probes for its colours, and beside the frame for the page's. That one begins is told even
   * of those that are cut short.
   * @param {AbortSignal} signal ends the listening
   */
  listen(signal) {
    const { probes, scheme } = this.#parts;
    const refresh = () => this.refresh();
    for (const probe of [probes.text.parentElement, scheme])
      probe?.addEventListener("transitionrun", refresh, { signal });
  }

  /** Looks again which colours hold; those on their way to others count as arrived. */
  refresh() {
    const { frame, probes } = this.#parts;
    const view = frame.ownerDocument.defaultView;
    frame.toggleAttribute("data-reading", true);
    frame.dataset.scheme = this.#dark ? "dark" : "light";
    const dashed = this.#dashed || "print" in frame.dataset || DASHED.some((query) => view?.matchMedia(query).matches);
    const palette = readPalette(probes, dashed);
    frame.toggleAttribute("data-reading", false);
    this.#onPalette(palette);
  }

  /**
   * Whether it is to be dark: as its author says, else as whoever forces pages dark, else as the ground is, else as the page
   * declares, else as the reader prefers.
   */
  get #dark() {
    if (this.#choice !== "auto") return this.#choice === "dark";
    const { scheme } = this.#parts;
    scheme.style.colorScheme = saysItsScheme(this.#host) ? "" : "light dark";
    /** @param {string} [pseudo] */
    const isDark = (pseudo) => brightnessOf(getComputedStyle(scheme, pseudo).outlineColor).brightness > 0.5;
    // Forced dark, what asks to be light is dark, while the colours that the page asked for are told as they were.
    return isDark("::before") || (groundIsDark(this.#host) ?? isDark());
  }
}
