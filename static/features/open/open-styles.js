// @ts-check
/** The element while files are dragged above it or read, and the mark that says how exactly a network equals its framework. */

export const STYLES = `
.drop-zone {
  position: absolute;
  inset: 0;
  z-index: 4;
  display: grid;
  place-items: center;
  padding: 16px;
  box-sizing: border-box;
  border: 3px dashed var(--_accent);
  border-radius: var(--_radius);
  background: color-mix(in srgb, var(--_background) 86%, transparent);
  text-align: center;
}
.drop-zone > div { display: grid; gap: 4px; pointer-events: none; }
.drop-zone b { font-size: 18px; font-weight: 600; }
.drop-zone span { color: var(--_muted); }
.stage .reading {
  position: absolute;
  inset: auto 10px 10px;
  z-index: 2;
  justify-self: center;
  inline-size: fit-content;
  max-inline-size: calc(100% - 20px);
  box-sizing: border-box;
  margin: 0 auto;
  padding: 8px 14px;
  border-radius: 999px;
  background: var(--_text);
  color: var(--_background);
  font-size: 13px;
  overflow-wrap: anywhere;
  pointer-events: none;
  animation: reads 400ms;
}
.stage .reading:empty { display: none; }
@keyframes reads { from, 60% { opacity: 0; } }
.parity-mark { display: flex; align-items: center; gap: 6px; min-inline-size: 0; max-inline-size: 320px; color: var(--_muted); font-size: 13px; line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
.parity-mark[hidden], .frame[data-controls="compact"] .parity-mark { display: none; }
.parity-mark::before { content: "–"; flex: none; font-weight: 700; }
.parity-mark[data-parity="equals"]::before { content: "✓"; color: var(--_positive); }
.parity-mark[data-parity="differs"] { color: var(--_text); }
.parity-mark[data-parity="differs"]::before { content: "≠"; color: var(--_negative); }
.parity-mark button { min-block-size: 30px; padding: 0 10px; font-size: 13px; }
@container (max-width: 800px) {
  .parity-mark { order: 2; flex: 0 1 auto; max-inline-size: 100%; padding-inline-start: 4px; font-size: 12px; }
}
@media print { .parity-mark, .stage .reading { display: none; } }
@media (prefers-reduced-motion: reduce) { .stage .reading { animation: none; } }
`;
