// @ts-check
/** A pen that writes SVG: it takes the strokes a canvas takes and keeps them as elements. */

/** @import { Pen } from "../types.d.ts" */

/** Digits after the point: of places, and of what is small. */
const PLACE_DIGITS = 1;
const FINE_DIGITS = 2;

/** How wide a character is, as a part of the font's size: on average, and one of a wide script. */
const CHARACTER = 0.56;
const WIDE_CHARACTER = 1;
/** The middle of a line of text is above its baseline by this part of the font's size. */
const MIDDLE = 0.35;

const ANCHORS = /** @type {Record<string, string>} */ ({ center: "middle", right: "end", end: "end" });

/** @param {number} value @param {number} [digits] @example short(12.04) // "12" */
export const short = (value, digits = PLACE_DIGITS) => String(Number(value.toFixed(digits)));

/** What may stand between tags and in attributes. @param {string} text @example escaped("a < b") // "a &lt; b" */
export const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "�");

/** @implements {Pen} */
export class SvgPen {
  /** @type {string[]} */
  #written = [];
  /** The tag that the current path is, where it is not a path, and its attributes. */
  #shape = "";
  #path = "";
  /** @type {readonly number[]} */
  #dash = [];

  globalAlpha = 1;
  /** @type {GlobalCompositeOperation} */
  globalCompositeOperation = "source-over";
  /** @type {string | CanvasGradient | CanvasPattern} */
  strokeStyle = "";
  /** @type {string | CanvasGradient | CanvasPattern} */
  fillStyle = "";
  lineWidth = 1;
  /** @type {CanvasLineCap} */
  lineCap = "butt";
  font = "";
  /** @type {CanvasTextAlign} */
  textAlign = "left";
  /** @type {CanvasTextBaseline} */
  textBaseline = "middle";

  /** What was drawn so far, as SVG elements one after the other. @returns {string} */
  get written() {
    return this.#written.join("");
  }

  /** @param {readonly number[]} dash */
  setLineDash(dash) {
    this.#dash = dash;
  }

  beginPath() {
    this.#shape = "";
    this.#path = "";
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path += `M${short(x)} ${short(y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path += `L${short(x)} ${short(y)}`;
  }

  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {number} x @param {number} y */
  bezierCurveTo(x1, y1, x2, y2, x, y) {
    this.#path += `C${[x1, y1, x2, y2, x, y].map((place) => short(place)).join(" ")}`;
  }

  /** A whole circle: a picture has no other arcs. @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) {
    this.#shape = `circle cx="${short(x)}" cy="${short(y)}" r="${short(radius, FINE_DIGITS)}"`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {any} radius one for all corners */
  roundRect(x, y, width, height, radius) {
    const size = `width="${short(width)}" height="${short(height, FINE_DIGITS)}"`;
    this.#shape = `rect x="${short(x)}" y="${short(y)}" ${size} rx="${short(radius, FINE_DIGITS)}"`;
  }

  stroke() {
    const dash = this.#dash.length ? ` stroke-dasharray="${this.#dash.join(" ")}"` : "";
    const cap = this.lineCap === "round" ? "" : ` stroke-linecap="${this.lineCap}"`;
    const width = `stroke-width="${short(this.lineWidth, FINE_DIGITS)}"`;
    this.#write(`${this.#outline()} stroke="${escaped(String(this.strokeStyle))}" ${width}${dash}${cap}`);
  }

  fill() {
    this.#write(`${this.#outline()} fill="${escaped(String(this.fillStyle))}"`);
  }

  /**
   * @param {string} text @param {number} x @param {number} y where its middle stands @param {number} [roomPx] it is condensed into this
   */
  fillText(text, x, y, roomPx) {
    const { weight, sizePx } = this.#type();
    const tooWide = roomPx !== undefined && this.measureText(text).width > roomPx;
    const condensed = tooWide ? ` textLength="${short(roomPx)}" lengthAdjust="spacingAndGlyphs"` : "";
    const anchor = this.textAlign in ANCHORS ? ` text-anchor="${ANCHORS[this.textAlign]}"` : "";
    const place = `x="${short(x)}" y="${short(y + MIDDLE * sizePx)}"`;
    const type = `font-size="${short(sizePx)}" font-weight="${weight}"`;
    const color = `fill="${escaped(String(this.fillStyle))}"`;
    this.#write(`text ${place} ${type} ${color}${anchor}${condensed}`, escaped(text));
  }

  /** About how wide a text is: the font that will be used is not known. @param {string} text */
  measureText(text) {
    const { sizePx } = this.#type();
    let width = 0;
    for (const character of text) width += character >= "\u1100" ? WIDE_CHARACTER : CHARACTER;
    return { width: width * sizePx };
  }

  /** Stamps a round light. @param {unknown} light the id of its gradient @param {number} x @param {number} y @param {number} width */
  drawImage(light, x, y, width) {
    this.arc(x + width / 2, y + width / 2, width / 2);
    this.#write(`${this.#shape} fill="url(#${light})"`);
  }

  #outline() {
    return this.#shape || `path d="${this.#path}"`;
  }

  /** @param {string} opening tag and attributes @param {string} [content] */
  #write(opening, content) {
    const opacity = this.globalAlpha === 1 ? "" : ` opacity="${short(this.globalAlpha, FINE_DIGITS)}"`;
    this.#written.push(content === undefined ? `<${opening}${opacity}/>` : `<${opening}${opacity}>${content}</text>`);
  }

  /** Weight and size of the font: "600 13px …". Some readers of SVG know weights by the hundred only. */
  #type() {
    const [weight = "400", size = "16"] = this.font.split(" ");
    return { weight: Math.round(Number(weight) / 100) * 100, sizePx: Number.parseFloat(size) };
  }
}
