// @ts-check
/** Styles that are not needed before the first pulse: how the controls answer pointer and keyboard, full screen, notices, Python's status. */

export const STYLES = `
/* Some apps show every page dark, whatever it declares, and turn bright grounds dark: marks are painted less bright than those. */
.frame { --_mark: color-mix(in srgb, var(--_text) 80%, var(--_background)); }
.still:focus-visible, .still:focus-visible + .poster { outline: 2px solid var(--_accent); outline-offset: -3px; border-radius: var(--_radius); }
.stage[data-over] { cursor: pointer; }
button:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
button { cursor: pointer; user-select: none; transition: background-color 140ms, border-color 140ms; }
button:hover { background: color-mix(in srgb, var(--_text) 11%, transparent); border-color: color-mix(in srgb, var(--_text) 28%, transparent); }
button:active { background: color-mix(in srgb, var(--_text) 17%, transparent); }
button[aria-expanded="true"] { background: color-mix(in srgb, var(--_text) 15%, transparent); }
button[aria-disabled="true"] { opacity: 0.45; cursor: default; }
.time button:hover { background: color-mix(in srgb, var(--_text) 11%, transparent); }
.time .play[aria-label="Play"] { background: var(--_text); color: var(--_background); }
.time .play[aria-label="Play"]:hover { background: color-mix(in srgb, var(--_text) 86%, var(--_background)); }
.randomize:hover { background: color-mix(in srgb, var(--_text) 86%, var(--_background)); }
.randomize:active { background: color-mix(in srgb, var(--_text) 74%, var(--_background)); }
.told :is(.value, .now) { color: var(--_text); }
:host(:fullscreen) .frame { border-radius: 0; background: radial-gradient(120% 90% at 50% 38%, var(--_depth) 0%, var(--_background) 72%) var(--_background) !important; }
@media (min-width: 900px) and (min-height: 600px) { :host(:fullscreen) .frame { zoom: 1.35; } }
.frame[data-print] .still { outline: none; }
.frame[data-print] { --_text: #000; --_muted: #444; --_background: #fff; --_depth: #fff; }
.frame:is([data-dock][data-low], [data-controls="compact"]) .end-quiz { display: none; }
@container (max-width: 800px) { .bar > .end-quiz { order: 2; flex: none; min-block-size: 30px; padding: 0 12px; font-size: 12px; } }
[data-hidden] { cursor: pointer; text-decoration: underline dotted; text-underline-offset: 3px; }
[data-hidden]:hover { text-decoration-style: solid; }
.reveals { all: unset; min-inline-size: 24px; min-block-size: 24px; border-radius: 6px; background: color-mix(in srgb, var(--_accent) 18%, transparent); color: var(--_text); font: inherit; text-align: center; line-height: 24px; }
.reveals:hover { background: color-mix(in srgb, var(--_accent) 34%, transparent); }
@media (pointer: coarse) { .bar > .end-quiz, .train-opens { min-block-size: 44px; } .reveals { box-sizing: border-box; min-inline-size: 44px; min-block-size: 44px; padding: 8px; background-clip: content-box; line-height: 28px; } }
.train-opens { position: absolute; inset: 4px 6px auto auto; min-block-size: 30px; padding: 0 12px; font-size: 12.5px; }
.frame:is([data-short], [data-print], [data-controls="compact"], [data-controls="none"]) .train-opens { display: none; }
@container (max-width: 300px) { .train-opens { display: none; } }
@media print { .train-opens { display: none; } }
.badge[data-source="live"] i { background: var(--_positive); box-shadow: 0 0 8px var(--_positive); }
.badge[data-status="failed"] i { background: var(--_negative); }
.badge[data-source="live"] { color: var(--_text); }
.notice button { min-block-size: 30px; font-size: 13px; padding: 0 12px; }
.notice .dismiss { min-inline-size: 30px; padding: 0; align-self: start; position: sticky; inset-block-start: 0; }
@media (pointer: coarse) { .notice button { min-block-size: 44px; min-inline-size: 44px; } }
@media (prefers-reduced-motion: reduce) { button { transition: none; } }
`;
