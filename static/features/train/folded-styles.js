// @ts-check
/** What the Train panel looks like while it is folded, below the stage or over it. */

const FOLDED = ".train[data-film]:not([data-whole])";
const LOW = '.frame:is([data-dock="below"], [data-dock="sheet"])';
const SEEN = `.dock:has(> .drawer:not([hidden], [data-behind]) ${FOLDED})`;

export const STYLES = `
.train .unfold { display: none; }
${LOW} .train[data-film] .unfold { display: block; justify-self: start; min-block-size: 28px; font-size: 12px; }
${LOW} ${SEEN} { block-size: auto !important; grid-area: 2 / 1 / auto / -1; z-index: auto; border-block-start: 1px solid var(--_line); }
${LOW} ${SEEN} > .drawer { position: relative; flex: none; }
${LOW} ${SEEN} > .drawer > .head { position: absolute; inset: 2px 2px auto auto; z-index: 1; min-block-size: 0; padding: 0; border: 0; }
${LOW} ${SEEN} > .drawer > .head > .heading { display: none; }
${LOW} ${SEEN} > .drawer > .inside { padding-block: 6px; }
${LOW} ${FOLDED} { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 5px; }
${LOW} ${FOLDED} > :not(.go, .line, .film, .unfold, .film-note, .wrong), ${LOW} ${FOLDED} :is(.task, .epoch, .picture) { display: none; }
${LOW} ${FOLDED} > .go { gap: 5px; flex: none; }
${LOW} ${FOLDED} button { min-inline-size: 0 !important; min-block-size: 30px; padding: 0 9px; font-size: 12px; }
${LOW} ${FOLDED} > :is(.line, .film-note, .wrong) { flex: 1 1 100%; }
${LOW} ${FOLDED} > .line { order: 1; }
${LOW} ${FOLDED} > :is(.film-note, .wrong) { order: 2; }
${LOW} ${FOLDED} > .film-note { display: flex; flex-wrap: wrap; align-content: start; gap: 1px 10px; min-block-size: 2.6em; font-size: 12.5px; line-height: 1.3; }
/* It keeps to two lines, so that the stage stays as it is. */
${LOW} ${FOLDED} > .film-note[data-known="0"] > :first-child { display: none; }
${LOW} ${FOLDED} > .film-note[data-known="0"] > :nth-child(2)::before { content: "Loss of "; }
@media (pointer: coarse) {
  ${LOW} ${FOLDED} button { min-block-size: 44px; }
  ${LOW} ${SEEN} > .drawer > .inside { padding-inline-end: 8px; }
}
`;
