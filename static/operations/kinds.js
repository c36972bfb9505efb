// @ts-check
/** Every kind of operation that the page can show. A new one is added here. */

import { dense } from "./dense.js";

/** @type {import("../operation-types.d.ts").Kinds} */
export const KINDS = { dense };
