// @ts-check
/** The stage while files are dragged above it. */

export const STYLES = `
.stage[data-drop] { outline: 3px dashed var(--accent); outline-offset: -6px; }
`;
