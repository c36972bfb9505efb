// @ts-check
/** Our own page's offline copy: registered, repaired and removed here. Pages that embed the element have none of it. */

/** The service worker's file is at the root of the site, so that it may answer for the whole site. */
const SCRIPT = "service-worker.js";

/** @typedef {HTMLElement & {whenLive(): Promise<void>, status: string}} Element */

/** Whether the address asks for no copy: `?sw=off` removes it. */
export const switchedOff = () => new URLSearchParams(location.search).get("sw") === "off";

/** @param {ServiceWorkerRegistration} registration @param {"keep runtime" | "forget"} word */
function post({ installing, waiting, active }, word) {
  for (const worker of [installing, waiting, active]) worker?.postMessage(word);
}

/** The site's copy, all of it. @param {string} scope */
const forget = (scope) => caches.delete(`forward-pass ${scope}`);

/** Removes the copy and its service worker. */
async function remove() {
  const registration = await navigator.serviceWorker.getRegistration(".");
  if (!registration) return;
  post(registration, "forget");
  await registration.unregister();
  await forget(registration.scope);
}

/**
 * Keeps a copy of the page, and of Python once it is live. If Python's start fails, the copy may be broken: it is
 * deleted, and the start is tried once more.
 * @param {Element} element
 */
export async function keepCopy(element) {
  if (!("serviceWorker" in navigator)) return;
  if (switchedOff()) return remove();
  // A service worker that starts beside Python would slow it down.
  if (element.status === "starting") await element.whenLive().catch(() => {});
  const registration = await navigator.serviceWorker.register(SCRIPT);
  let healed = false;
  const follow = async () => {
    if (element.status === "live") post(await navigator.serviceWorker.ready, "keep runtime");
    else if (element.status === "failed" && !healed && (healed = await forget(registration.scope)))
      await element.whenLive();
  };
  element.addEventListener("statuschange", () => void follow().catch(() => {}));
  await follow();
}
