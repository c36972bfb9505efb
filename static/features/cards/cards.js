// @ts-check
/** Which card is shown: that of the target which was clicked, tapped, reached by key or set by a script, until it is let go. */

import { cardOf } from "./card-content.js";
import { sameTarget, explainedBy } from "../../core/hit-test.js";
import { namedAfter, passOnStage } from "../../core/pass-on-stage.js";
import { Card } from "./card.js";
import { hiddenLoss, lossCard, tellsOfLoss } from "./loss-card.js";
import { CARD_STYLES } from "./card-styles.js";
import { withHidden } from "./hide-numbers.js";
import { Tip } from "./tip.js";

/**
 * @import { FeatureTools, PanelContext, Target } from "../../types.d.ts"
 */

export { cardOf };

export class Cards {
  #context;
  #adopt;
  #frame;
  #stage;
  #picture;
  #place;
  #card;
  #tip;
  #explanations;
  /** The target of the card. @type {Target} */
  #target = null;
  /** Whether the film of a step tells of the loss, and so does an open card meanwhile, whatever it is about. */
  #tellsOfLoss = false;
  /** The element that had the focus before the card. @type {HTMLElement | null} */
  #cameFrom = null;

  /**
   * @param {import("../../ui/template.js").Parts} parts @param {PanelContext} context
   * @param {Pick<FeatureTools, "adopt" | "makeExplanations" | "dock">} tools
   */
  constructor({ root, frame, stage, still }, context, { adopt, makeExplanations, dock }) {
    this.#context = context;
    this.#adopt = () => adopt(root, CARD_STYLES);
    this.#frame = frame;
    this.#stage = stage;
    this.#picture = still;
    this.#place = dock.card;
    this.#place.onClose = () => this.#leave();
    this.#card = new Card(this.#place, {
      onFollow: (target) => context.ask(target),
      onMoment: (timeMs) => {
        context.paused = true;
        context.seek(context.onStage.again?.courseMs(timeMs) ?? timeMs);
      },
      onToggle: () => this.#refresh(),
      onChange: ({ kind, place, before }, value) =>
        kind === "input" ? context.setInput(place.from, value ?? before?.value ?? 0) : context.change(place, value),
    });
    this.#tip = new Tip(stage, context);
    this.#explanations = makeExplanations(() => this.#refresh());
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.#adopt();
    const { events } = this.#context;
    const { root } = this.#place;
    for (const name of ["target", "numbers"]) events.addEventListener(name, () => this.#follow(), { signal });
    events.addEventListener("known", () => this.#refresh(), { signal });
    events.addEventListener("phase", () => this.#followFilm(), { signal });
    root.addEventListener("keydown", (event) => this.#pressedInside(event), { signal });
    this.#stage.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    this.#frame.addEventListener("keydown", (event) => this.#pressedAround(event), { signal });
    signal.addEventListener("abort", () => this.#close());
    this.#tip.listen(signal);
    this.#follow();
  }

  /** The target, whether it is pinned, or the numbers have changed. */
  #follow() {
    const { target, pinned, trace } = this.#context.onStage;
    if (!target || !pinned || !trace) return this.#close();
    const other = !sameTarget(target, this.#target);
    this.#target = target;
    if (other) this.#tellsOfLoss = false;
    this.#refresh();
    if (!other) return;
    this.#place.open();
    this.#place.body.scrollTop = 0;
  }

  /** Another phase: in the one that tells of the loss an open card becomes the loss's, and then that of its target again. */
  #followFilm() {
    const tells = this.#target !== null && tellsOfLoss(this.#context.onStage);
    const turns = tells !== this.#tellsOfLoss;
    this.#tellsOfLoss = tells;
    this.#refresh();
    if (turns) this.#place.body.scrollTop = 0;
  }

  /** Updates the card: numbers, moment or explanation may have changed. */
  #refresh() {
    const onStage = passOnStage(this.#context.onStage);
    const { trace, reel, revealed, again } = onStage;
    if (!this.#target || !trace || !reel) return;
    if (this.#tellsOfLoss || this.#target.kind === "loss") return this.#showLoss();
    const { explanation, absent } = this.#explanations.of(explainedBy(this.#target), true, { trace, reel });
    const content = cardOf({ ...onStage, trace }, this.#target, explanation, absent);
    // What would be typed there is shown there; the weights after a step are not those that a change begins with.
    const changeable = onStage.status !== "off" && !revealed && !again;
    const more = revealed ? [] : this.#context.moreOnCards?.(this.#target);
    const { phases } = onStage.timeline;
    const back = phases.find(({ direction }) => direction === "backwards");
    const head = { ...content, place: namedAfter(content.place, onStage) };
    this.#card.show(withHidden(head, revealed), changeable, more, back && onStage.timeMs >= back.startMs);
  }

  #showLoss() {
    const { loss, onStage, moreOnCards } = this.#context;
    const { revealed, timeMs } = onStage;
    const isTold = loss !== null && timeMs >= loss.fromMs;
    const sections = revealed && isTold ? [hiddenLoss(loss, timeMs, revealed)] : moreOnCards?.({ kind: "loss" });
    this.#card.show(withHidden(lossCard(loss, onStage.timeMs), onStage.revealed), false, sections);
  }

  #close() {
    this.#target = null;
    this.#cameFrom = null;
    this.#place.close();
  }

  /** Closes the card and lets its target go; a focus inside goes back to where it came from. */
  #leave() {
    const back = this.#place.root.matches(":focus-within") ? (this.#cameFrom ?? this.#picture) : null;
    this.#context.aim(null);
    back?.focus({ preventScroll: true });
  }

  /** Enter goes from the stage into the card; so does Tab from the picture, where Enter walks the network. @param {KeyboardEvent} event */
  #pressed(event) {
    const { key, shiftKey, target: from, defaultPrevented } = event;
    const { target, pinned } = this.#context.onStage;
    const goes = key === "Enter" || (key === "Tab" && !shiftKey && from === this.#picture && pinned);
    if (!goes || defaultPrevented || !target) return;
    // Otherwise the same key would press the close button, which gets the focus.
    event.preventDefault();
    if (!pinned) this.#context.ask(target);
    if (!this.#place.isOpen) return;
    this.#cameFrom = /** @type {HTMLElement} */ (from);
    this.#place.focusClose();
  }

  /** Escape anywhere else in the element. @param {KeyboardEvent} event */
  #pressedAround(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !this.#place.isOpen) return;
    event.preventDefault();
    this.#leave();
  }

  /** Escape goes back to where the focus came from. @param {KeyboardEvent} event */
  #pressedInside(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    const back = this.#cameFrom;
    if (!back) return this.#leave();
    this.#cameFrom = null;
    back.focus({ preventScroll: true });
  }
}
