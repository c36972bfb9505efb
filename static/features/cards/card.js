// @ts-check
/** A card in the dock: where something is, what it is called and its number in the head; under it how that came about. */

import { CardChange } from "./card-change.js";
import { viewOf } from "./blocks.js";
import { ABOUT, ABOUT_WORDS } from "../../core/closing-digits.js";
import { morph, data, html } from "../../ui/markup.js";

/**
 * @import { Card as CardContent, Changeable } from "../../card-types.d.ts"
 * @import { Place } from "../../ui/dock.js"
 * @import { Target } from "../../types.d.ts"
 */

/** The inside of a card, under its head. @param {CardContent} content @param {boolean} opened whether all terms are asked for */
export function bodyOf({ sections, missing }, opened) {
  const views = sections.flatMap((section) => {
    const view = viewOf(section, opened);
    if (view && section.coming) addComing(view, section.coming);
    return view ?? [];
  });
  const about = views.some(({ textContent }) => textContent?.includes(ABOUT));
  return [
    ...views,
    ...(about ? [html("p", { class: "about" }, ABOUT_WORDS)] : []),
    ...(missing ? [html("p", { class: "missing" }, missing)] : []),
  ];
}

/** Says, before the numbers, when those come that are not known yet. @param {Element} view @param {import("../../card-types.d.ts").Coming} coming */
function addComing(view, { words, atMs }) {
  const there = html("button", { type: "button", class: "to", "data-moment": atMs }, "Go there");
  const line = html("p", { class: "coming" }, `… ${words}. `, there);
  const first = view.querySelector("p");
  if (first) first.after(line);
  else view.append(line);
}

export class Card {
  #place;
  #content = html("div", { class: "content" });
  #change;

  /**
   * @param {Place} place in the dock
   * @param {{onFollow: (target: Target) => void, onMoment: (timeMs: number) => void, onToggle: () => void, onChange: (what: Changeable, value: number | null) => void}} does
   */
  constructor(place, { onFollow, onMoment, onToggle, onChange }) {
    this.#place = place;
    this.#change = new CardChange(onChange);
    place.root.setAttribute("aria-labelledby", "card-title");
    place.body.append(this.#content, this.#change.root);
    place.body.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.dataset.target) onFollow(JSON.parse(button.dataset.target));
      if (button?.dataset.moment) onMoment(Number(button.dataset.moment));
    });
    // From the details inside.
    place.body.addEventListener("toggle", onToggle, { capture: true });
  }

  /** @param {CardContent} content @param {boolean} changeable whether values may be changed in it @param {readonly Element[]} [more] sections of another feature @param {boolean} [moreFirst] whether they tell of the present moment */
  show(content, changeable, more = [], moreFirst = false) {
    const { root, heading, body } = this.#place;
    const { place, title, result } = content;
    const name = html("b", { id: "card-title", class: "title" }, title);
    const head = [html("span", { class: "place" }, place), name, html("strong", { class: "result" }, data(result, "result"))]; // prettier-ignore
    morph(heading, html("div", { class: "heading" }, ...head));
    const opened = body.querySelector("details[open]") !== null;
    const own = bodyOf(content, opened);
    morph(this.#content, html("div", { class: "content" }, ...(moreFirst ? [...more, ...own] : [...own, ...more])));
    root.dataset.kind = content.kind;
    this.#change.show(changeable ? content.changeable : null);
  }
}
