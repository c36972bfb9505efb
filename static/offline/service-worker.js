// @ts-check
/**
 * Keeps our own page for visits without a network. It answers for files of this very site and leaves every other
 * request alone. Files with a content hash in their name are kept for ever; the page itself comes from the network while
 * there is one. The build puts the names of all files in the place of FILES.
 */

/** @type {{page: string[], runtime: string[], others: string[]}} paths inside the site */
const FILES = /* FILES */ { page: [], runtime: [], others: [] };

const worker = /** @type {any} */ (self);
/** @type {string} */
const scope = worker.registration.scope;
/** One for each place the site is served from. */
const CACHE = `forward-pass ${scope}`;

/** Whether the copy was removed: then nothing is stored any more. */
let forgotten = false;

/** @param {string} path */
const absolute = (path) => new URL(path, scope).href;
const ours = new Set([...FILES.page, ...FILES.runtime, ...FILES.others].map(absolute));
/** Files whose names have no hash, so their content may change. */
const stable = new Set([...FILES.page, ...FILES.others].filter((path) => !/-[A-Z2-7]{8}[./]/.test(path)).map(absolute));

/** The cache key of an address: no query, no fragment, and one key for the page's two names. @param {string} url */
function keyOf(url) {
  const { origin, pathname } = new URL(url);
  const plain = origin + pathname;
  return plain === absolute("index.html") ? scope : plain;
}

/** Stores all these files, from the browser's cache where it has them. @param {string[]} paths */
async function cacheFiles(paths) {
  const cache = await caches.open(CACHE);
  for (const url of paths.map(absolute)) {
    if (!stable.has(url) && (await cache.match(url))) continue;
    const response = await fetch(url, { cache: stable.has(url) ? "no-cache" : "force-cache" });
    if (response.ok) await cache.put(url, response);
  }
}

/** Drops what belongs to an older version. */
async function tidy() {
  const cache = await caches.open(CACHE);
  for (const { url } of await cache.keys()) if (!ours.has(url)) await cache.delete(url);
}

/** @param {any} event @param {string} key */
async function answer(event, key) {
  const cache = forgotten ? null : await caches.open(CACHE).catch(() => null); // storage may be refused
  const kept = await cache?.match(key);
  if (kept && !stable.has(key)) return kept;
  try {
    const response = await fetch(event.request);
    if (cache && response.ok) event.waitUntil(cache.put(key, response.clone()).catch(() => {})); // or full
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(cacheFiles(FILES.page)));
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(tidy().then(() => worker.clients.claim())),
);
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const key = keyOf(event.request.url);
  const { method, headers } = event.request;
  if (method === "GET" && !headers.has("range") && ours.has(key)) event.respondWith(answer(event, key));
});
// Python's files are stored only after they were used.
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "keep runtime") event.waitUntil(cacheFiles(FILES.runtime).catch(() => {}));
  if (event.data === "forget") {
    forgotten = true;
    event.waitUntil(caches.delete(CACHE));
  }
});
