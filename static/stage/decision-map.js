// @ts-check
/** The decision map of a network with two inputs: at each place of the plane how sure it is of which class, with examples. */

/** @import { Palette } from "../types.d.ts" */

/**
 * What a map shows. Rows go from the bottom up; `shares` is the probability of the first class at each place.
 * @typedef {object} DecisionMap
 * @property {number} columns @property {number} rows @property {ArrayLike<number>} shares
 * @property {[[number, number], [number, number]]} range of both inputs
 * @property {{at: ArrayLike<number>, labels: ArrayLike<number>, hollow: boolean}[]} examples x and y of each, one after the other
 */

/** The colours of both classes and the ground, as red, green and blue. @typedef {Pick<Palette, "positive" | "negative" | "background" | "text">} Colors */

const POINT_PX = 3.2;
/** How much of a class's colour a place has at most: examples must stand out. */
const MOST = 0.62;
/** The second class has a stripe every so many cells, so that colour is not the only sign; and how much of its colour a stripe has. */
const STRIPES = 6;
const STRIPED = 0.7;
const ROUND = 2 * Math.PI;

/** Red, green and blue of a colour, as a browser computes it. @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} pen @param {string} color */
export function channels(pen, color) {
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  return pen.getImageData(0, 0, 1, 1).data;
}

/**
 * Paints a map; the first class is the positive colour and round, the second the negative one and square.
 * @param {HTMLCanvasElement} canvas @param {DecisionMap} map @param {Colors} colors
 */
export function paintDecisionMap(canvas, map, colors) {
  const { columns, rows, shares } = map;
  const side = canvas.clientWidth || 200;
  const scale = 2;
  Object.assign(canvas, { width: side * scale, height: side * scale });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const cells = new OffscreenCanvas(columns, rows);
  // Its pixels are read back, those of the canvas never.
  const small = /** @type {OffscreenCanvasRenderingContext2D} */ (cells.getContext("2d", { willReadFrequently: true }));
  const [first, second, ground] = [colors.positive, colors.negative, colors.background].map((color) => channels(small, color)); // prettier-ignore
  const image = small.createImageData(columns, rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const share = shares[row * columns + column] ?? 0.5;
      const color = share >= 0.5 ? first : second;
      const striped = share < 0.5 && (row + column) % STRIPES === 0;
      const part = (striped ? STRIPED : 1) * MOST * Math.abs(2 * share - 1);
      const start = 4 * ((rows - 1 - row) * columns + column);
      for (let k = 0; k < 3; k++) image.data[start + k] = (ground?.[k] ?? 0) * (1 - part) + (color?.[k] ?? 0) * part;
      image.data[start + 3] = 255;
    }
  small.putImageData(image, 0, 0);
  pen.scale(scale, scale);
  pen.imageSmoothingEnabled = true;
  pen.drawImage(cells, 0, 0, side, side);
  for (const examples of map.examples) paintExamples(pen, side, map.range, examples, colors);
}

/** @param {CanvasRenderingContext2D} pen @param {number} side @param {DecisionMap["range"]} range @param {DecisionMap["examples"][number]} examples @param {Colors} colors */
function paintExamples(pen, side, [[left, right], [bottom, top]], { at, labels, hollow }, colors) {
  pen.lineWidth = 1.2;
  for (let k = 0; k < labels.length; k++) {
    const x = (((at[2 * k] ?? 0) - left) / (right - left)) * side;
    const y = (1 - ((at[2 * k + 1] ?? 0) - bottom) / (top - bottom)) * side;
    pen.beginPath();
    if (labels[k]) pen.rect(x - POINT_PX, y - POINT_PX, 2 * POINT_PX, 2 * POINT_PX);
    else pen.arc(x, y, POINT_PX, 0, ROUND);
    pen.fillStyle = labels[k] ? colors.negative : colors.positive;
    pen.strokeStyle = hollow ? pen.fillStyle : colors.background;
    if (!hollow) pen.fill();
    pen.stroke();
  }
}
