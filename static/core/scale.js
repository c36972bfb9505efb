// @ts-check
/** How magnitudes become widths, sizes and brightness. Each takes a strength 0…1: a magnitude over the largest of its kind. */

/** Width of an edge in CSS px. @param {number} strength @example edgeWidth(1) // 3 */
export const edgeWidth = (strength) => 0.7 + 2.3 * strength;

/** Opacity of an edge: even the weakest stays visible. @param {number} strength */
export const edgeOpacity = (strength) => 0.16 + 0.62 * strength ** 0.8;

/** Radius of a pulse's white core, in CSS px, before the stage's own scale. @param {number} strength */
export const pulseRadius = (strength) => 1.1 + 3.6 * Math.sqrt(strength);

/** Brightness of a pulse. A contribution of exactly nothing sends no light. @param {number} strength */
export const pulseBrightness = (strength) => (strength === 0 ? 0 : 0.3 + 0.7 * strength ** 0.55);

/** How bright a neuron glows for a magnitude's strength. @param {number} strength */
export const glow = (strength) => Math.min(1, strength) ** 0.75;
