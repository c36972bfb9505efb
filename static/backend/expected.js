// @ts-check
/** Files beside the modules: their URLs, and the size and hash they must have. */

import { STATIC_URL } from "./version.js";

/** The size and hash a file must have; 0 and empty where they are not known. @typedef {{url: string, bytes: number, sha256: string}} Expected */

/** @param {string} path inside static/ */
export const absolute = (path) => new URL(path, STATIC_URL).href;

/** @param {string} path @param {number} [bytes] @param {string} [sha256] @returns {Expected} */
export const expected = (path, bytes = 0, sha256 = "") => ({ url: absolute(path), bytes, sha256 });
