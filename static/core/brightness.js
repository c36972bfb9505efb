// @ts-check
/** How bright a colour is, parsed from its text: privacy modes of browsers falsify pixels that are read back. */

/** The parts of a colour's text that are numbers, and not of a name such as `display-p3`. */
const NUMBERS = /(?<![\w-])-?[\d.]+(?:e-?\d+)?/g;

/**
 * @param {string} color as computed styles write it: `rgb()`, `rgba()`, `color()`, or a function of lightness as `oklch()`
 * @returns {{brightness: number, alpha: number}} both 0…1
 * @example brightnessOf("rgb(255, 255, 255)") // { brightness: 1, alpha: 1 }
 */
export function brightnessOf(color) {
  const [first = 0, second = 0, third = 0, alpha = 1] = (color.match(NUMBERS) ?? []).map(Number);
  if (color.startsWith("ok")) return { brightness: first, alpha };
  if (color.startsWith("l")) return { brightness: first / 100, alpha };
  const most = color.startsWith("rgb") ? 255 : 1;
  return { brightness: (0.2126 * first + 0.7152 * second + 0.0722 * third) / most, alpha };
}
