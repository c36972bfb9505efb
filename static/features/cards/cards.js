// @ts-check
/** When a card is shown, and of what: a look while the pointer rests on something, or for good once it is held. */

import { cardOf } from "./explain.js";
import { exists, explainedBy, sameTarget } from "../../core/hit-test.js";
import { boxOf, pathBoxes } from "./target-box.js";
import { Card } from "./card.js";
import { screenOf } from "../../ui/screen.js";

/** @typedef {import("../../types.d.ts").Target} Target @typedef {import("../../element/app.js").App} App */

/** How long the pointer rests on something before its card comes, and how long it may be away before the card goes. */
const DWELL_MS = 90;
const GRACE_MS = 260;

export class Cards {
  #app;
  #frame;
  #stage;
  #picture;
  #card;
  #explanations;
  /** What the card is about. @type {Target} */
  #cardTarget = null;
  /** Where the pointer was when it came. @type {number | null} */
  #nearX = null;
  /** What was closed while the pointer was on it: it comes back only after something else. @type {Target} */
  #dismissed = null;
  #pinned = false;
  /** Whether the focus is on its way into the card. */
  #entering = false;
  #pointerInside = false;
  /** What had the focus before it went into the card. @type {HTMLElement | null} */
  #cameFrom = null;
  #timer = 0;
  /** What happens once the pointer rests, and after how long. @type {[() => void, number] | null} */
  #waiting = null;
  #connection = new AbortController();

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {App} app
   * @param {import("../../element/deferred-ui.js").Tools["makeExplanations"]} makeExplanations makes the store that cards read
   */
  constructor({ frame, stage, still }, app, makeExplanations) {
    this.#app = app;
    this.#frame = frame;
    this.#stage = stage;
    this.#picture = still;
    this.#card = new Card(frame, stage, {
      onClose: () => this.#dismiss(),
      onFollow: (target) => this.#follow(target),
      onToggle: () => this.#refresh(),
      onChange: ({ kind, place, before }, value) =>
        kind === "input" ? app.setInput(place.from, value ?? before?.value ?? 0) : app.change(place, value),
    });
    this.#explanations = makeExplanations(() => this.#refresh());
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { events } = this.#app;
    const { root } = this.#card;
    events.addEventListener("target", () => this.#targetChanged(), { signal });
    events.addEventListener("numbers", () => this.#numbers(), { signal });
    events.addEventListener("phase", () => this.#refresh(), { signal });
    root.addEventListener("pointerenter", () => this.#enter(true), { signal });
    root.addEventListener("pointerleave", () => this.#enter(false), { signal });
    root.addEventListener("keydown", (event) => this.#pressedInside(event), { signal });
    this.#stage.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    this.#stage.addEventListener("pointermove", () => this.#waiting && this.#whenAtRest(...this.#waiting), { signal });
    signal.addEventListener("abort", () => this.#close());
    this.#targetChanged();
  }

  /** The target is another, or held now, or not any more. */
  #targetChanged() {
    const { target, pinned } = this.#app.selection;
    if (this.#entering) return;
    const letGo = this.#pinned && !target;
    this.#pinned = pinned;
    this.#stopWaiting();
    if (letGo) {
      // The focus has gone from the stage into the card with a press: the card is still about the same.
      if (this.#pointerInside && this.#isThere()) this.#app.selection.target = this.#cardTarget;
      else {
        this.#dismissed = this.#cardTarget;
        this.#close();
      }
      return;
    }
    if (!sameTarget(target, this.#dismissed)) this.#dismissed = null;
    if (!target) {
      if (this.#cardTarget && !this.#pointerInside) this.#whenAtRest(() => this.#close(), GRACE_MS);
    } else if (pinned) this.#open(target);
    else if (!sameTarget(target, this.#cardTarget) && !this.#dismissed)
      this.#whenAtRest(() => this.#open(target), DWELL_MS);
  }

  #isThere() {
    const { settings, trace } = this.#app.store;
    return this.#cardTarget !== null && exists(this.#cardTarget, settings.layers, trace);
  }

  /**
   * Does something once the pointer has been at rest for so long: on its way into the card it crosses other things.
   * @param {() => void} work @param {number} afterMs
   */
  #whenAtRest(work, afterMs) {
    clearTimeout(this.#timer);
    this.#waiting = [work, afterMs];
    this.#timer = setTimeout(() => {
      this.#stopWaiting();
      work();
    }, afterMs);
  }

  #stopWaiting() {
    clearTimeout(this.#timer);
    this.#waiting = null;
  }

  /** @param {Exclude<Target, null>} target */
  #open(target) {
    const { selection } = this.#app;
    if (!sameTarget(target, this.#cardTarget)) this.#nearX = this.#stage.matches(":hover") ? selection.pointerX : null;
    this.#cardTarget = target;
    this.#refresh();
    if (this.#card.open && selection.pinned) this.#card.reveal();
  }

  /** What is held while there are no numbers is explained when they come. */
  #numbers() {
    const { target, pinned } = this.#app.selection;
    if (target && pinned && !this.#cardTarget) this.#open(target);
    else this.#refresh();
  }

  /** While it is open it follows its target about the page, and goes away with it. */
  #watch() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const page = this.#stage.ownerDocument;
    const place = () => this.#place();
    page.addEventListener("fullscreenchange", () => this.#card.raise(), { signal });
    page.addEventListener("scroll", place, { signal, capture: true, passive: true });
    page.defaultView?.addEventListener("resize", place, { signal });
    const options = { signal, capture: true };
    page.defaultView?.addEventListener("keydown", (event) => this.#pressedOutside(event), options);
    this.#frame.addEventListener("keydown", (event) => this.#pressedAround(event), { signal });
    const { ResizeObserver, IntersectionObserver } = page.defaultView ?? window;
    const size = new ResizeObserver(place);
    size.observe(this.#stage);
    const sight = new IntersectionObserver(([seen]) => (this.#card.away = !seen?.isIntersecting && !this.#card.sheet));
    sight.observe(this.#card.anchor);
    signal.addEventListener("abort", () => [size, sight].forEach((observer) => observer.disconnect()));
  }

  /** Numbers, moment or explanation may be others now. */
  #refresh() {
    const target = this.#cardTarget;
    const { onStage, selection } = this.#app;
    const { trace } = onStage;
    if (!target) return;
    if (!trace) return this.#close();
    const { explanation, absent } = this.#explanations.of(explainedBy(target), selection.pinned);
    const wasOpen = this.#card.open;
    this.#card.show(cardOf({ ...onStage, trace }, target, explanation, absent), this.#app.status !== "off");
    if (!wasOpen) this.#watch();
    this.#place();
  }

  #place() {
    if (!this.#cardTarget) return;
    const { layout } = this.#app.onStage;
    const box = boxOf(layout, this.#cardTarget, this.#nearX);
    const path = pathBoxes(layout, this.#cardTarget);
    const whole = this.#cardTarget.kind === "edge" ? path[0] : box;
    this.#card.place(box, path, screenOf(this.#stage), whole);
  }

  /** The pointer may go into the card: what it explains stays what it is on. @param {boolean} inside */
  #enter(inside) {
    this.#pointerInside = inside;
    this.#app.selection.hover(inside ? this.#cardTarget : null);
  }

  /** @param {Target} target */
  #follow(target) {
    this.#nearX = null;
    this.#app.selection.target = target;
  }

  /** Closes it for good, and lets its target go. */
  #dismiss() {
    const target = this.#cardTarget;
    this.#close();
    this.#app.selection.target = null;
    this.#dismissed = target;
  }

  #close() {
    this.#stopWaiting();
    this.#connection.abort();
    this.#cardTarget = null;
    this.#pointerInside = false;
    this.#cameFrom = null;
    this.#card.hide();
  }

  /** From the stage, Enter goes into the card; so does Tab from the picture, where Enter may lead on. @param {KeyboardEvent} event */
  #pressed(event) {
    const { key, shiftKey, target: from, defaultPrevented } = event;
    const goes = key === "Enter" || (key === "Tab" && !shiftKey && from === this.#picture && this.#pinned);
    if (!goes || defaultPrevented || !this.#card.open) return;
    // Else the same key would press what it has gone to: the button that closes the card.
    event.preventDefault();
    const { selection } = this.#app;
    const { target } = selection;
    this.#cameFrom = /** @type {HTMLElement} */ (event.target);
    // What had the focus may let the target go with it.
    this.#entering = true;
    this.#card.focus();
    selection.target = target;
    this.#entering = false;
  }

  /** Escape anywhere else in the element. @param {KeyboardEvent} event */
  #pressedAround(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.#dismiss();
  }

  /** Escape in the page: the card's alone while the pointer is on what it explains, the page's too while it is held. @param {KeyboardEvent} event */
  #pressedOutside(event) {
    const root = /** @type {ShadowRoot} */ (this.#frame.getRootNode());
    if (event.key !== "Escape" || root.activeElement) return;
    if (!this.#app.selection.pinned) event.stopImmediatePropagation();
    this.#dismiss();
  }

  /** Escape goes back to where the focus came from. @param {KeyboardEvent} event */
  #pressedInside(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    const back = this.#cameFrom;
    if (back) back.focus({ preventScroll: true });
    else this.#dismiss();
    this.#cameFrom = null;
  }
}
