// @ts-check
/** The picture before there is anything to show: two neurons, at the beginning of a pass. */

import { createFrame } from "../core/frame.js";
import { layoutOf } from "../core/layout.js";
import { timelineOf } from "../core/phases.js";
import { skeletonOf } from "../core/skeleton.js";

/** @param {import("../types.d.ts").Kinds} kinds @returns {import("../types.d.ts").Picture} */
export function emptyPicture(kinds) {
  const layers = [1, 1];
  const timeline = timelineOf(skeletonOf(layers), kinds);
  return {
    layers,
    reel: null,
    trace: null,
    previousTrace: null,
    edges: [],
    previousReel: null,
    previousEdges: [],
    blend: 1,
    layout: layoutOf({ layers, widthPx: 1, heightPx: 1 }),
    timeline,
    frame: createFrame(timeline),
    target: null,
    labels: { inputs: [], classes: [] },
    comparesTemperature: false,
  };
}
