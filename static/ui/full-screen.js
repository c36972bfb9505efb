// @ts-check
/** Full screen, as on a projector: the element alone, with larger type. Escape leaves it. */

/** Whether the browser and the page around allow it: a frame needs leave. @param {Element} host */
export const mayFillScreen = ({ ownerDocument }) => ownerDocument.fullscreenEnabled === true;

/** Whether an element fills the screen. @param {Element} host */
export const fillsScreen = (host) => host.matches(":fullscreen");

/**
 * Lets an element fill the screen, or no longer.
 * @param {Element} host @returns {Promise<void>} rejected with a sentence
 */
export async function toggleFullScreen(host) {
  if (!mayFillScreen(host))
    throw new Error("Full screen is not allowed here: the page around this frame must allow it");
  if (fillsScreen(host)) return host.ownerDocument.exitFullscreen();
  await host.requestFullscreen().catch(() => {
    throw new Error("The browser refused full screen");
  });
}
