// @ts-check
/** The switch of our own page between light, dark and the reader's own setting. The choice goes into the address alone. */

import { schemeOf } from "./query.js";

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/**
 * Lets the button switch the theme.
 * @param {HTMLElement} button @param {Element} element @param {string | null} theme what the page opens with
 */
export function startThemeSwitch(button, element, theme) {
  let index = Math.max(0, THEMES.indexOf(/** @type {typeof THEMES[number]} */ (theme)));
  const show = () => {
    const [now, next] = [THEMES[index], THEMES[(index + 1) % THEMES.length]];
    button.title = `Theme: ${now}. Click for ${next}`;
    button.setAttribute("aria-label", `Theme: ${now}`);
    button.dataset.theme = now;
  };
  button.addEventListener("click", () => {
    index = (index + 1) % THEMES.length;
    const now = /** @type {string} */ (THEMES[index]);
    element.setAttribute("theme", now);
    document.documentElement.style.colorScheme = schemeOf(now);
    const address = new URL(location.href);
    if (now === "auto") address.searchParams.delete("theme");
    else address.searchParams.set("theme", now);
    history.replaceState(history.state, "", address);
    show();
  });
  show();
}
