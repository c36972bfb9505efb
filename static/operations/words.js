// @ts-check
/** The words of all kinds of operations, by name, for what is loaded after the first pulse. */

import { words as activation } from "./activation.js";
import { words as dense } from "./dense.js";
import { words as linear } from "./linear.js";
import { inputsWords as inputs, restWords as rest } from "./pass.js";
import { words as sigmoid } from "./sigmoid.js";
import { words as softmax } from "./softmax.js";
import { words as standardize } from "./standardize.js";

/** @type {import("../operation-types.d.ts").WordTable} */
export const WORDS = {
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
