// @ts-check
/** What the Adjust panel looks like: it comes with the panel, and reads the element's own tokens. */

const line = "color-mix(in srgb, var(--_text) 16%, transparent)";

export const ADJUST_STYLES = `
.adjust { display: grid; gap: 16px; font-size: 13px; }
.adjust :is(h2, h3, p) { margin: 0; font: inherit; }
.adjust h3 { color: var(--_muted); font-weight: 550; padding-block-end: 4px; }
.adjust .top { display: flex; align-items: center; gap: 6px; }
.adjust .top button { min-block-size: 30px; padding: 0 10px; font-size: 13px; }
.adjust .top :is(.undo, .redo) { min-inline-size: 34px; padding: 0; }
.redo svg { scale: -1 1; }
.adjust .note { color: var(--_muted); }
.adjust[data-empty] > div:not(.top), .adjust:not([data-empty]) .none { display: none; }
.adjust .row { display: grid; align-items: center; gap: 0 8px; }
.adjust .name { min-inline-size: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.adjust .input.row { grid-template-columns: minmax(28px, max-content) auto minmax(60px, 1fr) auto 68px; min-block-size: 36px; }
.adjust .inputs .rows { display: grid; }
.adjust .input .name { max-inline-size: 84px; }
.adjust .input > i { color: var(--_muted); font-style: normal; font-size: 11.5px; }
.adjust .temperature.row { grid-template-columns: minmax(60px, 1fr) 68px; align-items: start; }
.adjust .rail { position: relative; display: block; min-block-size: 28px; }
.adjust input[type="range"] {
  all: unset;
  display: block;
  position: relative;
  box-sizing: border-box;
  inline-size: 100%;
  block-size: 28px;
  background: linear-gradient(${line}, ${line}) center / calc(100% - 4px) 4px no-repeat;
  cursor: pointer;
  touch-action: pan-y;
}
.adjust input[type="range"]::-webkit-slider-thumb {
  -webkit-appearance: none;
  inline-size: 18px; block-size: 18px; border-radius: 50%;
  background: var(--_mark); border: 3px solid var(--_background); box-shadow: 0 0 0 1.5px var(--_text);
}
.adjust input[type="range"]::-moz-range-thumb {
  box-sizing: border-box;
  inline-size: 18px; block-size: 18px; border-radius: 50%;
  background: var(--_mark); border: 3px solid var(--_background); box-shadow: 0 0 0 1.5px var(--_text);
}
.adjust input:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; border-radius: 8px; }
.adjust .ghost {
  position: absolute;
  inset-block-start: 6px;
  inset-inline-start: calc(9px + (100% - 18px) * var(--part));
  inline-size: 3px;
  block-size: 16px;
  translate: -50% 0;
  border-radius: 2px;
  background: var(--_accent);
}
.adjust .number {
  all: unset;
  box-sizing: border-box;
  inline-size: 100%;
  block-size: 28px;
  padding: 0 8px;
  border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
  border-radius: 8px;
  background: color-mix(in srgb, var(--_text) 4%, transparent);
  font-variant-numeric: tabular-nums;
  text-align: end;
  cursor: text;
}
.adjust .number[aria-invalid] { border: 2px solid var(--_negative); }
.adjust .wrong { grid-column: 1 / -1; padding: 2px 0 6px; color: var(--_text); text-wrap: balance; overflow-wrap: anywhere; }
.adjust .wrong::before { content: "! "; color: var(--_negative); font-weight: 700; }
.adjust .wrong[hidden] { display: none; }
.adjust .ticks { position: relative; block-size: 24px; margin-block-start: -4px; color: var(--_muted); font-size: 11.5px; }
.adjust .ticks i {
  position: absolute;
  inset-inline-start: calc(9px + (100% - 18px) * var(--part));
  inline-size: 0;
  display: flex;
  justify-content: center;
  padding-block-start: 8px;
  font-style: normal;
}
.adjust .ticks i::before { content: ""; position: absolute; inset-block-start: 0; inline-size: 1.5px; block-size: 6px; background: var(--_muted); }
/* Two marks that are near each other: the words of one end at it, those of the other begin there. */
.adjust .ticks .before { justify-content: end; padding-inline-end: 3px; margin-inline-end: -3px; }
.adjust .ticks .after { justify-content: start; }

.adjust .outputs .rows { display: grid; gap: 12px; }
.adjust .output.row { grid-template-columns: minmax(0, 1fr) auto minmax(58px, auto); }
.adjust .output .now { font-size: 15px; font-weight: 650; text-align: end; }
.adjust .difference { color: var(--_accent); font-weight: 600; }
.adjust .difference[hidden], .adjust .was[hidden] { display: none; }
.adjust .shares { grid-column: 1 / -1; position: relative; block-size: 6px; margin-block: 4px 5px; border-radius: 3px; background: ${line}; }
.adjust .share-bar { position: absolute; inset: 0 auto 0 0; inline-size: calc(100% * var(--part)); border-radius: 3px; background: var(--_mark); }
.adjust .was { position: absolute; inset-block: -4px; inset-inline-start: calc(100% * var(--part)); inline-size: 2.5px; translate: -50% 0; border-radius: 2px; background: var(--_accent); }
.adjust .ghosts { grid-column: 1 / 3; margin: 0; background: none; }
.adjust .output:has(.at-one[value=""]) .ghosts { visibility: hidden; }
.adjust:not([data-output="softmax"]) :is(.heat, .ghosts, .told-at-one), .adjust[data-output="linear"] .shares { display: none; }
.adjust .ghosts .share-bar { box-sizing: border-box; border: 1.5px dashed var(--_muted); background: none; min-inline-size: 3px; }
.adjust .told-at-one { color: var(--_muted); font-size: 12px; white-space: nowrap; text-align: end; }
.adjust .change.row { grid-template-columns: minmax(0, 1fr) auto auto; min-block-size: 32px; }
.adjust .change .was { all: unset; color: var(--_muted); text-decoration: line-through; }
.adjust .change .now { font-weight: 650; }
.adjust .change button { min-block-size: 28px; min-inline-size: 28px; padding: 0; font-size: 16px; }
.adjust .network { display: grid; gap: 8px; }
.adjust .network .rows { display: grid; gap: 4px; }
.adjust .layer.row { grid-template-columns: minmax(0, 1fr) auto 104px; min-block-size: 36px; }
.stage-sizes button { position: absolute; translate: -50% -50%; min-inline-size: 26px; min-block-size: 26px; padding: 0; font-size: 15px; }
.stage-sizes button:disabled { opacity: 0.4; cursor: default; }
@media (pointer: coarse) { .stage-sizes button { min-inline-size: 32px; min-block-size: 32px; } }
@media print { .stage-sizes { display: none; } }
.adjust .stepper { display: flex; align-items: center; gap: 3px; }
.adjust .stepper button { min-inline-size: 30px; min-block-size: 30px; padding: 0; font-size: 16px; }
.adjust .stepper .number { inline-size: 46px; padding: 0 6px; text-align: center; }
.adjust select {
  all: unset;
  box-sizing: border-box;
  inline-size: 100%;
  block-size: 30px;
  padding: 0 20px 0 8px;
  border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
  border-radius: 8px;
  background:
    linear-gradient(45deg, transparent 50%, var(--_text) 50%) right 12px center / 5px 5px no-repeat,
    linear-gradient(-45deg, transparent 50%, var(--_text) 50%) right 7px center / 5px 5px no-repeat,
    color-mix(in srgb, var(--_text) 4%, transparent);
  line-height: 28px;
  white-space: nowrap;
  cursor: pointer;
}
.adjust select:focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
.adjust option { background: var(--_background); color: var(--_text); }
.adjust .layers-more { display: flex; gap: 6px; }
.adjust .layers-more button { flex: 1; min-block-size: 30px; padding: 0 10px; font-size: 13px; }
.adjust .labeled.row { grid-template-columns: minmax(56px, 1fr) minmax(0, 180px); min-block-size: 36px; }
.adjust .names {
  all: unset;
  box-sizing: border-box;
  inline-size: 100%;
  block-size: 30px;
  padding: 0 8px;
  border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
  border-radius: 8px;
  background: color-mix(in srgb, var(--_text) 4%, transparent);
  cursor: text;
}
.adjust .names::placeholder { color: var(--_muted); }
.adjust [data-stored] :is(.rows, .layers-more, .labeled:has(.number)), .adjust .network .note:empty { display: none; }
.adjust .signs { display: flex; align-items: center; gap: 8px; min-block-size: 28px; cursor: pointer; }
.adjust .signs input { inline-size: 18px; block-size: 18px; margin: 0; accent-color: var(--_text); }
@media (pointer: coarse) {
  .adjust input[type="range"], .adjust .rail { block-size: 44px; }
  .adjust .ghost { inset-block-start: 14px; }
  .adjust .ticks { margin-block-start: -12px; }
  .adjust :is(.stepper button, .layers-more button, .top button), .adjust :is(select, .names, .network .number) { min-block-size: 44px; }
  .adjust :is(.stepper, .top, .change) button { min-inline-size: 44px; min-block-size: 44px; }
  .adjust :is(input[type="range"], .number) { block-size: 44px; }
  .adjust .input.row { min-block-size: 46px; }
  .adjust .ghost { inset-block-start: 14px; }
  .adjust .ticks { margin-block-start: -12px; }
  .adjust .signs { min-block-size: 44px; }
  .adjust select { line-height: 42px; }
}
@media (forced-colors: active) {
  .adjust :is(select, .names) { border-color: CanvasText; }
  .adjust input[type="range"] { forced-color-adjust: none; background: linear-gradient(ButtonBorder, ButtonBorder) center / 100% 4px no-repeat; }
  .adjust :is(.share-bar, .shares, .ghost, .was, .ticks i) { forced-color-adjust: none; }
  .adjust .shares { background: none; border: 1px solid CanvasText; box-sizing: border-box; }
  .adjust .share-bar { background: CanvasText; }
  .adjust .ghosts { border: 0; }
  .adjust .was, .adjust .ghost { background: Highlight; }
  .adjust .number { border-color: CanvasText; }
}
.adjust .open-file { display: grid; gap: 6px; justify-items: start; padding-block-start: 8px; }
.adjust .open-file button { min-block-size: 30px; padding: 0 12px; font-size: 13px; }
.adjust .file { display: grid; gap: 8px; padding-block-end: 12px; border-block-end: 1px solid ${line}; }
.adjust .file[hidden], .adjust .file > :empty { display: none; }
.adjust .file h3 { padding: 0; color: var(--_text); font-size: 14px; overflow-wrap: anywhere; }
.adjust .questions { display: grid; gap: 10px; padding: 10px; border-radius: 10px; background: color-mix(in srgb, var(--_accent) 12%, transparent); }
.adjust .questions label { display: grid; gap: 4px; }
.adjust .notes { display: grid; gap: 4px; margin: 0; padding-inline-start: 1.2em; }
@media (pointer: coarse) { .adjust .open-file button { min-block-size: 44px; } }
`;
