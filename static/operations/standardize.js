// @ts-check
/** Standardize: how far each value is from its mean, in standard deviations. */

/** @import { OperationKind, Words } from "../operation-types.d.ts" */

/** @type {OperationKind} */
export const standardize = {
  forwards: [
    {
      name: "standardize",
      ms: 420,
      makes: ["centered", "standardized"],
      early: 1,
      glyph: "light",
    },
  ],
};

/** @type {Words} */
export const words = {
  told: { standardize: "less the mean, divided by the scale", unscale: "divided by the scale" },
  arrays: { mean: "mean", scale: "scale", centered: "value − mean", standardized: "standardized" },
  columns: ["centered", "standardized"],
  comes: { standardize: "is standardized" },
  card: {
    does: "says how far a value is from the mean of its kind, in units of their spread",
    arrays: { standardized: { name: "standardized input", symbol: "x" } },
  },
};
