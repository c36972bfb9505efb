// @ts-check
/** The markup of the element's shadow tree. */

// Their lines have round ends and corners, by the style sheet, so that a line without length is a dot.
/** @param {string} paths */
const icon = (paths) => `<svg viewBox="0 0 16 16" aria-hidden="true">${paths}</svg>`;
export const PLAY = icon('<path d="M5 3.2v9.6L13 8z"/>');
export const PAUSE = icon('<path d="M4 2.8h2v10.4H4zm6 0h2v10.4h-2z"/>');
const BACK = icon('<path d="M3.8 3.2v9.6m8.6-9.4v9.2L6 8z"/>');
const ON = icon('<path d="M12.2 3.2v9.6M3.6 3.4v9.2L10 8z"/>');
const DICE = icon('<path d="M2 2h12v12H2zm3.2 3.2h0M8 8h0m2.8 2.8h0" fill="none" stroke-width="2"/>');
const SHARE = icon('<path d="m12 3-8 5 8 5" fill="none"/><path d="M12 3h0M4 8h0m8 5h0" stroke-width="4.4"/>');

// The words are English, whatever the page's language. No white space around the frame, because a page may preserve it.
export const HTML = `<div class="frame" part="frame" lang="en">
  <div class="stage" part="stage">
    <canvas class="still" part="canvas" role="application" aria-roledescription="network" tabindex="0"></canvas>
    <canvas class="moving" part="canvas" aria-hidden="true"></canvas>
    <i class="mark"></i><i class="mark"></i><i class="mark"></i>
    <div class="notice" part="notice" role="alert" hidden>
      <div><div class="sentences"></div><slot name="notice" hidden></slot></div>
      <button class="retry" part="button" type="button" hidden>Try again</button>
      <button class="dismiss" part="button" type="button" aria-label="Dismiss this message">✕</button>
    </div>
    <div class="numbers unseen" part="numbers" role="region" aria-label="Numbers of this pass"></div>
  </div>
  <p class="told" part="told"></p>
  <div class="bar" part="controls">
    <div class="time" part="time">
      <button class="back" part="button" type="button" aria-label="A step back">${BACK}</button>
      <button class="play" part="button" type="button">${PAUSE}</button>
      <button class="on" part="button" type="button" aria-label="A step on">${ON}</button>
      <span class="scrubber"><input class="scrub" type="range" min="0" aria-label="Moment of the pass" /><span class="track"></span><i class="thumb"></i></span>
      <button class="pace opens" part="button" type="button" data-panel="pace" aria-expanded="false" aria-label="Speed, end of the pass, and keys">1×</button>
    </div>
    <button class="randomize" part="button randomize" type="button">${DICE}Randomize</button>
    <button class="opens" part="button adjust" type="button" data-panel="adjust" aria-expanded="false">Adjust</button>
    <button class="open-numbers opens" part="button" type="button" data-panel="numbers" aria-expanded="false">Numbers</button>
    <button class="opens" part="button python" type="button" data-panel="python" aria-expanded="false">Python</button>
    <button class="share" part="button share" type="button" aria-label="Share" aria-haspopup="dialog">${SHARE}<span>Share</span></button>
    <span class="gap"></span>
    <span class="where"><span>seed <data class="seed" value=""></data> · </span><span class="drawn">sample <data class="sample" value=""></data></span><span class="given" hidden>given inputs</span></span>
    <span class="badge" part="badge"><i></i><span></span></span>
  </div>
  <div class="announcer unseen" aria-live="polite"></div>
  <div class="probes unseen" aria-hidden="true"></div>
</div><i class="scheme" aria-hidden="true"></i>`;
