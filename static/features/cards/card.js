// @ts-check
/** A card in the top layer: beside what it explains, or as a sheet at the bottom of a small screen. Knows what it shows, not when. */

import { placeCard } from "./place-card.js";
import { CardChange } from "./card-change.js";
import { CARD_STYLES } from "./card-styles.js";
import { sectionsOf } from "./card-sections.js";
import { morph, data, html } from "../../ui/markup.js";
import { zoomOf } from "../../ui/screen.js";
import { adopt } from "../../ui/sheets.js";

/** @typedef {import("../../card-types.d.ts").Card} CardContent @typedef {import("./place-card.js").Box} Box @typedef {import("../../types.d.ts").Target} Target */

export class Card {
  #frame;
  #root = html("div", {
    class: "card",
    part: "card",
    popover: "manual",
    role: "dialog",
    "aria-labelledby": "card-title",
  });
  /** Over the target, for those who ask the browser where it is. */
  #anchor = html("i", { class: "card-anchor" });
  #sheet = false;
  #change;

  /**
   * @param {HTMLElement} frame of the element: there its own colours and type begin, and the page's end
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
    // Of the rows inside: the card's own coming and going is told by the same name.
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
      ...sectionsOf(content, this.#root.querySelector("details[open]") !== null),
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

  /** Above everything again: what goes full screen covers what was open before. */
  raise() {
    const { root } = this;
    if (!this.open) return;
    const within = /** @type {ShadowRoot} */ (root.getRootNode());
    const focused = /** @type {HTMLElement | null} */ (within.activeElement);
    root.hidePopover();
    root.showPopover();
    if (focused && root.contains(focused)) focused.focus({ preventScroll: true });
  }

  /** Away for as long as what it explains cannot be seen. @param {boolean} away */
  set away(away) {
    this.#root.toggleAttribute("data-away", away);
  }

  /**
   * Puts it beside the target.
   * @param {Box} target in CSS px from the stage's corner @param {readonly Box[]} avoid what had better not be covered
   * @param {DOMMatrix} screen from CSS px of the stage to those of the viewport
   * @param {Box} [whole] all of what is explained
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
    // Numbers in the millions have no room in most cards.
    root.toggleAttribute("data-wide", root.scrollWidth > root.clientWidth);
    // In the top layer no transform reaches it, but the zoom around it does.
    const zoom = zoomOf(root);
    const card = { width: root.offsetWidth * zoom, height: root.offsetHeight * zoom };
    const place = placeCard({ target: seen(target), card, viewport, avoid: avoid.map(seen), whole: seen(whole) });
    this.#sheet = place === null;
    root.toggleAttribute("data-sheet", this.#sheet);
    root.style.left = place ? `${place.x / zoom}px` : "";
    root.style.top = place ? `${place.y / zoom}px` : "";
  }

  /** Moves the page so far that a sheet does not cover what it explains. */
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
