// @ts-check
/** What a card looks like: it comes with the card, and reads the element's own tokens. */

export const CARD_STYLES = `
.card-anchor { position: absolute; pointer-events: none; visibility: hidden; }
.card {
  --_ground: light-dark(#fbfaf6, #0a101d);
  --_line: color-mix(in srgb, var(--_text) 12%, transparent);
  box-sizing: border-box;
  position: fixed;
  inset: auto;
  inline-size: 384px;
  max-block-size: calc(100% - 16px);
  margin: 0;
  padding: 0;
  overflow: auto;
  overscroll-behavior: contain;
  border: 1px solid color-mix(in srgb, var(--_text) 18%, transparent);
  border-radius: 14px;
  background: linear-gradient(var(--_depth), var(--_background)) var(--_ground);
  color: var(--_text);
  font: 400 13px/1.4 var(--_font);
  font-variant-numeric: tabular-nums;
  text-align: start;
  box-shadow: 0 16px 48px rgb(0 0 0 / 0.32);
  animation: card-comes 130ms ease-out;
  scrollbar-width: thin;
}
@keyframes card-comes { from { opacity: 0; } }
.card[data-kind="output"] { inline-size: 476px; }
.card[data-kind="input"], .card[data-kind="edge"] { inline-size: 336px; }
.card[data-wide] { inline-size: 600px; }
.card[data-wide][data-kind="edge"] { inline-size: 448px; }
.card[data-away] { visibility: hidden; }
.card[data-sheet] {
  inset: auto 0 0;
  inline-size: auto;
  max-inline-size: 640px;
  margin-inline: auto;
  max-block-size: 45%;
  border-radius: 16px 16px 0 0;
  border-block-end: 0;
  box-shadow: 0 -12px 40px rgb(0 0 0 / 0.35);
}
.card .inside { display: grid; gap: 12px; padding: 12px 16px 14px; }
.card p { margin: 0; color: var(--_muted); text-wrap: pretty; }
.card p b { color: var(--_text); font-weight: 650; }
.card .head {
  position: sticky;
  inset-block-start: 0;
  z-index: 1;
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto auto;
  align-items: center;
  column-gap: 12px;
  margin: -12px -16px 0;
  padding: 9px 10px 8px 16px;
  border-block-end: 1px solid var(--_line);
  background: linear-gradient(var(--_depth), var(--_depth)) var(--_ground);
}
.card .place { grid-column: 1; color: var(--_muted); font-size: 12px; line-height: 1.2; }
.card .title { grid-column: 1; font-size: 16px; font-weight: 650; line-height: 1.25; overflow-wrap: anywhere; }
.card .result { grid-area: 1 / 2 / span 2; font-size: 21px; font-weight: 600; letter-spacing: -0.01em; }
.card .close { grid-area: 1 / 3 / span 2; min-block-size: 30px; min-inline-size: 30px; padding: 0; border-color: transparent; background: none; }
.card .close:hover { background: color-mix(in srgb, var(--_text) 11%, transparent); }
.card .section { display: grid; gap: 6px; justify-items: start; min-inline-size: 0; }
.card .section + .section { padding-block-start: 11px; border-block-start: 1px solid var(--_line); }
.card math { font-size: 15px; }
.card table { margin: 0; font-size: 13px; line-height: 1; }
.card thead th { padding-block-end: 3px; font-size: 11.5px; font-weight: 450; line-height: 1.2; vertical-align: bottom; }
.card th, .card td { padding: 0 0 0 7px; border: 0; block-size: 24px; }
.card thead th, .card thead td { block-size: auto; }
.card th:first-child, .card td:first-child { padding-inline-start: 0; }
.card .sign { padding-inline-start: 4px; color: var(--_muted); }
.card .sum th[scope="row"] { max-inline-size: 92px; overflow: hidden; text-overflow: ellipsis; color: var(--_text); font-weight: 450; }
.card .sum th[colspan] { max-inline-size: none; color: var(--_muted); }
.card .sum .bars { inline-size: 104px; padding-inline-start: 10px; }
.card .sum svg { display: block; overflow: visible; }
.card .total > * { border-block-start: 1px solid color-mix(in srgb, var(--_text) 30%, transparent); font-weight: 650; }
.card .sum .total th { color: var(--_text); }
.card .positive { fill: var(--_positive); }
.card .negative { fill: var(--_negative); }
.card .zero { stroke: color-mix(in srgb, var(--_text) 32%, transparent); }
.card .takes { stroke: color-mix(in srgb, var(--_text) 22%, transparent); }
.card .to {
  all: unset;
  box-sizing: border-box;
  max-inline-size: 100%;
  min-block-size: 24px;
  min-inline-size: 24px;
  line-height: 24px;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  color: var(--_text);
  text-decoration: underline dotted color-mix(in srgb, var(--_text) 40%, transparent);
  text-underline-offset: 3px;
  cursor: pointer;
}
.card .to:hover { text-decoration-style: solid; text-decoration-color: currentColor; }
.card .to:focus-visible { outline: 2px solid var(--_accent); outline-offset: -1px; border-radius: 4px; }
.card p .to { vertical-align: middle; }
.card .activating { grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 16px; }
.card .words { display: grid; gap: 8px; justify-items: start; }
.card .plugged { color: var(--_text); font-size: 15px; }
.card .curve text { fill: var(--_muted); font: italic 12px var(--_font); }
.card .curve .axis { stroke: color-mix(in srgb, var(--_text) 30%, transparent); fill: none; }
.card .curve .function { stroke: var(--_text); stroke-width: 2; fill: none; stroke-linejoin: round; }
.card .curve .drop { stroke: var(--_accent); stroke-dasharray: 2 3; fill: none; }
.card .curve .point { fill: var(--_accent); stroke: var(--_background); stroke-width: 2; }
.card .steps th { color: var(--_muted); }
.card .steps math { font-size: 14px; }
.card .steps th span { display: block; padding-block-start: 3px; white-space: nowrap; }
.card .steps tbody th, .card .steps tbody .to { max-inline-size: 84px; overflow: hidden; text-overflow: ellipsis; }
.card .own > * { color: var(--_text) !important; font-weight: 650; background: color-mix(in srgb, var(--_text) 8%, transparent); }
.card .own > :first-child { box-shadow: inset 3px 0 var(--_accent); padding-inline-start: 8px; }
.card .product math { font-size: 19px; margin-block: 4px; justify-self: center; }
.card .product mtext { font-size: 12px; color: var(--_muted); padding-block-start: 4px; }
.card .product strong { color: var(--_text); font-weight: 650; }
.card .whole { inline-size: 100%; block-size: 6px; border-radius: 3px; fill: color-mix(in srgb, var(--_text) 14%, transparent); }
.card .whole .part { fill: var(--_text); }
.card summary { min-block-size: 28px; align-content: center; color: var(--_muted); cursor: pointer; border-radius: 6px; }
.card summary:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.card .all { inline-size: 100%; }
.card .change {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 6px 12px;
  margin-inline: 16px;
  padding-block: 10px 12px;
  border-block-start: 1px solid var(--_line);
}
.card .change[hidden] { display: none; }
.card .change label { display: flex; align-items: center; gap: 8px; color: var(--_muted); }
.card .change input {
  box-sizing: border-box;
  inline-size: 84px;
  block-size: 30px;
  margin: 0;
  padding: 0 8px;
  border: 1px solid color-mix(in srgb, var(--_text) 32%, transparent);
  border-radius: 8px;
  background: var(--_background);
  color: var(--_text);
  font: inherit;
  text-align: end;
}
.card .change input:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
.card .change button { min-block-size: 30px; padding: 0 10px; font-size: 13px; color: var(--_muted); }
.card .change .wrong { flex-basis: 100%; color: var(--_negative); }
.card .about { font-size: 12px; }
.card .missing { padding: 7px 10px; border-radius: 8px; background: color-mix(in srgb, var(--_text) 6%, transparent); }
@media (max-width: 480px) {
  .card .inside { padding-inline: 12px; }
  .card .head { margin-inline: -12px; padding-inline: 12px 8px; }
  .card .change { margin-inline: 12px; }
  .card .steps td, .card .steps th { padding-inline-start: 4px; font-size: 11px; }
  /* A column for each class, where there are few: rows of six numbers would be cut. */
  .card .few, .card .few thead, .card .few tbody { display: flex; }
  .card .few tr { display: grid; grid-auto-rows: 26px; }
  .card .few th, .card .few td { display: block; padding-inline: 8px; line-height: 26px; block-size: 26px; font-size: 12px; text-align: end; }
  .card .few thead th { display: flex; gap: 8px; align-items: center; justify-content: space-between; padding-inline-start: 0; }
  .card .few thead span { padding: 0; }
  .card .few tbody th, .card .few tbody .to { max-inline-size: 104px; }
  .card .few tbody > .own > :first-child { box-shadow: inset 0 3px var(--_accent); }
  .card .sum .bars { inline-size: 84px; padding-inline-start: 6px; }
  .card .sum svg { inline-size: 84px; }
}
@media (forced-colors: active) {
  .card { --_ground: Canvas; border-color: CanvasText; }
  .card .own > * { background: none; outline: 1px solid Highlight; }
  .card .zero, .card .takes, .card .axis { stroke: CanvasText; }
  .card .whole { fill: Canvas; outline: 1px solid CanvasText; }
}
@media print { .card { display: none; } }
@media (prefers-reduced-motion: reduce) { .card { animation: none; } }
`;
