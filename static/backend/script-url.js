// @ts-check
/** Script addresses that pages with Trusted Types accept. */

/** The name of our Trusted Types policy. */
export const POLICY = "forward-pass-python";

/**
 * Created with the first address. A page may forbid a second policy of the same name, so a classic script that the
 * element loads takes the element's policy from its own tag.
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
    // The page allows no such policy; if it also requires one, the violation is reported.
  }
  return policy ? policy.createScriptURL(url) : url;
}
