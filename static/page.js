// @ts-check
/**
 * Our own page: ties the address bar to the element. The query sets what the page opens with, as attributes would;
 * the fragment holds what the reader changed, and wins. Runs before the element is defined, so that nothing flashes.
 */

import { NAMES, readQuery, addNotices, schemeOf, tourOf } from "./address/query.js";
import { keepCopy, switchedOff } from "./offline/offline.js";

const element = /** @type {HTMLElement & import("./link-types.d.ts").Linkable} */ (
  document.querySelector("forward-pass")
);
const FROM_FRAGMENT = ["layers", "original", "activation", "seed", "sample", "moment"];
/** The query, which never changes while the page is open. */
const { values: query, problems } = readQuery(location, ["sw", "tour"]);
const written = new Map(NAMES.map((name) => [name, element.getAttribute(name)]));
/** Without "=" it names a heading of the article, or nothing. */
const hasFragment = location.hash.includes("=");
const fragment = new URLSearchParams(hasFragment ? location.hash.slice(1) : "");

/** What the page opens with without a fragment. @param {string} name */
const initial = (name) => query.get(name) ?? written.get(name) ?? null;

/** What the fragment sets of an attribute; the whole fragment is checked later, by `AddressBar`. @param {string} name */
function named(name) {
  const value = FROM_FRAGMENT.includes(name) ? fragment.get(name) : null;
  // A whole network.
  if (name === "src") return fragment.has("net") ? `net:${fragment.get("net")}` : null;
  // An attribute holds whole milliseconds; a link to a moment opens paused.
  if (name === "moment") return value && value.split(".", 1)[0];
  return name === "autoplay" && fragment.has("v") && fragment.has("moment") ? "false" : value;
}

for (const name of NAMES) {
  const value = named(name) ?? initial(name);
  if (value !== null && value !== element.getAttribute(name)) element.setAttribute(name, value);
}
// The network has no background of its own here, so a theme applies to the whole page.
document.documentElement.style.colorScheme = schemeOf(initial("theme"));
addNotices(element, problems);

/** Ties the address bar and all else to the element; if its script cannot be loaded, the address stays as it is. */
async function follow() {
  await customElements.whenDefined("forward-pass");
  (await import("./address/following.js")).follow(element, initial);
}

/** Loads the styles of what is further down; where no script runs, the page loads them by itself. */
function loadLaterStyles() {
  const href = /href="([^"]+)"/.exec(document.querySelector("noscript.later")?.textContent ?? "")?.[1];
  if (href) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

if (hasFragment) void follow().catch(() => {});

/** A link may ask for the tour: it begins as soon as there are numbers. */
const asked = new URLSearchParams(location.search).get("tour");
if (asked !== null) void customElements.whenDefined("forward-pass").then(() => element.tour(tourOf(asked)));

/** The picture comes first: the article's font and figures, the copy for the next visit and the address bar wait until it moves. */
const SETTLED_MS = 500;
if (switchedOff()) void keepCopy(element).catch(() => {});
window.addEventListener("load", () =>
  setTimeout(() => {
    document.documentElement.toggleAttribute("data-settled", true);
    loadLaterStyles();
    void keepCopy(element).catch(() => {}); // storage may be refused
    if (!hasFragment) void follow().catch(() => {});
  }, SETTLED_MS),
);
