// @ts-check
/** What the share panel looks like: it comes with the panel, and reads the element's own tokens. */

export const SHARE_STYLES = `
.share-panel {
  /* Under the element's own ground, which a page may have made transparent. */
  --_ground: light-dark(#f7f6f1, #060912);
  box-sizing: border-box;
  position: fixed;
  inset: 0;
  margin: auto;
  inline-size: min(600px, 100% - 16px);
  max-inline-size: none;
  block-size: fit-content;
  max-block-size: calc(100% - 16px);
  padding: 0;
  overflow: auto;
  overscroll-behavior: contain;
  border: 1px solid color-mix(in srgb, var(--_text) 14%, transparent);
  border-radius: 16px;
  background: radial-gradient(140% 100% at 50% 0%, var(--_depth) 0%, var(--_background) 75%) var(--_ground);
  color: var(--_text);
  font: 400 14px/1.45 var(--_font);
  text-align: start;
  box-shadow: 0 24px 70px rgb(0 0 0 / 0.35);
}
.share-panel::backdrop { background: rgb(2 5 12 / 0.5); }
.share-panel .inside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; padding: 0 20px 20px; }
.share-panel p { margin: 0; }
.share-panel .top {
  position: sticky;
  inset-block-start: 0;
  z-index: 1;
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  align-items: center;
  gap: 0 12px;
  margin-inline: -20px;
  padding: 12px 12px 10px 20px;
  border-block-end: 1px solid color-mix(in srgb, var(--_text) 9%, transparent);
  background: linear-gradient(var(--_depth), var(--_depth)) var(--_ground);
}
.share-panel .title { font-size: 17px; font-weight: 650; }
.share-panel .what { color: var(--_muted); font-size: 13px; overflow-wrap: anywhere; }
.share-panel .close { padding: 0; grid-area: 1 / 2 / span 2; }
.share-panel .said { grid-column: 1 / -1; color: var(--_accent); font-size: 13px; font-weight: 600; }
.share-panel .said:not(:empty) { padding-block-start: 6px; }
.share-panel .note { padding: 8px 12px; border-radius: 8px; background: color-mix(in srgb, var(--_text) 6%, transparent); }
.share-panel .note[hidden] { display: none; }
.share-panel .size { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 12px 24px; }
.share-panel fieldset { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0; padding: 0; border: 0; min-inline-size: 0; }
.share-panel legend { padding: 0 0 4px; font-weight: 600; }
.share-panel .learns[hidden] { display: none; }
.share-panel :is(.size, .learns) label { display: inline-flex; align-items: center; gap: 7px; min-block-size: 28px; cursor: pointer; }
.share-panel :is(.size, .learns) input { flex: none; inline-size: 17px; block-size: 17px; margin: 0; accent-color: var(--_text); cursor: pointer; }
.share-panel :is(.size, .learns) input:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.share-panel .scale { display: flex; align-items: center; gap: 14px; margin: 0; color: var(--_muted); font-size: 13px; }
.share-panel .scale svg { inline-size: 120px; flex: none; overflow: visible; }
.share-panel .scale .words { fill: color-mix(in srgb, var(--_text) 16%, transparent); }
.share-panel .scale .box { fill: color-mix(in srgb, var(--_text) 7%, var(--_background)); stroke: var(--_text); stroke-width: 5px; }
.share-panel .scale .positive { stroke: var(--_positive); }
.share-panel .scale .negative { stroke: var(--_negative); }
.share-panel .scale .neurons { fill: var(--_text); }
.share-panel .scale i { font-style: normal; }
.share-panel .scale b { display: block; color: var(--_text); font-weight: 600; white-space: nowrap; }
.share-panel .snippet { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: end; gap: 6px 12px; }
.share-panel .snippet span { color: var(--_muted); font-size: 13px; }
.share-panel .snippet b { margin-inline-end: 6px; color: var(--_text); font-size: 14px; font-weight: 600; }
.share-panel .snippet textarea {
  grid-column: 1 / -1;
  box-sizing: border-box;
  display: block;
  inline-size: 100%;
  min-block-size: 34px;
  margin: 0;
  padding: 7px 10px;
  resize: none;
  field-sizing: content;
  max-block-size: 112px;
  border: 1px solid color-mix(in srgb, var(--_text) 16%, transparent);
  border-radius: 9px;
  background: color-mix(in srgb, var(--_text) 4%, var(--_background));
  color: var(--_text);
  font: 400 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
  scrollbar-width: thin;
  scrollbar-color: color-mix(in srgb, var(--_text) 35%, transparent) transparent;
}
.share-panel .snippet textarea:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
.share-panel .snippet[hidden], .share-panel .file[hidden] { display: none; }
.share-panel .file { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; color: var(--_muted); font-size: 13px; overflow-wrap: anywhere; }
.share-panel .copy { min-block-size: 32px; min-inline-size: 76px; font-size: 13px; }
.share-panel .copy[data-done] { background: var(--_text); border-color: var(--_text); color: var(--_background); }
.share-panel summary { min-block-size: 28px; align-content: center; color: var(--_muted); font-size: 13px; cursor: pointer; border-radius: 6px; }
.share-panel summary:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.share-panel details[open] summary { margin-block-end: 6px; }
@media (max-width: 480px) {
  .share-panel .inside { padding: 0 14px 14px; gap: 14px; }
  .share-panel .top { margin-inline: -14px; padding: 8px 8px 8px 14px; }
  .share-panel .scale svg { inline-size: 96px; }
}
@media (forced-colors: active) {
  .share-panel { --_ground: Canvas; }
  .share-panel .copy[data-done] { background: Highlight; color: HighlightText; }
  .share-panel .scale .words { fill: GrayText; }
}
`;
