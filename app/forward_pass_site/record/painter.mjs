// Paints reels as SVG. Called by painter.py: node painter.mjs < wishes > pictures, both JSON lists.
// A wish is {reel, width_px, height_px, theme, labels, dashed, corner_px, moment_ms}; null where the default will do.
import { text } from "node:stream/consumers";
import { svgOf } from "../../../static/render/svg-painter.js";
import { decodeRecorded } from "../../../static/scene/decode.js";
import { describe } from "../../../static/scene/describe.js";
import { readSetting } from "../../../static/scene/settings.js";
import { stillOf } from "../../../static/scene/still.js";

// The message alone is what helps, not the line that threw.
process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});

function paint(wish) {
  const reel = decodeRecorded(wish.reel);
  const { value: labels, problem } = readSetting("labels", wish.labels);
  if (problem) throw new Error(problem);
  const { width_px: widthPx, height_px: heightPx, moment_ms: timeMs } = wish;
  const picture = stillOf(reel, { widthPx, heightPx, labels, timeMs: timeMs ?? Infinity });
  const title = describe(picture.layers, picture.trace, labels);
  return { title, svg: svgOf(picture, { theme: wish.theme, title, dashed: wish.dashed, cornerPx: wish.corner_px }) };
}

process.stdout.write(JSON.stringify(JSON.parse(await text(process.stdin)).map(paint)));
