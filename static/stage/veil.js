// @ts-check
/** A veil over the network that leaves its answer as it is. */

import { veilColor } from "./lit-path.js";

/** @import { LayerLayout, Palette, Pen, Picture } from "../types.d.ts" */

/** The soft side of the veil: how many strips, and how wide each is at most. */
const SOFT_STRIPS = 10;
const SOFT_PX = 3;

/** Covers all but the answer. @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {number} alpha */
export function coverNetwork(pen, { layout }, palette, alpha) {
  const outputs = /** @type {LayerLayout} */ (layout.layers.at(-1));
  const edge = (outputs.x[0] ?? 0) + outputs.radius + 3;
  pen.fillStyle = veilColor(palette);
  const softPx = Math.max(0, Math.min(SOFT_PX, (layout.outputs.x - edge) / SOFT_STRIPS));
  for (let k = 0; k <= SOFT_STRIPS; k++) {
    // Its right side is soft: no line is seen beside the outputs, and their percentages stay as they are.
    const left = k ? edge + (k - 1) * softPx : 0;
    pen.globalAlpha = alpha * (1 - k / (SOFT_STRIPS + 1));
    pen.beginPath();
    pen.roundRect(left, 0, k ? softPx : edge, layout.heightPx, 0);
    pen.fill();
  }
}
