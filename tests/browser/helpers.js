/** What the browser tests share inside the page, as `helpers`; installed before any script of the page runs. */

/** A palette whose colours are easy to tell apart in pixels. */
const PALETTE = {
  background: "rgb(0, 0, 0)",
  text: "rgb(250, 250, 250)",
  muted: "rgb(150, 150, 150)",
  positive: "rgb(0, 220, 240)",
  negative: "rgb(255, 60, 190)",
  neutral: "rgb(90, 90, 90)",
  light: "rgb(240, 250, 255)",
  lightInk: "rgb(0, 0, 30)",
  disc: "rgb(10, 20, 30)",
  rim: "rgb(60, 70, 100)",
  accent: "rgb(250, 200, 0)",
  font: "sans-serif",
  dark: true,
  dashed: false,
};

/** Typed arrays and views become plain arrays, so that they can leave the page. */
function plain(value) {
  if (ArrayBuffer.isView(value)) return Array.from(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** Numbers 0…1 that are the same in every run (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Makes frames happen only when a test says so: `advance(ms)` moves the clock and runs what waits for a frame.
 * `until(promise)` lets frames happen until the promise is settled.
 */
function holdFrames() {
  let waiting = [];
  const frames = {
    asked: 0,
    nowMs: 0,
    get waiting() {
      return waiting.length;
    },
    advance(ms = 16) {
      frames.nowMs += ms;
      const callbacks = waiting;
      waiting = [];
      for (const callback of callbacks) callback(frames.nowMs);
    },
    async until(promise) {
      let settled = false;
      const done = () => (settled = true);
      promise.then(done, done);
      await when(() => settled || void frames.advance(), "the promise is settled");
      return promise;
    },
  };
  globalThis.requestAnimationFrame = (callback) => {
    frames.asked += 1;
    waiting.push(callback);
    return frames.asked;
  };
  return (helpers.frames = frames);
}

/** Lets everything that is ready to run do so: one turn of the event loop. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** Waits, turn by turn, until something is so: 20 s, and longer on a busy machine, where turns are longer. */
async function when(isSo, what) {
  for (let turns = 0; turns < 5000; turns++) {
    if (isSo()) return;
    await turn();
  }
  throw new Error(`waited in vain until ${what}`);
}

/** What a test waits for, but not for ever: a promise that never settles would hold up all others. */
const soon = (promise, waitMs = 90_000) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(reject, waitMs, new Error("nothing came of it")))]);

/**
 * Puts markup with a <forward-pass python="off"> into the page. Frames are held; `helpers.events` are written down.
 * Resolved when its first network is open and somebody sees it (unless told that nobody will).
 */
async function open(markup, { unseen = false } = {}) {
  const frames = helpers.frames ?? holdFrames();
  helpers.events = [];
  for (const name of ["networkchange", "samplechange", "statuschange", "targetchange"])
    document.addEventListener(name, ({ type, detail }) => helpers.events.push([type, plain(detail)]));
  document.body.innerHTML = markup;
  await import("/static/forward-pass.js");
  const element = document.querySelector("forward-pass");
  await opened(element);
  if (!unseen) await when(() => frames.waiting > 0, "the element is seen");
  return element;
}

/** Resolved when what the attributes ask for is open: where Python is off it is only then that it says so. */
const opened = (element) => turn().then(() => element.whenLive().catch(() => {}));

/** Resolved when the tables of numbers are there: they come when the page has time for them. */
/** Whether the picture has the size that the dock leaves the stage. */
const fits = (element) => {
  const [stage, still] = [part(element, ".stage"), part(element, ".still")];
  const near = (canvas, box) => Math.abs(canvas - box * devicePixelRatio) < 2;
  return near(still.width, stage.clientWidth) && near(still.height, stage.clientHeight);
};

const tabulated = (element) => when(() => part(element, ".numbers table"), "the tables are there");

/** A part of the element's shadow tree. */
const part = (element, selector) => element.shadowRoot.querySelector(selector);

/** What the element complains about, sentence by sentence. */
const notices = (element) => Array.from(part(element, ".sentences").children, (line) => line.textContent);

