// @ts-check
/** What lies over the picture: handles on the inputs, and of some networks values before a change, the output as a curve, the image that is drawn on. */

import { STYLES as CURVE_STYLES } from "../features/curve/curve-styles.js";
import { STYLES as DRAW_STYLES } from "../features/draw/draw-styles.js";

export { OutputCurve } from "../features/curve/output-curve.js";
export { Handles, STYLES as HANDLES_STYLES } from "../features/handles/handles.js";
export { ImagePad } from "../features/draw/image-pad.js";
export { paintGhosts } from "../stage/ghosts.js";
export { paintOutputCurve } from "../stage/output-curve.js";

export const STYLES = CURVE_STYLES + DRAW_STYLES;
