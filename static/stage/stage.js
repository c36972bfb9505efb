// @ts-check
/** The stage: one network, one of its traces, one moment. Joins layout, painter and player. */

import { emptyPicture } from "./empty-picture.js";
import { Painter } from "./painter.js";
import { Player } from "./player.js";
import { countEdges, edgesOf } from "../core/edges.js";
import { createFrame, sampleInto, stillPace, stillTime } from "../core/frame.js";
import { skeletonOf } from "../core/skeleton.js";
import { firstPulseTime, knownCount, phaseAt, timelineOf } from "../core/phases.js";
import { settle } from "../core/easing.js";
import { layoutOf, measuredNames } from "../core/layout.js";

/**
 * @import { Kinds, Labels, Palette, Phase, Picture, Reel, Settings, Target, Trace, WordTable } from "../types.d.ts"
 * @import { CanvasDisplay } from "./surface.js"
 */

/** Width and height of a printed stage, in CSS px; its box on paper may be another. @type {[number, number]} */
const PAPER_PX = [720, 400];
/** With more edges than this the next network appears at once: painting all edges in every frame would stutter. */
const EDGES_THAT_GLIDE = 1500;

export class Stage {
  #painter;
  #player;
  #kinds;
  /** The layers and operations on stage, as text. */
  #key = "";
  /** How operations are put into words, once that is loaded. @type {WordTable} */
  words = {};
  #still = false;
  #speed = 1;
  /** How fast the clock of the timeline goes at speed 1; used when the speed is set. Reduced motion has a pace of its own. */
  pace = 1;
  /** The index of the phase that was reported last, and how much was known. */
  #phase = -1;
  #known = -1;
  #playing = false;
  /** The moment at which the requested network or sample opens, clamped to its pass; null for the usual one. @type {number | null} */
  opensAtMs = null;
  /** @type {Picture} */
  #picture;
  /** @type {CanvasDisplay} */
  #display = { scales: [1, 1], box: null };

  /**
   * @param {object} parts
   * @param {HTMLCanvasElement} parts.stillCanvas @param {HTMLCanvasElement} parts.movingCanvas @param {Palette} parts.palette
   * @param {Kinds} parts.kinds how operations are timed and painted
   * @param {() => void} parts.onEnd called when a pass is over
   * @param {(phase: Phase) => void} parts.onPhase called when another phase begins
   * @param {() => void} parts.onKnown called when more, or less, is known
   */
  constructor({ stillCanvas, movingCanvas, palette, kinds, onEnd, onPhase, onKnown }) {
    this.#painter = new Painter(stillCanvas, movingCanvas, palette);
    this.#player = new Player({ onFrame: (stale) => this.#paint(stale), onEnd });
    this.#kinds = kinds;
    this.onPhase = onPhase;
    this.onKnown = onKnown;
    /** Called in every frame; it must allocate nothing. */
    this.onMoment = (/** @type {boolean} */ _stale) => {};
    /** The pass with other weights that is played after a step of learning, once there is one. @type {import("./again.js").Again | undefined} */
    this.again = undefined;
    this.#picture = emptyPicture(kinds);
    this.#player.durationMs = this.durationMs;
  }

  get player() {
    return this.#player;
  }

  /** @returns {Readonly<Picture>} */
  get picture() {
    return this.#picture;
  }

  get timeline() {
    return this.#picture.timeline;
  }

  /** Another course of the pass on stage, such as there and back; who is at its end stays there. @param {import("../types.d.ts").Timeline} timeline */
  set timeline(timeline) {
    const player = this.#player;
    const atEnd = player.timeMs >= this.durationMs;
    Object.assign(this.#picture, { timeline, frame: createFrame(timeline) });
    this.#phase = -1;
    player.durationMs = timeline.durationMs;
    player.seek(atEnd ? timeline.durationMs : player.timeMs);
  }

  /** The phase on stage. @returns {Phase} */
  get phase() {
    const { timeline } = this;
    return /** @type {Phase} */ (timeline.phases[phaseAt(timeline, this.paintedTimeMs)]);
  }

  /** Whether passes are played; without numbers nothing moves. @param {boolean} playing */
  set playing(playing) {
    this.#playing = playing;
    if (!playing) this.#forget();
    this.#player.playing = playing && this.#picture.reel !== null;
  }

  /** Goes to a moment. @param {number} timeMs clamped to the pass */
  seek(timeMs) {
    this.opensAtMs = null; // replaces the moment of an attribute
    this.#forget();
    this.#player.seek(timeMs);
  }

  /** After a pause or a seek the picture depends on sample and moment alone: no light of the sample before lingers. */
  #forget() {
    this.#picture.previousTrace = null;
    this.#player.invalidate();
  }

