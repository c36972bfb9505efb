// @ts-check
/** What the tour is loaded with: itself, and what paints its path on the stage. */

export { Tour } from "../features/tour/tour.js";
export { paintPath } from "../stage/lit-path.js";
