// @ts-check
/** The markup of the element's shadow tree. */

export const PLAY =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4.5 2.6v10.8a.7.7 0 0 0 1.06.6l8.7-5.4a.7.7 0 0 0 0-1.2l-8.7-5.4a.7.7 0 0 0-1.06.6Z"/></svg>';
export const PAUSE =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><rect x="3" y="2" width="3.6" height="12" rx="1"/><rect x="9.4" y="2" width="3.6" height="12" rx="1"/></svg>';
const BACK =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3h1.8v10H3zM13 3.6v8.8a.6.6 0 0 1-.92.5L5.6 8.5a.6.6 0 0 1 0-1l6.48-4.4a.6.6 0 0 1 .92.5Z"/></svg>';
const ON =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M11.2 3H13v10h-1.8zM3 3.6v8.8a.6.6 0 0 0 .92.5l6.48-4.4a.6.6 0 0 0 0-1L3.92 3.1A.6.6 0 0 0 3 3.6Z"/></svg>';
const DICE =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path fill-rule="evenodd" d="M4 1h8a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Zm1 3a1.2 1.2 0 1 0 0 2.4A1.2 1.2 0 0 0 5 4Zm3 2.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Zm3 2.8a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z"/></svg>';
const SHARE =
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M12 3 4 8l8 5" fill="none" stroke="currentColor" stroke-width="1.4"/><circle cx="4" cy="8" r="2.4"/><circle cx="12" cy="3" r="2.2"/><circle cx="12" cy="13" r="2.2"/></svg>';

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
  <section class="drawer" part="drawer" hidden></section>
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
    <button class="opens" part="button" type="button" data-panel="adjust" aria-expanded="false">Adjust</button>
    <button class="open-numbers" part="button" type="button" aria-expanded="false">Numbers</button>
    <button class="opens" part="button" type="button" data-panel="python" aria-expanded="false">Python</button>
    <button class="share" part="button" type="button" aria-label="Share" aria-haspopup="dialog">${SHARE}<span>Share</span></button>
    <span class="gap"></span>
    <span class="where">seed <data class="seed" value=""></data> · <span class="drawn">sample <data class="sample" value=""></data></span><span class="given" hidden>given inputs</span></span>
    <span class="badge" part="badge"><i></i><span></span></span>
  </div>
  <div class="announcer unseen" aria-live="polite"></div>
  <div class="probes unseen" aria-hidden="true"></div>
</div><i class="scheme" aria-hidden="true"></i>`;