  /** What cards and panels read. */
  get snapshot() {
    const { layout, labels, edges, timeline, revealed = null } = this.#picture;
    const timeMs = this.paintedTimeMs;
    return { layout, labels, edges, timeline, timeMs, revealed, words: this.words };
  }

  get durationMs() {
    return this.timeline.durationMs;
  }

  /** Neurons and neutral edges, before there are numbers. @param {Pick<Settings, "layers" | "activation">} settings */
  showSkeleton(settings) {
    Object.assign(this.#picture, { reel: null, trace: null, previousTrace: null, previousReel: null });
    this.playing = this.#playing;
    this.#use(settings);
    this.#useEdges();
    this.#player.invalidate();
  }

  /**
   * Another network, from the beginning of its pass; the edges glide from the old weights to the new.
   * @param {Reel} reel @param {Trace} trace
   */
  showNetwork(reel, trace) {
    const picture = this.#picture;
    const first = picture.reel === null;
    const sameShape = picture.reel !== null && picture.layers.join() === reel.network.layers.join();
    picture.previousReel = sameShape && countEdges(picture.layers) <= EDGES_THAT_GLIDE ? picture.reel : null;
    picture.previousEdges = picture.edges;
    picture.previousTrace = sameShape && this.#playing ? picture.trace : null;
    Object.assign(picture, { reel, trace });
    this.playing = this.#playing;
    this.#use(reel.network);
    // The first numbers start with the first pulses, without waiting for the inputs to light up.
    if (this.#player.playing) this.#player.seek(first ? firstPulseTime(this.timeline) : 0);
    if (picture.previousReel) this.#player.startBlend();
    this.#arrive();
  }

  /** The next sample of the network on stage. @param {Reel} reel @param {Trace} trace */
  showSample(reel, trace) {
    const previousTrace = this.#playing ? this.#picture.trace : null;
    Object.assign(this.#picture, { previousTrace, previousReel: null, reel, trace });
    this.#arrive();
  }

  /** The same moment of other numbers: live ones for recorded ones, or an answer for changed inputs. @param {Reel} reel @param {Trace} trace */
  replace(reel, trace) {
    Object.assign(this.#picture, { reel, trace });
    this.#arrive();
  }

  /** @param {number} widthPx @param {number} heightPx @param {Partial<CanvasDisplay>} [display] what is new about how it is shown */
  resize(widthPx, heightPx, display) {
    Object.assign(this.#display, display);
    const wiped = this.#painter.resize(widthPx, heightPx, this.#display);
    const { layout } = this.#picture;
    if (!wiped && layout.widthPx === widthPx && layout.heightPx === heightPx) return;
    this.#place(widthPx, heightPx);
    // Without painting now, this frame would show an empty canvas.
    if (wiped && this.#phase >= 0) this.#paint(true);
  }

  /** @param {Palette} palette */
  set palette(palette) {
    // A change of theme is reported once for each colour, but the first report has all new colours.
    if (JSON.stringify(palette) === JSON.stringify(this.#painter.palette)) return;
    this.#painter.palette = palette;
    this.#player.invalidate();
  }

  /** @param {Labels} labels */
  set labels(labels) {
    this.#picture.labels = labels;
    const { widthPx, heightPx } = this.#picture.layout;
    this.#place(widthPx, heightPx);
  }

  /** @param {Target} target */
  set target(target) {
    this.#picture.target = target;
    this.#player.invalidate();
  }

  /** Lights a path while the rest recedes. @param {Picture["path"]} path */
  set path(path) {
    this.#picture.path = path;
    this.#player.invalidate();
  }

  /** Sets the function that paints ghosts, once it is loaded. @param {import("./painter.js").Painter["paintGhosts"]} paint */
  set ghosts(paint) {
    this.#painter.paintGhosts = paint;
    this.#player.invalidate();
  }

  /** Sets the function that writes how many edges are shown, once it is loaded. @param {import("./painter.js").Painter["paintEdgeCounts"]} paint */
  set edgeCounts(paint) {
    this.#painter.paintEdgeCounts = paint;
    this.refresh();
  }

  /** Sets what paints only the part that changes, once it is loaded. @param {import("./strip.js").Strip} strip */
  set strip(strip) {
    this.#painter.strip = strip;
  }

  /** Hides all numbers but some. @param {import("../core/hidden.js").Revealed} revealed */
  set revealed(revealed) {
    this.#picture.revealed = revealed;
    this.#player.invalidate();
  }

  /** @param {boolean} compares whether the percentages are shown beside those at T = 1 */
  set comparesTemperature(compares) {
    this.#picture.comparesTemperature = compares;
    this.#player.invalidate();
  }

  /** @param {number} speed */
  set speed(speed) {
    this.#speed = speed;
    this.#player.speed = this.speedAt(this.pace);
  }

  /** How fast the clock of the timeline goes at a pace. */
  speedAt = (/** @type {number} */ pace) =>
    this.#speed * (this.#still ? stillPace(this.timeline, this.#player.timeMs) : pace);

  /** Shows steps instead of motion. @param {boolean} still */
  set reducedMotion(still) {
    this.#still = still;
    this.#player.blending = !still;
    this.speed = this.#speed;
    this.#player.invalidate();
  }

  /**
   * Paints the finished pass at once, for a printer that will not wait for the next frame: as large as on paper, whatever the
   * screen. Afterwards the stage must get its size again.
   */
  print() {
    const picture = this.#picture;
    this.#painter.resize(...PAPER_PX, { scales: [3, 3], box: null });
    this.#place(...PAPER_PX);
    sampleInto(picture.frame, picture.timeline, picture.timeline.durationMs);
    this.#painter.paintFlat({ ...picture, previousReel: null, blend: 1, target: null, path: null });
  }

  /** Paints everything anew, as after a lost graphics context. */
  refresh() {
    this.#painter.refresh();
    this.#player.invalidate();
  }

  /** The requested network or sample is on stage: goes to the moment that was requested with it. */
  #arrive() {
    this.#useEdges();
    if (this.opensAtMs !== null) this.seek(this.opensAtMs);
    this.opensAtMs = null;
    this.#player.invalidate();
  }

  #useEdges() {
    const { layers, trace } = this.#picture;
    this.#picture.edges = edgesOf(layers, trace, this.#kinds);
  }

  /** @param {Pick<import("../types.d.ts").Network, "layers"> & {operations?: readonly import("../types.d.ts").OperationHeader[]}} network */
  #use(network) {
    const picture = this.#picture;
    const operations = network.operations ?? skeletonOf(network.layers);
    const key = JSON.stringify([network.layers, operations]);
    if (key === this.#key) return;
    this.#key = key;
    picture.layers = network.layers;
    this.timeline = timelineOf(operations, this.#kinds);
    this.#place(picture.layout.widthPx, picture.layout.heightPx);
  }

  /** @param {number} widthPx @param {number} heightPx */
  #place(widthPx, heightPx) {
    const picture = this.#picture;
    picture.layout = layoutOf({ layers: picture.layers, widthPx, heightPx, ...measuredNames(picture.labels) });
    this.#player.invalidate();
  }

  get reducedMotion() {
    return this.#still;
  }

  /** The moment that is painted: the player's or, with reduced motion, the end of the present stage. */
  get paintedTimeMs() {
    const { timeMs } = this.#player;
    return this.#still ? stillTime(this.timeline, timeMs) : timeMs;
  }

  /** One frame. Allocates nothing. @param {boolean} stale whether anything but the time has changed */
  #paint(stale) {
    const picture = this.#picture;
    const { frame, timeline } = picture;
    const rested = frame.phaseIndex === timeline.phases.length - 1;
    sampleInto(frame, timeline, this.paintedTimeMs);
    // During the rest at the end all frames are alike.
    const other = stale || !rested || frame.phaseIndex !== this.#phase || picture.blend < 1;
    if (other) {
      // Fast at first, so that the next frame already shows a change.
      picture.blend = settle(this.#player.blend);
      if (picture.blend >= 1) picture.previousReel = null;
      this.#painter.paint(this.again?.pictured(picture) ?? picture, !stale && this.#player.playing);
    }
    // Only now: changing the page before painting would force a restyle when the canvas reads its font.
    this.onMoment(stale);
    if (other) this.#emitChanges();
  }

  /** Reports another phase, and other numbers that are known. */
  #emitChanges() {
    const { frame, timeline } = this.#picture;
    if (frame.phaseIndex !== this.#phase) {
      this.#phase = frame.phaseIndex;
      this.speed = this.#speed; // with reduced motion each stop has a clock of its own
      this.onPhase(/** @type {Phase} */ (timeline.phases[this.#phase]));
    }
    const known = knownCount(timeline, frame.timeMs);
    if (known === this.#known) return;
    this.#known = known;
    this.onKnown();
  }
}
