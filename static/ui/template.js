// @ts-check
/** The element's shadow tree, and names for its parts. */

import { COLORS } from "../core/colors.js";
import { make, nodesOf } from "./elements.js";
import { HTML, PAUSE, PLAY } from "./frame-html.js";
import { adopt } from "./sheets.js";
import { STYLES } from "./styles.js";

/** Adopts the style sheet: when the root is filled, and again in another document. @param {ShadowRoot} root */
export const adoptStyles = (root) => adopt(root, STYLES);

/**
 * Fills a shadow root.
 * @param {ShadowRoot} root @param {CustomStateSet} [states] the host's custom states, where the browser has them
 */
export function buildTree(root, states) {
  adoptStyles(root);
  root.append(nodesOf(HTML));
  /** @template {HTMLElement} [T=HTMLElement] @param {string} selector */
  const part = (selector) => /** @type {T} */ (root.querySelector(selector));
  // One element for each colour of the picture; the palette reads its computed style.
  const probes = /** @type {Record<import("../core/colors.js").ColorName, HTMLElement>} */ ({});
  for (const name of COLORS) {
    probes[name] = make("i", { className: "probe" });
    part(".probes").append(probes[name]);
    // Set by script: a page's policy may forbid style attributes.
    probes[name].style.color = `var(--_${name})`;
  }
  return {
    root,
    states,
    scheme: part(".scheme"),
    frame: part(".frame"),
    stage: part(".stage"),
    still: /** @type {HTMLCanvasElement} */ (part(".still")),
    moving: /** @type {HTMLCanvasElement} */ (part(".moving")),
    notice: part(".notice"),
    sentences: part(".sentences"),
    notices: /** @type {HTMLSlotElement} */ (part("slot[name=notice]")),
    retry: /** @type {HTMLButtonElement} */ (part(".retry")),
    dismiss: /** @type {HTMLButtonElement} */ (part(".dismiss")),
    numbers: part(".numbers"),
    caption: part(".told"),
    bar: part(".bar"),
    play: /** @type {HTMLButtonElement} */ (part(".play")),
    randomize: /** @type {HTMLButtonElement} */ (part(".randomize")),
    share: /** @type {HTMLButtonElement} */ (part(".share")),
    openers: /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll(".opens")]),
    back: /** @type {HTMLButtonElement} */ (part(".back")),
    on: /** @type {HTMLButtonElement} */ (part(".on")),
    scrubber: part(".scrubber"),
    thumb: part(".thumb"),
    track: part(".track"),
    scrub: /** @type {HTMLInputElement} */ (part(".scrub")),
    pace: /** @type {HTMLButtonElement} */ (part(".pace")),
    seed: /** @type {HTMLDataElement} */ (part(".seed")),
    sample: /** @type {HTMLDataElement} */ (part(".sample")),
    drawn: part(".drawn"),
    given: part(".given"),
    badge: part(".badge"),
    badgeText: part(".badge span"),
    announcer: part(".announcer"),
    probes,
  };
}

/** Gives an element its shadow tree. @param {HTMLElement} host @param {CustomStateSet} [states] */
export const attachTree = (host, states) => buildTree(host.attachShadow({ mode: "open" }), states);

/** @typedef {ReturnType<typeof buildTree>} Parts */

/** @param {Parts} parts @param {boolean} playing */
export function showPlaying({ play }, playing) {
  play.replaceChildren(nodesOf(playing ? PAUSE : PLAY));
  play.setAttribute("aria-label", playing ? "Pause" : "Play");
}
