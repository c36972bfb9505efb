// @ts-check
/** The worker's side of the delivery: asks the page for what it fetches, and waits for each part by its name. */

/** How long the page may take to hear of it before it is asked again: it may not listen yet. */
const AGAIN_MS = 100;

/**
 * Asks the page, until it hears.
 * @template {string} Name @param {Name[]} names
 * @returns {Record<Name, Promise<any>>} what comes, by its name; what never comes is told by the page itself
 */
export function arrivals(...names) {
  /** Who takes each. @type {Map<string, (come: unknown) => void>} */
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
