// @ts-check
/** Styles of the tour: its sentence stands in the place of the line under the stage. */

export const STYLES = `
.frame[data-tour] :is(.told, .why, .invitation) { display: none; }
.tour {
  grid-area: 3 / 1 / auto / -1;
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  align-items: center;
  gap: 8px 20px;
  padding: 8px 16px 12px;
  font-size: 15px;
}
/* All sentences lie in one place, so that the longest decides how high it is and the stage keeps its size. */
.stops { display: grid; justify-self: center; max-inline-size: 88ch; }
.stops p { grid-area: 1 / 1; align-self: center; margin: 0; visibility: hidden; color: var(--_muted); text-wrap: pretty; overflow-wrap: anywhere; }
.stops .now { visibility: visible; }
.stops :is(b, data) { color: var(--_text); }
.stops b { font-weight: 600; }
.stops data { white-space: nowrap; }
.ways { display: flex; align-items: center; gap: 6px; }
.ways span { min-inline-size: 3.2em; color: var(--_muted); font-size: 13px; text-align: center; }
.ways .leave { padding: 0; border-color: transparent; background: none; }
.ways [aria-disabled="true"] { opacity: 0.4; cursor: default; }
.ways .onward { min-inline-size: 76px; background: var(--_text); border-color: var(--_text); color: var(--_background); font-weight: 600; }
.ways .onward:hover { background: color-mix(in srgb, var(--_text) 86%, var(--_background)); }
@container (max-width: 760px) {
  .tour { grid-template-columns: minmax(0, 1fr); padding: 4px 12px 8px; gap: 6px; font-size: 13px; line-height: 1.35; }
  .ways { justify-content: space-between; }
}
/* Where there is no room for both, the bar goes: the tour moves time itself. */
@container (max-width: 480px) {
  .frame[data-tour="alone"] .bar { display: none; }
}
@media (pointer: coarse) {
  .ways button { min-block-size: 44px; min-inline-size: 44px; }
}
@media print { .tour { display: none; } }
`;
