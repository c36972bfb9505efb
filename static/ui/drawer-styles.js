// @ts-check
/** Styles of the drawer: beside the stage, or below it where the element is narrow. */

export const STYLES = `
.drawer {
  grid-area: 1 / 2;
  position: relative;
  box-sizing: border-box;
  inline-size: 336px;
  min-block-size: 0;
  overflow: auto;
  overscroll-behavior: contain;
  padding: 14px 16px 16px;
  border-inline-start: 1px solid color-mix(in srgb, var(--_text) 12%, transparent);
}
.drawer:focus-visible { outline: 2px solid var(--_accent); outline-offset: -2px; }
@container (max-width: 700px) {
  .frame:has(> .drawer:not([hidden])) .told { display: none; }
  .drawer { grid-area: 2 / 1 / auto / -1; inline-size: auto; max-block-size: min(30svh, 300px, var(--_most)); border-inline-start: 0; border-block-start: 1px solid color-mix(in srgb, var(--_text) 12%, transparent); }
}
`;
