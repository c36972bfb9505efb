// @ts-check
/** Where the bar has room for Undo: beside the other buttons, never in a second row of its own. */

export const STYLES = `
.bar > .undo { padding: 0; }
.frame[data-controls="compact"] .bar > .undo { display: none; }
@container (max-width: 800px) { .bar > .undo { display: none; } }
`;
