// @ts-check
/** The worker's side of the delivery: asks the page for the files it fetches, and waits for each part by name. */

/** How often the page is asked until it replies: it may not listen yet. */
const AGAIN_MS = 100;

/**
 * Asks the page until it replies.
 * @template {string} Name @param {Name[]} names
 * @returns {Record<Name, Promise<any>>} the parts by name; the page itself reports a part that never comes
 */
export function arrivals(...names) {
  /** What resolves each part. @type {Map<string, (come: unknown) => void>} */
  const waiting = new Map();
  const come = names.map((name) => [name, new Promise((resolve) => waiting.set(name, resolve))]);
  const take = (/** @type {MessageEvent} */ { data }) => {
    clearInterval(timer);
    if (data) waiting.get(data[0])?.(data[1]);
  };
  const ask = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = take;
    postMessage({ forwardPass: { port: port2 } }, { transfer: [port2] });
  };
  const timer = setInterval(ask, AGAIN_MS);
  ask();
  return /** @type {any} */ (Object.fromEntries(come));
}
