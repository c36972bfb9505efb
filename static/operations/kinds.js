// @ts-check
/** Every kind of operations that the page can show, by name. A new one is added here, and its words in words.js. */

import { activation } from "./activation.js";
import { dense } from "./dense.js";
import { linear } from "./linear.js";
import { inputs, rest } from "./pass.js";
import { sigmoid } from "./sigmoid.js";
import { softmax } from "./softmax.js";
import { standardize } from "./standardize.js";

/** @type {import("../operation-types.d.ts").Kinds} */
export const KINDS = {
  __proto__: /** @type {any} */ (null),
  inputs,
  dense,
  activation,
  softmax,
  sigmoid,
  linear,
  standardize,
  rest,
};
