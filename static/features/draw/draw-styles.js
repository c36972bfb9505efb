// @ts-check
/** Styles of the image on the stage that is drawn on, and of the button under it. */

export const STYLES = `
.stage .sketch { position: absolute; cursor: crosshair; touch-action: none; -webkit-user-select: none; user-select: none; }
.stage .sketch path {
  fill: none;
  stroke: var(--_accent);
  stroke-width: 0.05;
  stroke-linecap: round;
  stroke-linejoin: round;
  opacity: 0;
  transition: opacity 500ms 400ms;
}
.stage .sketch[data-draws] path { opacity: 0.85; transition: none; }
.stage .draws {
  position: absolute;
  min-block-size: 28px;
  padding: 4px 10px;
  border: 0;
  border-radius: 8px;
  background: color-mix(in srgb, var(--_accent) 12%, transparent);
  color: var(--_text);
  font: 500 12.5px/1.35 var(--_font);
  white-space: nowrap;
  translate: -50% 0;
}
@media (pointer: coarse) { .stage .draws { min-block-size: 44px; } }
@media (prefers-reduced-motion: reduce) { .stage .sketch path { transition: none; } }
@media print { .stage .draws, .stage .sketch { display: none; } }
.frame:not([data-controls="full"]) :is(.sketch, .draws), .frame[data-print] :is(.sketch, .draws) { display: none; }
`;
