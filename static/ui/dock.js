// @ts-check
/**
 * The dock: the one place for cards and panels. It is a column beside the stage; in a narrow element it takes the lower part;
 * where that would be too low, too, it covers the stage. The stage gets what is left, so nothing that is explained is covered.
 */

import { PAPER_STYLES, STYLES } from "./dock-styles.js";
import { make } from "./elements.js";

/** @typedef {"column" | "below" | "sheet"} Form */

/** An element narrower than this has no room for a column. */
const COLUMN_FROM_PX = 640;
/** In an element lower than this the bar keeps only what plays the pass while the dock is open. */
const LOW_PX = 520;
/** An element lower than this has no room for stage and dock. */
const LOWEST_PX = 360;
/** Which part of the height stays the stage's where the dock is below it. */
const STAGE_SHARE = 0.45;

/** @param {number} widthPx @param {number} heightPx of the element @returns {Form} */
export function formOf(widthPx, heightPx) {
  if (widthPx >= COLUMN_FROM_PX) return "column";
  return heightPx < LOWEST_PX ? "sheet" : "below";
}

/** One place in the dock: a head with a title and the button that closes it, and a body that scrolls. */
class DockPlace {
  root;
  /** What stands in the head, before the button. */
  heading = make("div", { className: "heading" });
  body = make("div", { className: "inside" });
  #onChange;
  /** Called when its button is pressed; whoever uses the place sets it. */
  onClose = () => {};

  /** @param {string} name class and part @param {() => void} onChange called when it has opened or closed */
  constructor(name, onChange) {
    this.#onChange = onChange;
    const close = make("button", { type: "button", className: "close", textContent: "✕", title: "Close" });
    close.setAttribute("part", "button");
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => this.onClose());
    const head = make("div", { className: "head" });
    head.append(this.heading, close);
    // It takes the focus of a press inside, which so never leaves the element.
    this.root = make("section", { className: name, hidden: true, tabIndex: -1 });
    this.root.setAttribute("part", name);
    this.root.append(head, this.body);
  }

  get isOpen() {
    return !this.root.hidden;
  }

  /** Opens the place; where only one has room, the one that was opened last is seen. */
  open() {
    this.root.hidden = false;
    this.#onChange();
  }

  close() {
    if (!this.isOpen) return;
    this.root.hidden = true;
    this.#onChange();
  }

  /** The focus goes to the place, without scrolling the page. */
  focus() {
    this.root.focus({ preventScroll: true });
  }

  /** The focus goes to the button that closes it. */
  focusClose() {
    /** @type {HTMLElement} */ (this.root.querySelector(".close")).focus();
  }
}

/** @typedef {DockPlace} Place */

export class Dock {
  #frame;
  #stage;
  #root = make("div", { className: "dock", hidden: true });
  #adopt;
  #shadow;
  /** In force while a card is open. @type {CSSStyleSheet | null} */
  #paper = null;
  /** Where the card stands. */
  card = new DockPlace("card", () => this.#changed(this.card, this.panel));
  /** Where one of the panels stands, below the card. */
  panel = new DockPlace("drawer", () => this.#changed(this.panel, this.card));

  /**
   * @param {Pick<import("./template.js").Parts, "frame" | "stage" | "root">} parts
   * @param {(root: ShadowRoot, styles: string) => void} adopt gives a shadow root a style sheet
   */
  constructor({ frame, stage, root }, adopt) {
    this.#shadow = root;
    this.#frame = frame;
    this.#stage = stage;
    this.#adopt = () => adopt(root, STYLES);
    this.#root.append(this.card.root, this.panel.root);
    stage.after(this.#root);
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#adopt();
    const { ResizeObserver } = this.#frame.ownerDocument.defaultView ?? window;
    const size = new ResizeObserver(() => this.#arrange());
    size.observe(this.#frame);
    signal.addEventListener("abort", () => size.disconnect());
  }

  /** A place has opened or closed. @param {Place} place @param {Place} other */
  #changed(place, other) {
    place.root.toggleAttribute("data-behind", !place.isOpen);
    other.root.toggleAttribute("data-behind", place.isOpen);
    this.#arrange();
  }

  /** On paper an open card follows the picture. */
  #layOutPaper() {
    const root = this.#shadow;
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#paper);
    this.#paper = null;
    const view = root.ownerDocument.defaultView;
    if (!this.card.isOpen || !view) return;
    this.#paper = new view.CSSStyleSheet();
    this.#paper.replaceSync(PAPER_STYLES);
    root.adoptedStyleSheets.push(this.#paper);
  }

  /** Gives the dock the form that the element's size allows. The element's own size stays. */
  #arrange() {
    const frame = this.#frame;
    this.#root.hidden = !this.card.isOpen && !this.panel.isOpen;
    if (this.card.isOpen !== (this.#paper !== null)) this.#layOutPaper();
    if (this.#root.hidden) return void delete frame.dataset.dock;
    const { clientWidth, clientHeight } = frame;
    const form = formOf(clientWidth, clientHeight);
    frame.dataset.dock = form;
    frame.toggleAttribute("data-low", clientHeight < LOW_PX);
    const { style } = this.#root;
    style.blockSize = "";
    if (form !== "below") return;
    // What the stage has when the dock takes nothing is the room for both.
    style.blockSize = "0";
    style.blockSize = `${Math.round(this.#stage.offsetHeight * (1 - STAGE_SHARE))}px`;
  }
}
