// @ts-check
/** What the pad looks like. */

export const PAD_STYLES = `
.adjust .inputs[data-pad] .rows, .adjust .inputs:not([data-pad]) .pad { display: none; }
.adjust .pad { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start; }
.adjust .pad .sheet {
  flex: 0 0 auto;
  inline-size: min(200px, 100%);
  aspect-ratio: 1;
  border: 1px solid color-mix(in srgb, var(--_text) 45%, transparent);
  border-radius: 10px;
  background: color-mix(in srgb, var(--_text) 4%, transparent);
  cursor: crosshair;
  touch-action: none;
}
.adjust .pad .sheet:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.adjust .pad .lines { fill: none; stroke: var(--_text); stroke-width: 0.09; stroke-linecap: round; stroke-linejoin: round; }
.adjust .pad .pen { fill: none; stroke: var(--_accent); stroke-width: 0.012; visibility: hidden; }
.adjust .pad .pen[data-down] { fill: var(--_accent); }
.adjust .pad .sheet:focus-visible .pen { visibility: visible; }
.adjust .pad .beside { flex: 1 1 140px; display: grid; gap: 8px; justify-items: start; }
.adjust .pad .keys { display: none; }
.adjust .pad:has(.sheet:focus-visible) .keys { display: block; }
.adjust .pad .clear { min-block-size: 36px; padding: 0 14px; font-size: 13px; }
@media (pointer: coarse) { .adjust .pad .clear { min-block-size: 44px; } }
`;
