// @ts-check
/** The address of a script, as a page with Trusted Types takes it. */

/** The name of the Trusted Types policy that all our addresses come from. */
export const POLICY = "forward-pass-python";

/**
 * Made with the first address. A page may allow no second policy of the name: so a classic script that the element loads
 * takes the element's, from its own tag.
 * @type {{createScriptURL(url: string): string} | null | undefined}
 */
export let policy = /** @type {any} */ (document.currentScript)?.policy;

/**
 * @param {string} url one of our own
 * @returns {string} what may be assigned as a script's or a worker's address
 */
export function scriptUrl(url) {
  try {
    policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy(POLICY, {
      createScriptURL: (/** @type {string} */ own) => own,
    });
  } catch {
    // The page allows no such policy: where it also demands one, the violation says so.
  }
  return policy ? policy.createScriptURL(url) : url;
}
