// @ts-check
/** What the panel with the Python looks like: it comes with the panel, and reads the element's own tokens. */

/** Where the dock is low, variables stand in lines instead of a table. */
const LOW = `.frame:is([data-dock="below"], [data-dock="sheet"], [data-low])`;

export const STYLES = `
.python { display: grid; grid-template: auto minmax(96px, 1fr) auto / minmax(0, 1fr); gap: 10px; box-sizing: border-box; block-size: 100%; --_mono: 400 12px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.python p { margin: 0; }
.python .head { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
.python .actions { display: flex; gap: 8px; }
.python button { min-block-size: 32px; padding: 0 12px; font-size: 13px; }
.python .run { background: var(--_text); border-color: var(--_text); color: var(--_background); font-weight: 600; }
.python .said { flex: 1 0 100%; color: var(--_accent); font-size: 13px; font-weight: 600; overflow-wrap: anywhere; }
.python .said:empty { display: none; }
.python .said[data-wrong] { color: var(--_negative); }
.python[data-mode="reading"] :is(.run, .back-to-original, .leave, .editor),
.python[data-mode="editing"] :is(.copy-script, .edit, .back-to-original, .code, .variables, .script),
.python[data-mode="edited"] :is(.copy-script, .edit, .leave, .code, .variables, .script) { display: none; }
.python .code { position: relative; min-block-size: 0; overflow: auto; overscroll-behavior: contain; font: var(--_mono); }
.python .code:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; border-radius: 4px; }
.python .file { padding: 0 0 4px; color: var(--_muted); font: 400 12px/1.6 var(--_font); }
.python .line + .file { padding-block-start: 12px; }
.python .line { display: grid; grid-template-columns: 3ch minmax(0, 1fr); gap: 1ch; padding-inline-end: 4px; }
.python .line[aria-current] { box-shadow: inset 3px 0 var(--_accent); background: color-mix(in srgb, var(--_accent) 16%, transparent); }
.python .number { color: var(--_muted); text-align: end; user-select: none; }
.python code { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; padding-inline-start: var(--_indent); text-indent: calc(-1 * var(--_indent)); }
.python code span { text-indent: 0; }
.python :is(code, .colors) .word { color: var(--_accent); }
.python :is(code, .colors) :is(.text, .comment, .number) { color: var(--_muted); }
.python .variables { border-block-start: 1px solid color-mix(in srgb, var(--_text) 12%, transparent); padding-block-start: 8px; }
.python table { margin: 0; table-layout: fixed; }
.python caption { font-size: 13px; padding-block-end: 2px; }
.python th, .python td { padding-block: 0; border: 0; text-align: start; }
.python th { inline-size: 8ch; font: var(--_mono); color: var(--_muted); }
.python td.shape { inline-size: 9ch; color: var(--_muted); font: var(--_mono); }
.python td.values { overflow: hidden; text-overflow: ellipsis; font: var(--_mono); }
.python td.values data + data { margin-inline-start: 1.5ch; }
.python td.values data:nth-last-child(1) { margin-inline-end: 1ch; }
.python tr[data-lit] th { color: var(--_text); font-weight: 700; }
.python tr[data-lit] td { color: var(--_text); }
.python .editor { grid-row: 2 / -1; min-block-size: 0; display: grid; grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); gap: 8px; }
.python .scroll { position: relative; display: grid; grid-template-columns: auto minmax(0, 1fr); overflow: auto; overscroll-behavior: contain; border: 1px solid color-mix(in srgb, var(--_text) 22%, transparent); border-radius: 9px; background: color-mix(in srgb, var(--_text) 4%, var(--_background)); font: var(--_mono); }
.python .scroll:focus-within { outline: 2px solid var(--_accent); outline-offset: 1px; }
.python .gutter { all: unset; display: grid; align-content: start; padding: 8px 8px 8px 10px; color: var(--_muted); text-align: end; user-select: none; }
.python .gutter .wrong { margin-inline: -10px -8px; padding-inline: 10px 8px; background: var(--_negative); color: var(--_background); font-weight: 700; }
.python textarea { all: unset; box-sizing: border-box; display: block; inline-size: 100%; padding: 8px 10px 8px 4px; font: var(--_mono); white-space: pre; overflow: auto hidden; tab-size: 4; color: var(--_text); cursor: text; }
.python .colors { grid-area: 1 / 2; padding: 8px 10px 8px 4px; overflow: hidden; white-space: pre; tab-size: 4; color: var(--_text); }
.python .scroll textarea { grid-area: 1 / 2; position: relative; }
.python .scroll textarea:not(.plain) { color: transparent; caret-color: var(--_text); }
.python .scroll textarea::selection { background: color-mix(in srgb, var(--_accent) 34%, transparent); }
.python .version { flex: 1 0 100%; color: var(--_muted); font-size: 12.5px; }
.python .version:empty { display: none; }
.python .script { grid-column: 1; border: 1px solid color-mix(in srgb, var(--_text) 22%, transparent); border-radius: 9px; padding: 8px 10px; overflow: auto; max-block-size: 92px; }
.python .script[hidden] { display: none; }
.python .note { color: var(--_muted); font-size: 12.5px; }
.badge[data-source="edited"] { color: var(--_accent); font-weight: 600; }
.badge[data-source="edited"] i { background: var(--_accent); box-shadow: 0 0 8px var(--_accent); }
${LOW} .python { gap: 6px; grid-template-rows: auto minmax(60px, 1fr) auto; }
${LOW} .python .variables { padding-block-start: 6px; }
${LOW} .python .variables :is(table, caption, tbody, tr, th, td) { display: inline; inline-size: auto; }
${LOW} .python .variables caption::after { content: ": "; }
${LOW} .python .variables :is(th, td.shape)::after { content: " "; }
${LOW} .python .variables tr:not([data-lit]) { display: none; }
${LOW} .python .variables tr[data-lit] ~ tr[data-lit]::before { content: " · "; }
@media (forced-colors: active) {
  .python .line[aria-current] { background: Highlight; forced-color-adjust: none; }
  .python .line[aria-current] :is(code, span) { color: HighlightText; }
  .python .colors { visibility: hidden; }
  .python .scroll textarea:not(.plain) { color: CanvasText; }
  .python .run { background: ButtonFace; color: ButtonText; border-color: ButtonText; }
  .python .gutter .wrong { forced-color-adjust: none; background: Mark; color: MarkText; }
  .badge[data-source="edited"] i { background: Highlight; }
}
`;
