// @ts-check
/**
 * Our own page: ties the address bar to the element. The query says what the page was asked for, as attributes would;
 * the fragment says what the reader made of it, and wins. Runs before the element is defined, so that nothing flashes.
 */

import { NAMES, readQuery, say, schemeOf } from "./address/query.js";
import { keepCopy, switchedOff } from "./offline/offline.js";

const element =
  /** @type {HTMLElement & {settings: import("./types.d.ts").Settings, whenLive(): Promise<void>, status: string}} */ (
    document.querySelector("forward-pass")
  );
const FROM_FRAGMENT = ["seed", "sample", "temperature", "moment"];
/** What stands behind the question mark never changes while a page is open. */
const { values: query, problems } = readQuery(location, ["sw"]);
/** Browsers refuse an address that changes too often. */
const DEBOUNCE_MS = 500;

/** The first network's seed. @type {number | undefined} */
let opened;

const written = new Map(NAMES.map((name) => [name, element.getAttribute(name)]));

/** What the address asks for under a name; null when it says nothing. @param {string} name */
function asked(name) {
  const fragment = FROM_FRAGMENT.includes(name) && location.hash ? new URLSearchParams(location.hash.slice(1)) : null;
  return fragment?.get(name) ?? query.get(name) ?? null;
}

function readAddress() {
  // The network has no ground of its own here: another theme than the reader's is the whole page's.
  document.documentElement.style.colorScheme = schemeOf(asked("theme"));
  for (const name of NAMES) {
    const value = asked(name) ?? written.get(name) ?? null;
    if (value === null) element.removeAttribute(name);
    else if (value !== element.getAttribute(name)) element.setAttribute(name, value);
  }
}

/** Another fragment, typed or pasted: what it names holds, whatever the reader has made of it since. */
function readFragment() {
  readAddress();
  for (const name of /** @type {("seed" | "sample" | "temperature" | "moment")[]} */ (FROM_FRAGMENT)) {
    const value = asked(name);
    // The moment passes and is no setting: it is gone to again.
    const present = name === "moment" ? null : String(element.settings[name]);
    if (value !== null && value !== present) element.setAttribute(name, value);
  }
}

let timer = 0;

/** The seed on screen joins what the fragment says already; sample and moment belong to the network before. */
function writeAddress() {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    const fragment = new URLSearchParams(isPlace(location.hash) ? "" : location.hash.slice(1));
    const { seed } = element.settings;
    if (fragment.get("seed") !== String(seed)) for (const name of ["sample", "moment"]) fragment.delete(name);
    fragment.set("seed", String(seed));
    history.replaceState(null, "", `#${fragment}`);
  }, DEBOUNCE_MS);
}

/** Whether a fragment names a place in the article, not a network. @param {string} hash */
const isPlace = (hash) => hash.length > 1 && !hash.includes("=");

readAddress();
say(element, problems);
window.addEventListener("hashchange", () => isPlace(location.hash) || readFragment());
element.addEventListener("networkchange", () => {
  // Who came for a place in the article keeps it in the address until there is another network to tell of.
  opened ??= element.settings.seed;
  if (!isPlace(location.hash) || element.settings.seed !== opened) writeAddress();
});

/** The picture comes first: the article's font and the copy for the next visit wait until it moves. */
const SETTLED_MS = 500;
if (switchedOff()) void keepCopy(element).catch(() => {});
window.addEventListener("load", () =>
  setTimeout(() => {
    document.documentElement.toggleAttribute("data-settled", true);
    void keepCopy(element).catch(() => {}); // storage may be refused
  }, SETTLED_MS),
);
