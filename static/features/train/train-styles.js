// @ts-check
/** What the Train panel looks like: it comes with the panel, and reads the element's own tokens. */

import { STYLES as FOLDED_STYLES } from "./folded-styles.js";

const line = "color-mix(in srgb, var(--_text) 16%, transparent)";

export const STYLES = `
.train { display: grid; gap: 10px; font-size: 13px; }
.train :is(p, h3) { margin: 0; font: inherit; }
.train .note { color: var(--_muted); }
.train .wrong { color: var(--_negative); }
.train .row { display: grid; grid-template-columns: minmax(96px, max-content) 1fr; align-items: center; gap: 8px; min-block-size: 32px; }
.train select, .train .number { all: unset; box-sizing: border-box; inline-size: 100%; min-block-size: 32px; padding: 0 8px; border: 1px solid ${line}; border-radius: 8px; background: var(--_background); color: var(--_text); font: inherit; }
.train select {
  block-size: 32px;
  padding-inline-end: 20px;
  line-height: 30px;
  white-space: nowrap;
  cursor: pointer;
  background:
    linear-gradient(45deg, transparent 50%, var(--_text) 50%) right 12px center / 5px 5px no-repeat,
    linear-gradient(-45deg, transparent 50%, var(--_text) 50%) right 7px center / 5px 5px no-repeat,
    var(--_background);
}
.train :is(select, input, summary):focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
.train .go { display: flex; flex-wrap: wrap; gap: 6px; }
.train .go select { flex: 1; min-inline-size: 96px; inline-size: 0; text-overflow: ellipsis; }
.train .go button { flex: none; white-space: nowrap; }
.train .table { justify-self: start; min-block-size: 28px; padding: 0 10px; font-size: 12px; }
.train .row[hidden] { display: none; }
.train button { min-block-size: 32px; padding: 0 12px; font-size: 13px; }
.train .go .play { background: var(--_text); color: var(--_background); min-inline-size: 72px; }
.train .line { display: grid; }
.train .picture { block-size: 120px; border-block-end: 1px solid ${line}; }
.train .chart { position: relative; block-size: 100%; }
.train .chart > svg { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; overflow: visible; }
.train .power { stroke: ${line}; vector-effect: non-scaling-stroke; }
.train .powers text { fill: var(--_muted); stroke: var(--_background); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; text-anchor: end; font-size: 10px; }
.train polyline { fill: none; stroke: var(--_accent); stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.train polyline.unseenLoss { stroke: var(--_muted); stroke-dasharray: 5 4; }
.train .here { stroke: var(--_text); stroke-width: 1; vector-effect: non-scaling-stroke; }
.train .steps { inline-size: 100%; margin: 0; min-block-size: 28px; accent-color: var(--_accent); }
.train .key { display: flex; flex-wrap: wrap; white-space: nowrap; align-items: center; gap: 6px; color: var(--_muted); font-size: 12px; }
.train .key i { flex: none; inline-size: 22px; border-block-start: 2px solid var(--_accent); }
.train .key .scale { flex: 1 1 auto; }
.frame:is([data-dock="below"], [data-low]) .train .key .scale { display: none; }
.train .key .first { margin-inline-start: auto; min-block-size: 28px; font-size: 12px; }
.train .key .dashes { border-block-start: 2px dashed var(--_muted); margin-inline-start: 8px; }
.train .status { font-variant-numeric: tabular-nums; min-block-size: 2.6em; }
.dock:has(.card[data-kind="loss"]:not([hidden])) .film-note { display: none; }
.train .number[aria-invalid] { border: 2px solid var(--_negative); }
.train summary { cursor: pointer; min-block-size: 32px; align-content: center; color: var(--_muted); }
.train .fields { display: grid; gap: 4px; }
.train table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.train :is(th, td) { text-align: end; padding: 2px 6px; font-weight: 400; }
.train th { color: var(--_muted); }
.train canvas.map { position: static; block-size: auto; display: block; inline-size: min(100%, 240px); aspect-ratio: 1; border: 1px solid ${line}; border-radius: 8px; }
.train .files { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; color: var(--_muted); }
.train .maps { display: flex; align-items: center; gap: 8px; min-block-size: 32px; color: var(--_muted); }
.train .maps[hidden] { display: none; }
.train .fit { display: block; inline-size: 100%; }
.train .fit .example { fill: var(--_muted); }
.train .confused { overflow-x: auto; }
.train .confused td { background: color-mix(in srgb, var(--_negative) calc(60% * var(--part)), transparent); text-align: center; min-inline-size: 22px; }
.train .confused td.right { background: color-mix(in srgb, var(--_positive) calc(45% * var(--part)), transparent); }
.train .confused ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 4px; }
.frame:is([data-dock="below"], [data-low]) .train { gap: 8px; }
.frame:is([data-dock="below"], [data-low]) .train .picture { block-size: 56px; }
.train-pause { position: absolute; inset: 4px 6px auto auto; min-block-size: 30px; padding: 0 12px; font-size: 12.5px; }
@media print { .train-pause { display: none; } }
@media (pointer: coarse) { .train-pause { min-block-size: 44px; }   .train :is(button, select, .number, summary, .row, .maps) { min-block-size: 44px; } .train .steps { min-block-size: 44px; } .train select { line-height: 42px; } }
@media (forced-colors: active) { .train select { appearance: auto; border-color: CanvasText; } .train .go .play { background: none; color: inherit; } .train polyline, .train .here { stroke: CanvasText; } .train .key i { border-color: CanvasText; } .train .confused td.right { outline: 1px solid CanvasText; outline-offset: -2px; } }
${FOLDED_STYLES}`;
