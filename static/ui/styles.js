// @ts-check
/**
 * The element's own style sheet. Every colour and size an embedder may set is a --forward-pass-* custom property.
 *
 * A page's rule about everything (`* { all: revert }`) reaches the element itself and wins over `:host`, and what it
 * inherits flows in. So all that matters stands on the frame, which no selector of a page can match: it inherits nothing
 * but what concerns the whole element, counts in px (a page may have set its own rem), and has, by the unseen box
 * before its content, a height of its own where the element has none.
 */

import { TOKENS } from "../core/colors.js";

/** @param {string} name @example kebab("lightInk") // "light-ink" */
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** One declaration for each colour: the page's choice, or else ours. */
const COLOR_TOKENS = Object.entries(TOKENS)
  .map(([name, [light, dark]]) => `--_${name}:var(--forward-pass-${kebab(name)},light-dark(${light},${dark}));`)
  .join("\n  ");

export const STYLES = `
:host {
  display: block;
  box-sizing: border-box;
  inline-size: 100%;
  inline-size: -moz-available;
  inline-size: -webkit-fill-available;
  inline-size: stretch;
  min-inline-size: min(240px, 100%);
  min-block-size: 0;
  flex-shrink: 9999;
  align-self: start;
  writing-mode: horizontal-tb;
}
:host([hidden]) { display: none !important; }
:host(:state(shares-row)) { inline-size: 60%; }
.frame, .scheme { all: initial; color-scheme: inherit; }
.frame {
  visibility: inherit;
  pointer-events: inherit;
  interactivity: inherit;
  direction: ltr;
  text-size-adjust: 100%;
  -webkit-text-size-adjust: 100%;
  ${COLOR_TOKENS}
  --_radius: var(--forward-pass-radius, 14px);
  --_font: var(--forward-pass-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
  color: var(--_text);
  font: 400 14px/1.4 var(--_font);
  font-variant-numeric: tabular-nums;
  position: relative;
  isolation: isolate;
  container-type: inline-size;
  contain-intrinsic-inline-size: 280px;
  box-sizing: border-box;
  inline-size: 100%;
  block-size: 100%;
  block-size: stretch;
  min-block-size: inherit;
  max-block-size: inherit;
  display: grid;
  grid-template: minmax(0, 1fr) auto auto auto / minmax(0, 1fr) auto;
  overflow: clip;
  break-inside: avoid;
  border-radius: var(--_radius);
  background: radial-gradient(120% 90% at 50% 38%, var(--_depth) 0%, var(--_background) 72%);
}
/* "only": what forces a page dark leaves the element as it is, whose canvas it could not change with the rest. */
.frame[data-scheme="dark"] { color-scheme: only dark; }
.frame[data-scheme="light"] { color-scheme: only light; }
.frame::before {
  content: "";
  grid-area: 1 / 1 / -1 / -1;
  align-self: start;
  inline-size: 100%;
  aspect-ratio: 16 / 10;
  min-block-size: 416px;
  max-block-size: max(736px, 100svh);
  visibility: hidden;
}
.scheme {
  display: block;
  direction: ltr;
  position: absolute;
  color: inherit;
  forced-color-adjust: none;
  transition: color 1ms, outline-color 1ms, color-scheme 1ms;
  transition-behavior: allow-discrete;
}
.scheme, .scheme::before { outline-color: light-dark(black, white); }
/* Always light, unless all pages are forced dark. Nothing that is watched changes for looking, which would be told again. */
.scheme::before { content: ""; color-scheme: light; }
.stage { grid-area: 1 / 1; position: relative; min-block-size: 0; touch-action: pan-y pinch-zoom; }
canvas { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; display: block; }
.mark { position: absolute; inset: 0 auto auto 0; }
.mark + .mark { left: 100%; }
.mark + .mark + .mark { inset: 100% auto auto 0; }
.moving { pointer-events: none; }
.told {
  grid-area: 3 / 1 / auto / -1;
  margin: 0;
  padding: 0 16px 10px;
  min-block-size: 24px;
  color: var(--_muted);
  font-size: 15px;
  text-align: center;
  text-wrap: balance;
}
.told b { color: var(--_text); font-weight: 600; }
.bar {
  grid-area: 4 / 1 / auto / -1;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px 10px;
  padding: 10px 14px;
  border-block-start: 1px solid color-mix(in srgb, var(--_text) 9%, transparent);
}
button {
  all: unset;
  box-sizing: border-box;
  flex: none;
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 8px;
  min-block-size: 38px;
  min-inline-size: 38px;
  padding: 0 14px;
  border-radius: 999px;
  border: 1px solid color-mix(in srgb, var(--_text) 16%, transparent);
  background: color-mix(in srgb, var(--_text) 5%, transparent);
  color: var(--_text);
  font: 550 14px/1 var(--_font);
}
button[hidden] { display: none; }
button svg { inline-size: 16px; block-size: 16px; fill: currentColor; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.time { display: flex; align-items: center; gap: 2px; flex: 1 1 100%; min-inline-size: 0; }
.time button { min-block-size: 36px; min-inline-size: 36px; padding: 0; border-color: transparent; background: none; }
.time .pace { min-inline-size: 48px; font-size: 13px; }
.scrubber { position: relative; flex: 1 1 0; min-inline-size: 40px; block-size: 28px; margin-inline: 14px; }
.track { position: absolute; inset: 11px -7px auto; block-size: 6px; border-radius: 3px; background: color-mix(in srgb, var(--_text) 20%, var(--_background)); }
.scrub { all: unset; position: absolute; inset: 0 -7px auto; block-size: 28px; opacity: 0; }
.randomize { background: var(--_text); border-color: var(--_text); color: var(--_background); font-weight: 600; }
.where { min-inline-size: 0; overflow: hidden; color: var(--_muted); font-size: 13px; white-space: nowrap; text-overflow: ellipsis; padding-inline: 4px; }
.where data { color: var(--_text); }
.gap { flex: 1 1 0; }
.badge { display: flex; flex-shrink: 1000; align-items: center; gap: 7px; min-inline-size: 112px; justify-content: end; color: var(--_muted); font-size: 13px; line-height: 1.2; text-wrap: balance; }
.badge i { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--_neutral); flex: none; }
.badge[data-status="starting"] i { background: transparent; border: 2px solid var(--_muted); box-sizing: border-box; }
.notice {
  position: absolute;
  inset: 10px 10px auto;
  z-index: 2;
  display: grid;
  grid-template-columns: 1fr auto auto;
  align-items: center;
  gap: 8px;
  padding: 9px 10px 9px 14px;
  border-radius: 10px;
  border: 1px solid color-mix(in srgb, var(--_negative) 45%, transparent);
  background: color-mix(in srgb, var(--_negative) 9%, var(--_background));
  font-size: 13.5px;
  overflow-wrap: anywhere;
  max-block-size: calc(100% - 20px);
  box-sizing: border-box;
  overflow: auto;
}
.notice[hidden] { display: none; }
.notice p { margin: 0; }
.notice p + p, .sentences:not(:empty) + slot { margin-block-start: 4px; }
.notice slot { display: block; }
.notice slot[hidden] { display: none; }
.unseen:not(:focus-within) {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  padding: 0;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
  border: 0;
}
.probe { transition: color 1ms; }
.frame[data-print] { color-scheme: only light !important; }
.frame[data-print] .moving { display: none; }
.frame[data-print] .still { object-fit: contain; }
.frame[data-reading] .probe, .frame[data-reading] + .scheme { transition: none; }
.frame[data-controls="none"] .bar, .frame[data-controls="none"] .told { display: none; }
.frame[data-controls="compact"] :is(.opens, .share, .told, .back, .on, .where, .gap) { display: none; }
.frame[data-short] :is(.told, .where, .badge, .gap) { display: none; }
.frame[data-controls="compact"] .stage { margin-block-end: 31px; }
.frame[data-controls="compact"] .bar { flex-wrap: nowrap; padding: 6px 8px; }
.frame[data-controls="compact"] .time { flex: 1 1 0; }
.frame[data-controls="compact"] .randomize { flex: none; }
.frame:not([data-opened]) :is(.told, .where, .badge) { visibility: hidden; }
@container (min-width: 701px) {
  .frame:not([data-controls="compact"]) .scrubber { block-size: 40px; }
}
@container (min-width: 801px) {
  /* What it says while Python starts is longer: it may break in two, but not the bar. */
  .frame:not([data-controls="compact"]) .badge { flex: 1000 1 0; }
}
@container (max-width: 760px) {
  .share { padding: 0; }
  .share span { display: none; }
}
@container (max-width: 700px) {
  .told { font-size: 13px; padding-inline: 12px; min-block-size: 2.8em; }
}
@container (max-width: 1000px) {
  .told { padding-block-end: 36px; }
}
@container (max-width: 800px) {
  .bar { gap: 6px; padding: 6px 10px 8px; }
  .bar > button { flex: 1 1 auto; padding: 0 clamp(3px, 1.8cqi, 14px); font-size: clamp(12px, 3.2cqi, 14px); }
  .where, .badge { order: 2; font-size: 12px; }
  .badge { flex: 1 1 0; }
  .gap { flex: 0 0 100%; order: 1; block-size: 0; margin-block: -3px; }
  .frame[data-controls="compact"] .badge { flex: 0 1 auto; min-inline-size: 60px; }
}
@container (max-width: 480px) {
  .where, .badge { min-block-size: 2.4em; }
  .where { line-height: 2.4em; }
  .randomize svg { display: none; }
  .scrubber { margin-inline: 10px; }
  .frame[data-controls="compact"] .badge { flex: 0 0 92px; font-size: 11px; line-height: 1.1; max-block-size: 3.3em; overflow: hidden; }
}
@container (max-width: 350px) {
  .frame[data-controls="compact"] .badge { display: none; }
}
@container (max-width: 380px) {
  .told { font-size: 12px; }
  .bar { gap: 6px 4px; padding-inline: 6px; }
  .bar > button { min-inline-size: 30px; }
  .frame:not([data-controls="compact"]) .randomize { flex-basis: 100%; }
}
@media (pointer: coarse) {
  .bar button { min-block-size: 44px; min-inline-size: 44px; }
  .scrub { inset-block-start: -8px; block-size: 44px; }
  .frame[data-controls="compact"] .stage { margin-block-end: 44px; }
}
@media (forced-colors: active) {
  .frame {
    --_background: Canvas; --_depth: Canvas; --_text: CanvasText; --_muted: CanvasText; --_positive: LinkText; --_negative: CanvasText;
    --_neutral: GrayText; --_light: Highlight; --_lightInk: HighlightText; --_disc: Canvas; --_rim: CanvasText; --_accent: Highlight;
  }
  button, .randomize { background: ButtonFace; color: ButtonText; border-color: ButtonText; }
  .badge i { forced-color-adjust: none; background: CanvasText; }
  .probe { forced-color-adjust: none; }
}
@media print {
  .bar, .told, .notice { display: none; }
  .frame { color-scheme: only light !important; background: none; }
}
`;
