// @ts-check
/** Styles of the button under the stage, in the room that the element keeps for it. It keeps its place while it is not seen, and its words begin where they began when the percentage changes. */

export const STYLES = `
.why { grid-area: 3 / 1 / auto / -1; place-self: end; visibility: hidden; justify-content: start; min-block-size: 30px; min-inline-size: 17em; margin: 0 4px 1px; padding: 0 10px; border-color: transparent; background: none; color: var(--_muted); font-size: 13.5px; font-weight: 500; text-decoration: underline dotted from-font; text-underline-offset: 4px; }
.why:hover { color: var(--_text); }
.why[data-known] { visibility: visible; }
.frame[data-controls="compact"] .stage { margin: 0; }
@media (max-height: 20rem) { .why { display: none; } }
.frame[data-controls="none"] .why { display: none; }
@container (max-width: 1000px) { .why { justify-self: center; } }
@container (max-width: 480px) { .why { font-size: 13px; } }
@media (pointer: coarse) { .why { min-block-size: 44px; margin-block: 0; } }
@media print { .why { display: none; } }
`;
