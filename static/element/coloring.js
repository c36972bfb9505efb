// @ts-check
/** The colours that hold where the element stands, and when they change. */

import { readPalette } from "../render/palette.js";

/** @typedef {import("../types.d.ts").Display} Display @typedef {import("../types.d.ts").Palette} Palette */

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
 * What the frame's colour scheme follows.
 * @param {Element} element @param {Display["theme"]} theme
 * @returns {"dark" | "light" | "page" | "preferred"} one of its own, the page's, or, where the page has none, the reader's
 */
export function schemeOf(element, theme) {
  if (theme !== "auto") return theme;
  return saysItsScheme(element) ? "page" : "preferred";
}

/** Where the sign of a weight must be told without its colour. */
const DASHED = ["(forced-colors: active)", "(prefers-contrast: more)", "print"];

export class Coloring {
  #host;
  #parts;
  #onPalette;
  /** @type {Display["theme"]} */
  #theme = "auto";
  #dashed = false;

  /**
   * @param {HTMLElement} host @param {import("../ui/template.js").Parts} parts
   * @param {(palette: Palette) => void} onPalette called with the palette whenever it may be another one
   */
  constructor(host, parts, onPalette) {
    this.#host = host;
    this.#parts = parts;
    this.#onPalette = onPalette;
  }

  /** @param {Display["theme"]} theme */
  set theme(theme) {
    this.#theme = theme;
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
   * probes it: on the frame's probes for colours, and beside the frame, whose scheme may be one of its own, for the page's.
   * @param {AbortSignal} signal ends the listening
   */
  listen(signal) {
    const { probes, scheme } = this.#parts;
    const refresh = () => this.refresh();
    probes.text.parentElement?.addEventListener("transitionend", refresh, { signal });
    scheme.addEventListener("transitionend", refresh, { signal });
  }

  /** Looks again which colours hold; those on their way to others count as arrived. */
  refresh() {
    const { frame, probes } = this.#parts;
    frame.toggleAttribute("data-reading", true);
    frame.dataset.scheme = schemeOf(this.#host, this.#theme);
    const dashed = this.#dashed || "print" in frame.dataset || DASHED.some((query) => matchMedia(query).matches);
    const palette = readPalette(probes, dashed);
    frame.toggleAttribute("data-reading", false);
    this.#onPalette(palette);
  }
}
