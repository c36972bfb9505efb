// @ts-check
/** Styles of the tables of numbers. */

export const STYLES = `
.dock .inside:has(> .numbers) { padding: 0; overflow: clip; }
.inside > .numbers { box-sizing: border-box; block-size: 100%; overflow: auto; padding: 12px 16px 16px; scrollbar-width: thin; }
.numbers:focus-visible { outline: 2px solid var(--_accent); outline-offset: -2px; }
table { border-collapse: collapse; inline-size: 100%; margin-block-end: 18px; font: inherit; font-size: 13px; color: inherit; }
caption { text-align: start; font-weight: 600; padding-block-end: 6px; }
th { font-weight: 500; color: var(--_muted); text-align: end; }
th[scope="row"] { text-align: start; white-space: nowrap; }
th, td { padding: 3px 0 3px 10px; border-block-start: 1px solid color-mix(in srgb, var(--_text) 8%, transparent); }
th:first-child { padding-inline-start: 0; }
td { text-align: end; white-space: nowrap; }
tr[aria-current] { --_marked: color-mix(in srgb, var(--_text) 10%, var(--_background)); background: var(--_marked); }
tr[aria-current] th { color: var(--_text); box-shadow: -8px 0 var(--_marked), -10px 0 var(--_accent); }
@media (forced-colors: active) { tr[aria-current] { outline: 2px solid Highlight; } }
`;
