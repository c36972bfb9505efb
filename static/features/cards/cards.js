// @ts-check
/** Which card is shown and when: for a moment while the pointer rests on something, or until it is closed once the target is pinned. */

import { cardOf } from "./card-content.js";
import { exists, explainedBy, sameTarget } from "../../core/hit-test.js";
import { boxOf, pathBoxes } from "./target-box.js";
import { Card } from "./card.js";
import { withHidden } from "./hide-numbers.js";
import { screenOf } from "../../ui/screen.js";

/**
 * @import { FeatureTools, PanelContext, Target } from "../../types.d.ts"
 */

export { cardOf };

/** How long the pointer must rest before a card opens, and how long it may be away before the card closes. */
const DWELL_MS = 90;
const GRACE_MS = 260;

export class Cards {
  #context;
  #frame;
  #stage;
  #picture;
  #card;
  #explanations;
  /** The target of the card. @type {Target} */
  #cardTarget = null;
  /** Where the pointer was when the card opened. @type {number | null} */
  #nearX = null;
  /** The target of a card closed under the pointer: it opens again only after another target. @type {Target} */
  #dismissed = null;
  #pinned = false;
  /** Whether the focus is being moved into the card. */
  #entering = false;
  #pointerInside = false;
  /** The element that had the focus before the card. @type {HTMLElement | null} */
  #cameFrom = null;
  #timer = 0;
  /** The work to run once the pointer rests, and after how long. @type {[() => void, number] | null} */
  #waiting = null;
  #connection = new AbortController();

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context
   * @param {FeatureTools["makeExplanations"]} makeExplanations makes the store that cards read
   */
  constructor({ frame, stage, still }, context, makeExplanations) {
    this.#context = context;
    this.#frame = frame;
    this.#stage = stage;
    this.#picture = still;
    this.#card = new Card(frame, stage, {
      onClose: () => this.#dismiss(),
      onFollow: (target) => this.#follow(target),
      onToggle: () => this.#refresh(),
      onChange: ({ kind, place, before }, value) =>
        kind === "input" ? context.setInput(place.from, value ?? before?.value ?? 0) : context.change(place, value),
    });
    this.#explanations = makeExplanations(() => this.#refresh());
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { events } = this.#context;
    const { root } = this.#card;
    events.addEventListener("target", () => this.#targetChanged(), { signal });
    events.addEventListener("numbers", () => this.#numbers(), { signal });
    events.addEventListener("known", () => this.#refresh(), { signal });
    root.addEventListener("pointerenter", () => this.#enter(true), { signal });
    root.addEventListener("pointerleave", () => this.#enter(false), { signal });
    root.addEventListener("keydown", (event) => this.#pressedInside(event), { signal });
    this.#stage.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    this.#stage.addEventListener("pointermove", () => this.#waiting && this.#whenAtRest(...this.#waiting), { signal });
    signal.addEventListener("abort", () => this.#close());
    this.#targetChanged();
  }

  /** The target, or whether it is pinned, has changed. */
  #targetChanged() {
    const { target, pinned } = this.#context.onStage;
    if (this.#entering) return;
    const letGo = this.#pinned && !target;
    this.#pinned = pinned;
    this.#stopWaiting();
    if (letGo) {
      // A press moved the focus from the stage into the card: the card keeps its target.
      if (this.#pointerInside && this.#isThere()) this.#context.aim(this.#cardTarget);
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
    const { settings, edges } = this.#context.onStage;
    return this.#cardTarget !== null && exists(this.#cardTarget, settings.layers, edges);
  }

  /**
   * Runs work once the pointer has rested for so long, because on its way into the card it crosses other targets.
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
    const { pinned, pointerX } = this.#context.onStage;
    if (!sameTarget(target, this.#cardTarget)) this.#nearX = this.#stage.matches(":hover") ? pointerX : null;
    this.#cardTarget = target;
    this.#refresh();
    if (this.#card.open && pinned) this.#card.reveal();
  }

  /** A target that was pinned before there were numbers gets its card now. */
  #numbers() {
    const { target, pinned } = this.#context.onStage;
    if (target && pinned && !this.#cardTarget) this.#open(target);
    else this.#refresh();
  }

  /** While it is open, the card follows its target on the page, and hides with it. */
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

  /** Updates the card: numbers, moment or explanation may have changed. */
  #refresh() {
    const target = this.#cardTarget;
    const { onStage } = this.#context;
    const { trace, pinned } = onStage;
    if (!target) return;
    if (!trace) return this.#close();
    const { explanation, absent } = this.#explanations.of(explainedBy(target), pinned);
    const wasOpen = this.#card.open;
    const content = cardOf({ ...onStage, trace }, target, explanation, absent);
    // What would be typed there is shown there.
    const changeable = onStage.status !== "off" && !onStage.revealed;
    this.#card.show(withHidden(content, onStage.revealed), changeable);
    if (!wasOpen) this.#watch();
    this.#place();
  }

  #place() {
    if (!this.#cardTarget) return;
    const { layout } = this.#context.onStage;
    const box = boxOf(layout, this.#cardTarget, this.#nearX);
    const path = pathBoxes(layout, this.#cardTarget);
    const whole = this.#cardTarget.kind === "edge" ? path[0] : box;
    this.#card.place(box, path, screenOf(this.#stage), whole);
  }

  /** The pointer may enter the card: its target stays. @param {boolean} inside */
  #enter(inside) {
    this.#pointerInside = inside;
    this.#context.hover(inside ? this.#cardTarget : null);
  }

  /** @param {Target} target */
  #follow(target) {
    this.#nearX = null;
    this.#context.aim(target);
  }

  /** Closes the card and unpins its target. */
  #dismiss() {
    const target = this.#cardTarget;
    this.#close();
    this.#context.aim(null);
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

  /** Enter moves the focus from the stage into the card; so does Tab from the picture, where Enter walks the network. @param {KeyboardEvent} event */
  #pressed(event) {
    const { key, shiftKey, target: from, defaultPrevented } = event;
    const goes = key === "Enter" || (key === "Tab" && !shiftKey && from === this.#picture && this.#pinned);
    if (!goes || defaultPrevented || !this.#card.open) return;
    // Otherwise the same key would press the close button, which gets the focus.
    event.preventDefault();
    const { target } = this.#context.onStage;
    this.#cameFrom = /** @type {HTMLElement} */ (event.target);
    // Losing the focus may unpin the target.
    this.#entering = true;
    this.#card.focus();
    this.#context.aim(target);
    this.#entering = false;
  }

  /** Escape anywhere else in the element. @param {KeyboardEvent} event */
  #pressedAround(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.#dismiss();
  }

  /** Escape outside the element closes the card; the page gets the key, too, if the target is pinned. @param {KeyboardEvent} event */
  #pressedOutside(event) {
    const root = /** @type {ShadowRoot} */ (this.#frame.getRootNode());
    if (event.key !== "Escape" || root.activeElement) return;
    if (!this.#context.onStage.pinned) event.stopImmediatePropagation();
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
