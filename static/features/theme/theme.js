// @ts-check
/** The colours of the element: light or dark, its palette, and when they change. */

import { brightnessOf } from "../../core/brightness.js";
import { readPalette } from "../../ui/palette.js";
import { parentOf } from "../../ui/ancestors.js";

/** @import { Display, Palette } from "../../types.d.ts" */

/**
 * Whether the page declares its colour schemes at this element: by `color-scheme` on it or around it, or by
 * `<meta name="color-scheme">`, which computed styles do not show.
 * @param {Element} element
 */
function saysItsScheme(element) {
  if (getComputedStyle(element).colorScheme !== "normal") return true;
  const metas = element.ownerDocument.querySelectorAll('meta[name="color-scheme" i]');
  return [...metas].some((meta) => /\b(light|dark)\b/i.test(/** @type {HTMLMetaElement} */ (meta).content));
}

/**
 * Whether the background around an element is dark. It counts more than what the page declares, because readers see it.
 * @param {Element} element
 * @returns {boolean | null} null where the page has no background colour
 */
export function groundIsDark(element) {
  for (let around = parentOf(element); around; around = parentOf(around)) {
    const { brightness, alpha } = brightnessOf(getComputedStyle(around).backgroundColor);
    if (alpha >= 0.5) return brightness < 0.5;
  }
  return null;
}

/** Where the sign of a weight must not depend on colour. */
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
   * @param {(palette: Palette) => void} onPalette called with the palette whenever it may have changed
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

  /** Whether the reader wants negative edges dashed; where colours cannot be told apart they always are. */
  get dashed() {
    return this.#dashed;
  }

  set dashed(dashed) {
    this.#dashed = dashed;
    this.refresh();
  }

  /**
   * A colour or scheme that changes for any reason (a class on an ancestor, a theme switch) starts a transition on a probe
   * element: those in the frame for the element's colours, the one beside the frame for the page's. `transitionrun` fires
   * even for transitions that are cut short.
   * @param {AbortSignal} signal ends the listening
   */
  listen(signal) {
    const { probes, scheme } = this.#parts;
    const refresh = () => this.refresh();
    for (const probe of [probes.text.parentElement, scheme])
      probe?.addEventListener("transitionrun", refresh, { signal });
  }

  /** Reads the colours again; colours in transition count as finished. */
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
   * Whether the element is dark: decided by its author, else by a browser that forces pages dark, else by the background
   * around it, else by the page's declaration, else by the reader's preference.
   */
  get #dark() {
    if (this.#choice !== "auto") return this.#choice === "dark";
    const { scheme } = this.#parts;
    scheme.style.colorScheme = saysItsScheme(this.#host) ? "" : "light dark";
    /** @param {string} [pseudo] */
    const isDark = (pseudo) => brightnessOf(getComputedStyle(scheme, pseudo).outlineColor).brightness > 0.5;
    // If pages are forced dark, even `color-scheme: light` computes to dark, while the page's own colours look unchanged.
    return isDark("::before") || (groundIsDark(this.#host) ?? isDark());
  }
}
