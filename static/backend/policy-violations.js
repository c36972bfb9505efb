// @ts-check
/** What the page's Content-Security-Policy blocks while Python starts, reported as what it must allow. */

import { POLICY } from "./script-url.js";
import { STATIC_URL } from "./version.js";

/** A `securitypolicyviolation`, of the page's or of the worker's. @typedef {Pick<SecurityPolicyViolationEvent, "effectiveDirective" | "blockedURI" | "disposition" | "sample">} Violation */

/** Directives that must allow the addresses of our files. */
const STARTING = ["script-src", "worker-src", "connect-src"];

/**
 * What a violation asks for: [directive, what it must allow], or null if it is not about our files.
 * @param {Violation} violation
 * @returns {[directive: string, source: string] | null}
 */
function neededBy({ effectiveDirective, blockedURI, disposition, sample }) {
  if (disposition === "report") return null;
  const directive = effectiveDirective.replace(/-(elem|attr)$/, "");
  if (blockedURI === "wasm-eval") return ["script-src", "'wasm-unsafe-eval'"];
  const [scheme = ""] = /^(blob|data)\b/.exec(blockedURI) ?? [];
  if (scheme && directive === "worker-src") return [directive, `${scheme}:`];
  if (directive === "trusted-types") return sample.startsWith(POLICY) ? [directive, POLICY] : null;
  const { origin } = new URL(STATIC_URL);
  return STARTING.includes(directive) && originOf(blockedURI) === origin ? [directive, origin] : null;
}

/** The origin of a URL; empty for what is none, such as "inline". @param {string} uri */
function originOf(uri) {
  try {
    return new URL(uri).origin;
  } catch {
    return "";
  }
}

export class PolicyViolations {
  /** @type {Set<string>} */
  #needed = new Set();

  /** Listens to the page. @param {AbortSignal} signal until it aborts */
  constructor(signal) {
    document.addEventListener("securitypolicyviolation", (event) => this.note(event), { signal });
  }

  /** @param {Violation} violation */
  note(violation) {
    const needed = neededBy(violation);
    if (needed) this.#needed.add(`${needed[1]} in ${needed[0]}`);
  }

  /** What the policy must allow, as a sentence; null if nothing of ours was blocked. */
  get sentence() {
    const needed = [...this.#needed];
    return needed.length
      ? `the Content-Security-Policy of this page does not let it start: it must allow ${needed.join(" and ")}`
      : null;
  }
}
