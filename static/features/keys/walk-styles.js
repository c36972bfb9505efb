// @ts-check
/** Styles of the mark around what the keys have reached. */

export const STYLES = `
.walked { position: absolute; border: 2px solid var(--_accent); border-radius: 14px; pointer-events: none; box-sizing: border-box; }
.walked[hidden] { display: none; }
@media print { .walked { display: none; } }
`;
