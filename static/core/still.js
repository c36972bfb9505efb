// @ts-check
/** One moment of one pass as a picture of its own, with nothing before it and nothing after. */

import { clamp } from "./clamp.js";
import { edgesOf } from "./edges.js";
import { createFrame, sampleInto } from "./frame.js";
import { layoutOf, measuredNames } from "./layout.js";
import { timelineOf } from "./phases.js";

/** @import { Labels, Picture, Reel } from "../types.d.ts" */

/**
 * The picture of a reel's first sample.
 * @param {Reel} reel
 * @param {object} stage
 * @param {number} stage.widthPx @param {number} stage.heightPx
 * @param {Labels} stage.labels
 * @param {import("../operation-types.d.ts").Kinds} stage.kinds
 * @param {number} [stage.timeMs] the moment, held inside the pass; its end unless given
 * @returns {Picture}
 */
export function stillOf(reel, { widthPx, heightPx, labels, kinds, timeMs = Infinity }) {
  const { layers } = reel.network;
  const timeline = timelineOf(reel.network.operations, kinds);
  const moment = clamp(timeMs, 0, timeline.durationMs);
  return {
    layers,
    reel,
    trace: reel.traces[0] ?? null,
    previousTrace: null,
    edges: edgesOf(layers, reel.traces[0] ?? null, kinds),
    previousReel: null,
    previousEdges: [],
    blend: 1,
    layout: layoutOf({ layers, widthPx, heightPx, ...measuredNames(labels) }),
    timeline,
    frame: sampleInto(createFrame(timeline), timeline, moment),
    target: null,
    labels,
    comparesTemperature: false,
  };
}
