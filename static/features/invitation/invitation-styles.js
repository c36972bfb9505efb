// @ts-check
/** Styles of the invitation to click a number. */

export const STYLES = `
.stage .invitation {
  position: absolute;
  min-block-size: 28px;
  padding: 4px 8px;
  border: 0;
  border-radius: 8px;
  background: color-mix(in srgb, var(--_accent) 12%, transparent);
  color: var(--_text);
  font: 500 12.5px/1.35 var(--_font);
  text-align: start;
  text-wrap: balance;
  white-space: normal;
  animation: invites 600ms ease-out;
}
.stage .invitation[hidden] { display: none; }
@keyframes invites { from { opacity: 0; } }
@media (pointer: coarse) { .stage .invitation { min-block-size: 44px; } }
@media (prefers-reduced-motion: reduce) { .stage .invitation { animation: none; } }
@media print { .stage .invitation { display: none; } }
.frame[data-print] .invitation { display: none; }
`;
