// @ts-check
/** A card in the top layer: beside its target, or as a sheet at the bottom of a small screen. */

import { placeCard } from "./place-card.js";
import { CardChange } from "./card-change.js";
import { CARD_STYLES } from "./card-styles.js";
import { viewOf } from "./blocks.js";
import { ABOUT, ABOUT_WORDS } from "../../core/closing-digits.js";
import { morph, data, html } from "../../ui/markup.js";
import { zoomOf } from "../../ui/screen.js";
import { adopt } from "../../ui/sheets.js";

/**
 * @import { Card as CardContent } from "../../card-types.d.ts"
 * @import { Target } from "../../types.d.ts"
 * @import { Box } from "./place-card.js"
 */

/** The inside of a card, under its head. @param {CardContent} content @param {boolean} opened whether all terms are asked for */
export function bodyOf({ sections, missing }, opened) {
  const views = sections.flatMap((section) => viewOf(section, opened) ?? []);
  const about = views.some(({ textContent }) => textContent?.includes(ABOUT));
  return [
    ...views,
    ...(about ? [html("p", { class: "about" }, ABOUT_WORDS)] : []),
    ...(missing ? [html("p", { class: "missing" }, missing)] : []),
  ];
}

export class Card {
  #frame;
  #root = html("div", {
    class: "card",
    part: "card",
    popover: "manual",
    role: "dialog",
    "aria-labelledby": "card-title",
  });
  /** Placed over the target, so that the browser knows where it is. */
  #anchor = html("i", { class: "card-anchor" });
  #sheet = false;
  #change;

  /**
   * @param {HTMLElement} frame the frame, where the element's own colours and fonts begin
   * @param {HTMLElement} stage
   * @param {{onClose: () => void, onFollow: (target: Target) => void, onToggle: () => void, onChange: (what: import("../../card-types.d.ts").Changeable, value: number | null) => void}} does
   */
  constructor(frame, stage, { onClose, onFollow, onToggle, onChange }) {
    this.#frame = frame;
    this.#change = new CardChange(onChange);
    stage.after(this.#root);
    stage.append(this.#anchor);
    this.#root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.classList.contains("close")) onClose();
      else if (button?.dataset.target) onFollow(JSON.parse(button.dataset.target));
    });
    // From the details inside; the popover itself fires the same event.
    this.#root.addEventListener("toggle", (event) => event.target !== this.#root && onToggle(), { capture: true });
  }

  get root() {
    return /** @type {HTMLElement} */ (this.#root);
  }

  get anchor() {
    return this.#anchor;
  }

  get open() {
    return this.root.isConnected && this.root.matches(":popover-open");
  }

  /** Whether it is a sheet at the bottom. */
  get sheet() {
    return this.#sheet;
  }

  /** @param {CardContent} content @param {boolean} changeable whether values may be changed in it */
  show(content, changeable) {
    adopt(/** @type {ShadowRoot} */ (this.#frame.getRootNode()), CARD_STYLES);
    const inside = html(
      "div",
      { class: "inside" },
      html(
        "div",
        { class: "head" },
        html("span", { class: "place" }, content.place),
        html("b", { id: "card-title", class: "title" }, content.title),
        html("strong", { class: "result" }, data(content.result, "result")),
        html("button", { type: "button", class: "close", part: "button", "aria-label": "Close" }, "✕"),
      ),
      ...bodyOf(content, this.#root.querySelector("details[open]") !== null),
    );
    this.#root.setAttribute("data-kind", content.kind);
    const there = this.#root.firstElementChild;
    if (there) morph(there, inside);
    else this.#root.append(inside, this.#change.root);
    this.#change.show(changeable ? content.changeable : null);
    if (!this.open) this.root.showPopover();
  }

  hide() {
    if (this.open) this.root.hidePopover();
  }

  /** Brings it to the top again: an element in full screen covers popovers that were open before. */
  raise() {
    const { root } = this;
    if (!this.open) return;
    const within = /** @type {ShadowRoot} */ (root.getRootNode());
    const focused = /** @type {HTMLElement | null} */ (within.activeElement);
    root.hidePopover();
    root.showPopover();
    if (focused && root.contains(focused)) focused.focus({ preventScroll: true });
  }

  /** Hides it while its target is out of sight. @param {boolean} away */
  set away(away) {
    this.#root.toggleAttribute("data-away", away);
  }

  /**
   * Puts it beside the target.
   * @param {Box} target in CSS px from the stage's corner @param {readonly Box[]} avoid what it should not cover
   * @param {DOMMatrix} screen from CSS px of the stage to those of the viewport
   * @param {Box} [whole] the whole target
   */
  place(target, avoid, screen, whole = target) {
    const root = this.root;
    const anchor = /** @type {HTMLElement} */ (this.#anchor);
    Object.assign(anchor.style, { left: `${target.x}px`, top: `${target.y}px`, width: `${target.width}px`, height: `${target.height}px` }); // prettier-ignore
    const view = /** @type {Window} */ (root.ownerDocument.defaultView);
    const viewport = { width: root.ownerDocument.documentElement.clientWidth, height: view.innerHeight };
    /** @param {Box} box */
    const seen = (box) => {
      const { p1, p2, p3, p4 } = DOMQuad.fromRect(box);
      const [a, b, c, d] = [p1, p2, p3, p4].map((corner) => corner.matrixTransform(screen));
      return new DOMQuad(a, b, c, d).getBounds();
    };
    root.removeAttribute("data-sheet");
    root.removeAttribute("data-wide");
    // Large numbers need a wider card.
    root.toggleAttribute("data-wide", root.scrollWidth > root.clientWidth);
    // In the top layer transforms do not apply, but zoom does.
    const zoom = zoomOf(root);
    const card = { width: root.offsetWidth * zoom, height: root.offsetHeight * zoom };
    const place = placeCard({ target: seen(target), card, viewport, avoid: avoid.map(seen), whole: seen(whole) });
    this.#sheet = place === null;
    root.toggleAttribute("data-sheet", this.#sheet);
    root.style.left = place ? `${place.x / zoom}px` : "";
    root.style.top = place ? `${place.y / zoom}px` : "";
  }

  /** Scrolls the page so that a sheet does not cover the target. */
  reveal() {
    if (!this.#sheet) return;
    const anchor = /** @type {HTMLElement} */ (this.#anchor);
    anchor.style.scrollMarginBlock = `72px ${this.root.offsetHeight + 16}px`;
    const calm = this.root.ownerDocument.defaultView?.matchMedia("(prefers-reduced-motion: reduce)").matches;
    anchor.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm ? "instant" : "smooth" });
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.#root.querySelector(".close"))?.focus();
  }
}
