// @ts-check
/** Our own page's copy for visits without a network: made, kept, healed and taken away here. Nothing of it on a host's page. */

/** The service worker lies at the root of the site: it may answer for what is beside and below it. */
const SCRIPT = "service-worker.js";

/** @typedef {HTMLElement & {whenLive(): Promise<void>, status: string}} Element */

/** Whether this address wants no copy: `?sw=off` takes it away. */
export const switchedOff = () => new URLSearchParams(location.search).get("sw") === "off";

/** @param {ServiceWorkerRegistration} registration @param {"keep runtime" | "forget"} word */
function post({ installing, waiting, active }, word) {
  for (const worker of [installing, waiting, active]) worker?.postMessage(word);
}

/** The site's copy, all of it. @param {string} scope */
const forget = (scope) => caches.delete(`forward-pass ${scope}`);

/** Takes away the copy and whoever keeps it. */
async function remove() {
  const registration = await navigator.serviceWorker.getRegistration(".");
  if (!registration) return;
  post(registration, "forget");
  await registration.unregister();
  await forget(registration.scope);
}

/**
 * Keeps a copy of the page, and of Python once it is live. Where a start fails, the copy may be what is broken: it is
 * dropped, and the start is tried once more.
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
