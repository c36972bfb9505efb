// @ts-check
/** Watches what the element depends on: its size, whether it is visible, the reader's preferences, and printing. */

/** A smaller visible part only touches the edge of its scroll container. */
const LEAST_SHARE = 1e-6;

/**
 * Watches until the signal aborts, in the window that the stage is in.
 * @param {HTMLElement} stage
 * @param {AbortSignal} signal
 * @param {object} handlers
 * @param {() => void} handlers.onBox when the box around the stage has another size
 * @param {(widthPx: number, heightPx: number, display: Partial<import("../stage/surface.js").CanvasDisplay>) => void} handlers.onSize
 * @param {(visible: boolean) => void} handlers.onVisible
 * @param {(reduced: boolean) => void} handlers.onReducedMotion
 * @param {() => void} handlers.onColors when colours may have changed
 * @param {(printing: boolean) => void} handlers.onPrint
 */
export function watchPage(stage, signal, { onBox, onSize, onVisible, onReducedMotion, onColors, onPrint }) {
  const page = stage.ownerDocument;
  const view = page.defaultView ?? window;
  // What this changes about the stage is measured in the same frame, because the stage is deeper in the tree.
  onBox();
  const boxes = new view.ResizeObserver(onBox);
  boxes.observe(/** @type {Element} */ (stage.parentElement));
  /** @param {ResizeObserverSize} [pixels] */
  const measure = (pixels) => onSize(stage.clientWidth, stage.clientHeight, pixels ? { box: pixels } : {});
  measure();
  let printing = false;
  const resizes = new view.ResizeObserver((entries) => {
    // A print layout has no frame: resizing the canvas would clear it, and nothing would repaint it.
    if (!printing) measure(entries.at(-1)?.devicePixelContentBoxSize?.[0]);
  });
  try {
    resizes.observe(stage, { box: "device-pixel-content-box" });
  } catch {
    resizes.observe(stage); // Safari has no device-pixel boxes
  }

  let onScreen = false;
  // A frame of the pass would take the place of what was painted for the paper.
  const updateVisibility = () => onVisible(onScreen && !page.hidden && !printing);
  const sight = new view.IntersectionObserver(
    (entries) => {
      onScreen = (entries.at(-1)?.intersectionRatio ?? 0) > 0;
      updateVisibility();
    },
    { threshold: LEAST_SHARE },
  );
  sight.observe(stage);
  page.addEventListener("visibilitychange", updateVisibility, { signal });

  const motion = view.matchMedia("(prefers-reduced-motion: reduce)");
  motion.addEventListener("change", () => onReducedMotion(motion.matches), { signal });
  onReducedMotion(motion.matches);

  for (const query of [
    "(forced-colors: active)",
    "(prefers-contrast: more)",
    "(prefers-color-scheme: dark)",
    "print",
  ]) {
    view.matchMedia(query).addEventListener("change", onColors, { signal });
  }
  for (const [when, now] of /** @type {[string, boolean][]} */ ([
    ["beforeprint", true],
    ["afterprint", false],
  ]))
    view.addEventListener(when, () => ((printing = now), updateVisibility(), onPrint(now)), { signal });

  signal.addEventListener("abort", () => {
    boxes.disconnect();
    resizes.disconnect();
    sight.disconnect();
  });
}
