// @ts-check
/** Files beside the modules: where they are, and what each must be. */

import { STATIC_URL } from "./version.js";

/** What a file must be; bytes 0 and an empty hash where that is not known. @typedef {{url: string, bytes: number, sha256: string}} Expected */

/** @param {string} path inside static/ */
export const absolute = (path) => new URL(path, STATIC_URL).href;

/** @param {string} path @param {number} [bytes] @param {string} [sha256] @returns {Expected} */
export const expected = (path, bytes = 0, sha256 = "") => ({ url: absolute(path), bytes, sha256 });
