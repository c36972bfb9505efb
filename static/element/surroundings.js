// @ts-check
/** What the element must know of the page around it: its size, whether anyone sees it, and what the reader prefers. */

/**
 * Watches until the signal aborts.
 * @param {HTMLElement} stage
 * @param {AbortSignal} signal
 * @param {object} tell
 * @param {(widthPx: number, heightPx: number) => void} tell.onSize
 * @param {(visible: boolean) => void} tell.onVisible
 * @param {(reduced: boolean) => void} tell.onReducedMotion
 * @param {() => void} tell.onColors when colours may have changed
 * @param {(printing: boolean) => void} tell.onPrint
 */
export function watch(stage, signal, { onSize, onVisible, onReducedMotion, onColors, onPrint }) {
  const measure = () => onSize(stage.clientWidth, stage.clientHeight);
  measure();
  const resizes = new ResizeObserver(measure);
  resizes.observe(stage);

  let onScreen = false;
  const tellVisible = () => onVisible(onScreen && !document.hidden);
  const sight = new IntersectionObserver((entries) => {
    onScreen = entries.at(-1)?.isIntersecting ?? false;
    tellVisible();
  });
  sight.observe(stage);
  document.addEventListener("visibilitychange", tellVisible, { signal });

  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  motion.addEventListener("change", () => onReducedMotion(motion.matches), { signal });
  onReducedMotion(motion.matches);

  for (const query of [
    "(forced-colors: active)",
    "(prefers-contrast: more)",
    "(prefers-color-scheme: dark)",
    "print",
  ]) {
    matchMedia(query).addEventListener("change", onColors, { signal });
  }
  window.addEventListener("beforeprint", () => onPrint(true), { signal });
  window.addEventListener("afterprint", () => onPrint(false), { signal });
  // The pixel ratio changes when a window moves to another screen or the page is zoomed; both resize the window.
  window.addEventListener("resize", measure, { signal });

  signal.addEventListener("abort", () => {
    resizes.disconnect();
    sight.disconnect();
  });
}
