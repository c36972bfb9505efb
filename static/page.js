// @ts-check
/**
 * Our own page: ties the address bar to the element. The query says what the page was asked for, as attributes would;
 * the fragment says what the reader made of it, and wins. Runs before the element is defined, so that nothing flashes.
 */

const element = /** @type {HTMLElement & {settings: import("./types.d.ts").Settings}} */ (
  document.querySelector("forward-pass")
);
const FROM_QUERY = [
  "layers",
  "seed",
  "sample",
  "temperature",
  "activation",
  "labels",
  "autoplay",
  "speed",
  "theme",
  "controls",
  "python",
  "reel",
];
const FROM_FRAGMENT = ["seed", "sample", "temperature"];
/** Browsers refuse an address that changes too often. */
const DEBOUNCE_MS = 500;

/** The first network's seed. @type {number | undefined} */
let opened;

const written = new Map(FROM_QUERY.map((name) => [name, element.getAttribute(name)]));

function readAddress() {
  const query = new URLSearchParams(location.search);
  const fragment = new URLSearchParams(location.hash.slice(1));
  for (const name of FROM_QUERY) {
    const value =
      (FROM_FRAGMENT.includes(name) ? fragment.get(name) : null) ?? query.get(name) ?? written.get(name) ?? null;
    if (value === null) element.removeAttribute(name);
    else if (value !== element.getAttribute(name)) element.setAttribute(name, value);
  }
}

let timer = 0;

/** The seed on screen joins what the fragment says already; a sample belongs to the network before. */
function writeAddress() {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    const fragment = new URLSearchParams(isPlace(location.hash) ? "" : location.hash.slice(1));
    const { seed } = element.settings;
    if (fragment.get("seed") !== String(seed)) fragment.delete("sample");
    fragment.set("seed", String(seed));
    history.replaceState(null, "", `#${fragment}`);
  }, DEBOUNCE_MS);
}

/** Whether a fragment names a place in the article, not a network. @param {string} hash */
const isPlace = (hash) => hash.length > 1 && !hash.includes("=");

readAddress();
window.addEventListener("hashchange", () => isPlace(location.hash) || readAddress());
element.addEventListener("networkchange", () => {
  // Who came for a place in the article keeps it in the address until there is another network to tell of.
  opened ??= element.settings.seed;
  if (!isPlace(location.hash) || element.settings.seed !== opened) writeAddress();
});
