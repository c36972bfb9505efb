// @ts-check
/** Styles of the handles on the inputs. */

export const STYLES = `
.handle {
  position: absolute;
  translate: -50% -50%;
  border-radius: 50%;
  cursor: ns-resize;
  touch-action: none;
  -webkit-user-select: none;
  user-select: none;
}
.handle input { all: unset; position: absolute; inset: 0; opacity: 0; pointer-events: none; }
.handle:has(:focus-visible) { outline: 2px solid var(--_accent); outline-offset: 5px; }
.frame:not([data-controls="full"]) .handles, .frame[data-print] .handles { display: none; }
`;