/** A picture of a recorded reel at one moment; `change` replaces any part of it. */
async function picture(recorded, { sample = 0, timeMs = 0, widthPx = 800, heightPx = 400, ...change } = {}) {
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { layoutOf } = await import("/static/core/layout.js");
  const { createFrame, sampleInto } = await import("/static/core/frame.js");
  const reel = decodeRecorded(recorded);
  const layers = reel.network.layers;
  const { previousReel = null } = change;
  const timeline = await timelineOf(reel.network);
  const frame = sampleInto(createFrame(timeline), timeline, timeMs);
  return {
    layers,
    reel,
    trace: reel.traces[sample],
    previousTrace: null,
    edges: await edgesOf(layers, reel.traces[sample]),
    previousReel,
    previousEdges: previousReel ? await edgesOf(layers, previousReel.traces[0]) : [],
    blend: 1,
    layout: layoutOf({ layers, widthPx, heightPx }),
    timeline,
    frame,
    target: null,
    labels: { inputs: [], classes: [] },
    comparesTemperature: false,
    temperature: reel.settings.temperature,
    activation: reel.settings.activation,
    ...change,
  };
}

/** The edges that a picture shows, of all kinds of operations that the page has. */
async function edgesOf(layers, trace) {
  const { edgesOf: namedBy } = await import("/static/core/edges.js");
  const { KINDS } = await import("/static/operations/kinds.js");
  return namedBy(layers, trace, KINDS);
}

/** The timeline of a network's pass, or of one with so many layers of weights. */
async function timelineOf(network) {
  const { skeletonOf } = await import("/static/core/skeleton.js");
  const { timelineOf: timed } = await import("/static/core/phases.js");
  const { KINDS } = await import("/static/operations/kinds.js");
  const layers = Array.from({ length: Number(network) + 1 || 0 }, () => 2);
  return timed(network.operations ?? skeletonOf(layers.length ? layers : network.layers), KINDS);
}

/** The moment of a network's pass at which the numbers of so many phases are known, its end unless given. */
async function momentOf(network, known = Infinity) {
  const timeline = await timelineOf(network);
  const { WORDS } = await import("/static/operations/words.js");
  const { knownMs = timeline.durationMs } = timeline.phases.slice(0, -1)[known - 1] ?? {};
  return { timeline, timeMs: known === 0 ? 0 : knownMs, words: WORDS };
}

/** A painter on two new canvases, sized for the picture. */
async function easel({ layout }, palette = PALETTE) {
  const { Painter } = await import("/static/stage/painter.js");
  const { paintEdgeCounts } = await import("/static/stage/edge-counts.js");
  const still = document.createElement("canvas");
  const moving = document.createElement("canvas");
  const painter = Object.assign(new Painter(still, moving, palette), { paintEdgeCounts });
  painter.resize(layout.widthPx, layout.heightPx, { scales: [1, 1], box: null });
  return { painter, still, moving };
}

/** Paints once. */
async function painted(subject, palette = PALETTE) {
  const canvases = await easel(subject, palette);
  canvases.painter.paint(subject);
  return canvases;
}

/** The pixel under a point in CSS px: red, green, blue 0…255 and alpha 0…1. */
function pixel(canvas, x, y) {
  const scale = devicePixelRatio;
  const { data } = canvas.getContext("2d").getImageData(Math.floor(x * scale), Math.floor(y * scale), 1, 1);
  return { rgb: Array.from(data.slice(0, 3)), alpha: data[3] / 255 };
}

/** How opaque a column of pixels is, from `top` to `bottom`, in CSS px of full opacity. */
function inkInColumn(canvas, x, top, bottom) {
  const scale = devicePixelRatio;
  const height = Math.round((bottom - top) * scale);
  const { data } = canvas.getContext("2d").getImageData(Math.floor(x * scale), Math.floor(top * scale), 1, height);
  return data.reduce((sum, value, index) => (index % 4 === 3 ? sum + value / 255 : sum), 0) / scale;
}

/** Where an edge is when it is `part` of the way across. */
async function pointOnEdge({ layout }, l, i, j, part = 0.5) {
  const { aside, endX, parameterAt, startX } = await import("/static/core/curve.js");
  const [left, right] = [layout.layers[l], layout.layers[l + 1]];
  const x0 = startX(left, i);
  const y0 = left.y[i];
  return { x: x0 + (endX(right, j) - x0) * part, y: y0 + (right.y[j] - y0) * aside(parameterAt(part)) };
}

/** Everything a canvas is told to write, as [text, x, y, alignment, width in CSS px]. */
function listenToText(canvas) {
  const context = canvas.getContext("2d");
  const written = [];
  const fillText = context.fillText.bind(context);
  context.fillText = (text, x, y, most = Infinity) => {
    written.push([text, x, y, context.textAlign, Math.min(most, context.measureText(text).width)]);
    fillText(text, x, y, most === Infinity ? undefined : most);
  };
  return written;
}

globalThis.helpers = {
  soon,
  PALETTE, notices, easel, edgesOf, fits, holdFrames, inkInColumn, listenToText, momentOf, open, opened, painted, part, picture,
  pixel, plain, pointOnEdge, random, tabulated, timelineOf, turn, when,
}; // prettier-ignore
