// @ts-check

/** Shown in place of a number that is not known yet. */
export const UNKNOWN = "–";
