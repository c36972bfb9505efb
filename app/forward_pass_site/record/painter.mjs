// Paints reels as SVG. Called by painter.py: node painter.mjs < requests > pictures, both JSON lists.
// A request is {reel, width_px, height_px, theme, labels, dashed, corner_px, moment_ms}; null stands for the default.
// In the place of a reel a network file may stand, with a reel recorded in it: then its names are in the picture.
import { text } from "node:stream/consumers";
import { isNetwork, storedNetwork } from "../../../static/backend/network-document.js";
import { svgOf } from "../../../static/stage/svg-painter.js";
import { decodeRecorded } from "../../../static/core/decode.js";
import { checkRecorded } from "../../../static/core/reel-header.js";
import { labelsFor } from "../../../static/core/names.js";
import { describe } from "../../../static/core/describe.js";
import { readSetting } from "../../../static/core/settings.js";
import { stillOf } from "../../../static/core/still.js";
import { KINDS } from "../../../static/operations/kinds.js";

// Print the message alone: Node.js would print the line that threw as well.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

function paint(request) {
  const stored = isNetwork(request.reel) ? storedNetwork(request.reel) : null;
  const recorded = stored ? request.reel.recorded : request.reel;
  checkRecorded(recorded);
  const reel = decodeRecorded(recorded);
  const { value: given, problem } = readSetting("labels", request.labels);
  if (problem) throw new Error(problem);
  const labels = labelsFor(stored?.named(given) ?? given, reel.network);
  const { width_px: widthPx, height_px: heightPx, moment_ms: timeMs } = request;
  const picture = stillOf(reel, { widthPx, heightPx, labels, kinds: KINDS, timeMs: timeMs ?? Infinity });
  const title = describe(picture.layers, picture.trace, labels);
  return {
    title,
    svg: svgOf(picture, { theme: request.theme, title, dashed: request.dashed, cornerPx: request.corner_px }),
  };
}

process.stdout.write(JSON.stringify(JSON.parse(await text(process.stdin)).map(paint)));
