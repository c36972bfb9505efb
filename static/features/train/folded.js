// @ts-check
/**
 * While the film of a step is on, a panel below the stage or over it folds to its few controls and what is told of the step,
 * so that there is room to watch; a button unfolds it.
 */

/** @param {HTMLElement} into the panel's element, once it is filled */
export function foldsWhileFilm(into) {
  const panel = /** @type {HTMLElement} */ (into.querySelector(".train"));
  const unfold = /** @type {HTMLElement} */ (into.querySelector(".unfold"));
  unfold.addEventListener("click", () => {
    const isWhole = panel.toggleAttribute("data-whole");
    unfold.ariaExpanded = String(isWhole);
    unfold.textContent = isWhole ? "Less" : "More";
  });
  /** @param {boolean} isOn */
  return (isOn) => panel.toggleAttribute("data-film", isOn);
}
