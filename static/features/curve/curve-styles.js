// @ts-check
/** Styles of the place where the point on the curve is dragged. */

export const STYLES = `
.stage .curve {
  position: absolute;
  cursor: ew-resize;
  touch-action: pan-y;
  -webkit-user-select: none;
  user-select: none;
}
.frame:not([data-controls="full"]) .curve { pointer-events: none; }
`;
