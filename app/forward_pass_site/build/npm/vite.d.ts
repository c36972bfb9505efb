import type { Plugin } from "vite";

/**
 * Puts the files of the element where the built site finds them, and tells the element where that is.
 * @example plugins: [forwardPass()]
 */
export default function forwardPass(): Plugin;
