// @ts-check
/** The line of the pass: a track with its notches, what has been passed of it, the names of the layers, and the thumb. */

export const STYLES = `
.passed { position: absolute; inset: 0 auto 0 0; min-inline-size: 4px; border-radius: 3px 0 0 3px; background: color-mix(in srgb, var(--_text) 72%, var(--_background)); }
.passed + .passed { border-radius: 0; margin-inline-start: 3px; inline-size: 100%; transform: scaleX(0); transform-origin: left; will-change: transform; }
.track i { position: absolute; inset-block: 0; inset-inline-start: calc(6px + var(--_start) * (100% - 14px)); inline-size: 2px; background: var(--_background); }
.track i:first-of-type { display: none; }
.layers { position: absolute; inset: 24px 0 auto; color: var(--_muted); font-size: 11px; line-height: 14px; pointer-events: none; }
.layers i { position: absolute; inset-inline-start: calc(var(--_start) * 100%); font-style: normal; white-space: nowrap; padding-inline-start: 5px; }
.layers i::before {
  content: "";
  position: absolute;
  inset: -5px auto 3px 0;
  margin-inline-start: -0.5px;
  border-inline-start: 1px solid color-mix(in srgb, var(--_text) 34%, transparent);
}
.layers i:first-child { padding-inline-start: 0; }
.layers i:first-child::before { display: none; }
.thumb { position: absolute; inset: 0; will-change: transform; pointer-events: none; }
.thumb::before {
  content: "";
  position: absolute;
  inset: 7px auto auto -7px;
  inline-size: 14px;
  block-size: 14px;
  border-radius: 50%;
  background: var(--_mark);
  box-shadow: 0 0 0 2px var(--_background);
  transition: scale 140ms;
}
.scrub:hover ~ .thumb::before { scale: 1.15; }
.scrub:active ~ .thumb::before { scale: 1.3; }
.scrub:focus-visible ~ .thumb::before { outline: 2px solid var(--_accent); outline-offset: 3px; }
.scrub { appearance: none; cursor: pointer; z-index: 1; touch-action: pan-y; }
.scrub::-webkit-slider-thumb { appearance: none; inline-size: 14px; block-size: 28px; }
.scrub::-moz-range-thumb { inline-size: 14px; block-size: 28px; border: 0; }
.frame[data-controls="compact"] .layers { display: none; }
@container (max-width: 700px) {
  .layers { display: none; }
}
@media (forced-colors: active) {
  .track { forced-color-adjust: none; background: Canvas; outline: 1px solid CanvasText; outline-offset: -1px; }
  .track i { background: CanvasText; inline-size: 1px; }
  .passed, .thumb::before { forced-color-adjust: none; background: Highlight; }
}
@media (prefers-reduced-motion: reduce) { .thumb::before { transition: none; } }
`;
