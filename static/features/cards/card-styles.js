// @ts-check
/** What a card looks like: it comes with the card, and reads the element's own tokens. */

export const CARD_STYLES = `
.card { font-variant-numeric: tabular-nums; text-align: start; }
.card .content { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
.card p { margin: 0; color: var(--_muted); text-wrap: pretty; }
.card p b { color: var(--_text); font-weight: 650; }
.card .heading { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; column-gap: 12px; }
.card .place { grid-column: 1; color: var(--_muted); font-size: 12px; line-height: 1.2; }
.card .title { grid-column: 1; }
.card .result { grid-area: 1 / 2 / span 2; font-size: 21px; font-weight: 600; letter-spacing: -0.01em; }
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
.card .learning td { padding-inline-start: 5px; }
.card .losses { inline-size: auto; min-inline-size: 60%; }
.card .learning details { justify-self: stretch; }
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
  margin-block-start: 12px;
  padding-block-start: 10px;
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
.card .about, .card .coming { font-size: 12px; }
.card .coming .to { line-height: 24px; color: inherit; }
.card .missing { padding: 7px 10px; border-radius: 8px; background: color-mix(in srgb, var(--_text) 6%, transparent); }
@container (max-width: 540px) {
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
@container (max-width: 380px) {
  .card .sum :is(th, td) { padding-inline-start: 4px; font-size: 12px; }
  .card .sum th:first-child { padding-inline-start: 0; }
  .card .sum .bars, .card .sum svg { inline-size: 40px; }
  .card .adding math { font-size: 12.5px; }
  .card .few :is(th, td) { padding-inline: 4px; font-size: 11.5px; }
  .card .activating { gap: 8px; }
}
@media (pointer: coarse) {
  .card :is(summary, .change button, .change input) { min-block-size: 44px; }
  /* Not more, so that a sum is still seen as a whole. */
  .card .to { min-block-size: 32px; min-inline-size: 44px; line-height: 32px; }
}
@media (forced-colors: active) {
  .card .own > * { background: none; outline: 1px solid Highlight; }
  .card .zero, .card .takes, .card .axis { stroke: CanvasText; }
  .card .whole { fill: Canvas; outline: 1px solid CanvasText; }
}
.tip {
  position: absolute;
  z-index: 1;
  max-inline-size: 220px;
  padding: 3px 8px;
  border: 1px solid color-mix(in srgb, var(--_text) 18%, transparent);
  border-radius: 8px;
  background: linear-gradient(var(--_depth), var(--_depth)) light-dark(#fbfaf6, #0a101d);
  font-size: 12.5px;
  line-height: 1.35;
  color: var(--_muted);
  pointer-events: none;
}
.tip b { color: var(--_text); font-weight: 650; }
@media print { .tip { display: none; } }
`;
