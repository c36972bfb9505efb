// @ts-check
/** What the Pace panel looks like: it comes with the panel, and reads the element's own tokens. */

export const STYLES = `
.pace-panel { display: grid; gap: 14px; font-size: 13px; }
.pace-panel :is(h2, h3, fieldset, dl, dd) { margin: 0; padding: 0; border: 0; font: inherit; min-inline-size: 0; }
.pace-panel :is(h3, legend) { padding: 0 0 6px; color: var(--_muted); font-weight: 550; }
.pace-panel .choice {
  display: grid;
  grid-auto-flow: column;
  grid-auto-columns: 1fr;
  padding: 3px;
  border-radius: 999px;
  background: color-mix(in srgb, var(--_text) 8%, transparent);
}
.pace-panel label { position: relative; display: grid; place-items: center; min-block-size: 32px; padding: 0 6px; border-radius: 999px; font-weight: 550; text-align: center; cursor: pointer; }
.pace-panel label:hover { background: color-mix(in srgb, var(--_text) 8%, transparent); }
.pace-panel label:has(:checked) { background: var(--_text); color: var(--_background); }
.pace-panel label:has(:focus-visible) { outline: 2px solid var(--_accent); outline-offset: 2px; }
.pace-panel input { all: unset; position: absolute; inset: 0; cursor: pointer; }
.pace-panel .moves { display: grid; grid-template-columns: auto 1fr 1fr; gap: 6px; align-items: center; }
.pace-panel .moves span { color: var(--_muted); font-weight: 550; padding-inline-end: 8px; }
.pace-panel button { min-block-size: 34px; padding: 0 10px; font-size: 13px; }
.pace-panel .class { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; }
.pace-panel .class button[aria-pressed="true"] { background: var(--_text); color: var(--_background); }
.pace-panel .class .note { grid-column: 1 / -1; margin: 0; color: var(--_muted); }
.pace-panel .class .note:empty { display: none; }
.pace-panel dl { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: baseline; gap: 5px 14px; }
.pace-panel dt { white-space: nowrap; }
.pace-panel kbd {
  display: inline-block;
  box-sizing: border-box;
  min-inline-size: 24px;
  padding: 2px 6px;
  border-radius: 6px;
  border: 1px solid color-mix(in srgb, var(--_text) 26%, transparent);
  border-block-end-width: 2px;
  background: color-mix(in srgb, var(--_text) 6%, transparent);
  font: 550 12px/1.3 var(--_font);
  text-align: center;
}
.pace-panel kbd + kbd { margin-inline-start: 4px; }
@media (forced-colors: active) {
  .pace-panel label:has(:checked) { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
`;
