// @ts-check
/** Styles of the dock: a column beside the stage, the lower part of a narrow element, or a sheet over the stage of a low one. */

export const STYLES = `
.dock {
  --_ground: light-dark(#fbfaf6, #0a101d);
  --_line: color-mix(in srgb, var(--_text) 12%, transparent);
  grid-area: 1 / 2;
  box-sizing: border-box;
  container-type: inline-size;
  inline-size: clamp(310px, 38cqi, 440px);
  min-block-size: 0;
  display: flex;
  flex-direction: column;
  border-inline-start: 1px solid var(--_line);
  background: linear-gradient(var(--_depth), var(--_background)) var(--_ground);
  font-size: 13px;
}
.dock[hidden], .dock > [hidden] { display: none; }
.dock:has(.wide) { inline-size: clamp(310px, 46cqi, 560px); }
.frame[data-dock="below"] .dock { grid-area: 2 / 1 / auto / -1; inline-size: auto; border-inline-start: 0; border-block-start: 1px solid var(--_line); }
.frame[data-dock="sheet"] .dock { grid-area: 1 / 1 / 4 / -1; inline-size: auto; z-index: 2; border: 0; }
.dock > * { display: flex; flex-direction: column; flex: 1 1 0; min-block-size: 0; }
.dock > :focus-visible { outline: 2px solid var(--_accent); outline-offset: -2px; }
.dock > .card:has(+ :not([hidden])) { flex: 0 1 auto; max-block-size: 60%; border-block-end: 1px solid var(--_line); }
/* Where there is no room for both, the other one comes back when this one is closed. */
.frame:is([data-dock="below"], [data-dock="sheet"], [data-low]) .dock > .card { max-block-size: none; flex: 1 1 0; border: 0; }
.frame:is([data-dock="below"], [data-dock="sheet"], [data-low]) .dock > [data-behind] { display: none; }
.dock > * > .head {
  flex: none;
  display: flex;
  align-items: center;
  gap: 12px;
  min-block-size: 44px;
  box-sizing: border-box;
  padding: 4px 8px 4px 16px;
  border-block-end: 1px solid var(--_line);
}
.dock > * > .head > .heading { flex: 1 1 0; min-inline-size: 0; }
.dock .heading .title { margin: 0; font: 650 16px/1.25 var(--_font); overflow-wrap: anywhere; }
.dock .close { min-block-size: 34px; min-inline-size: 34px; padding: 0; border-color: transparent; background: none; }
.dock > * > .inside { flex: 1 1 auto; min-block-size: 0; box-sizing: border-box; padding: 12px 16px 16px; overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; }
.frame[data-dock="below"] :is(.told, .why), .frame[data-dock][data-low] :is(.told, .why, .bar > :is(.opens, .share, .where, .gap), .time > :not(.play, .scrubber)) { display: none; }
.frame[data-dock][data-low] .bar { flex-wrap: nowrap; padding: 6px 8px; }
.frame[data-dock][data-low] .time { flex: 1 1 0; }
.frame[data-dock][data-low] .randomize { flex: none; }
.frame[data-dock][data-low] .badge { flex: 0 1 auto; min-inline-size: 60px; }
/* Where the sentence under the stage keeps to one line there, the column may have its row, too. */
@container (min-width: 1100px) {
  .frame[data-dock="column"] .dock { grid-row: 1 / 4; }
  .frame[data-dock="column"] .told { grid-column: 1; }
  .frame[data-dock="column"] .why { display: none; }
}
@container (max-width: 480px) {
  .dock > * > .head { padding-inline-start: 12px; }
  .dock > * > .inside { padding: 10px 12px 12px; }
  .frame[data-dock][data-low] .badge { display: none; }
}
@media (pointer: coarse) {
  .dock > * > .head { min-block-size: 48px; padding-block: 2px; }
  .dock .close { min-block-size: 44px; min-inline-size: 44px; }
  .dock > .drawer .inside :is(button, summary, label, input:not([type="range"], [type="radio"], [type="checkbox"])) { min-block-size: 44px; min-inline-size: 44px; }
}
@media (forced-colors: active) { .dock { --_ground: Canvas; border-color: CanvasText; } }
@media print { .dock, .tip { display: none; } }
`;

/**
 * On paper an open card follows the picture, and the element is as high as both. In force only while a card is open: no selector
 * of the element's own height can ask for that, and where a page is copied to be printed, states of the element are lost.
 */
export const PAPER_STYLES = `
@media print {
  :host { block-size: auto !important; min-block-size: 0 !important; max-block-size: none !important; aspect-ratio: auto !important; }
  .frame { block-size: auto; overflow: visible; break-inside: auto; }
  .frame::before { display: none; }
  .stage { block-size: 8.5cm; break-inside: avoid; }
  .frame[data-dock] .dock { grid-area: 2 / 1 / auto / -1; display: block; inline-size: auto; block-size: auto !important; border: 0; background: none; break-inside: avoid; }
  .frame[data-dock] .dock > .card { display: block !important; max-inline-size: 15cm; margin-inline: auto; }
  .frame[data-dock] .dock .inside { overflow: visible; }
  .dock > .drawer, .dock .close, .dock .change, .dock .coming { display: none !important; }
  .reveals { min-inline-size: 3.5em; border-radius: 0; border-block-end: 1px solid #000; background: none; color: transparent; }
}
`;
