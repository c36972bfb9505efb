// @ts-check
/** Where a card is placed: beside its target, never over it, never outside the viewport. All lengths are CSS px. */

/** @typedef {{x: number, y: number, width: number, height: number}} Box */
/** @typedef {"right" | "left" | "below" | "above"} Side */

/** Between the card and what it explains, and between the card and the edge of the viewport. */
const GAP_PX = 14;
const MARGIN_PX = 8;
/** One px of distance between target and card costs as much as covering so many px². */
const FAR = 56;
/** Larger distances cost no more. */
const FAR_PX = 160;
/** A viewport narrower than this has no room beside anything. */
const NARROW_PX = 600;

/**
 * @param {object} given
 * @param {Box} given.target what is explained, in the viewport
 * @param {{width: number, height: number}} given.card
 * @param {{width: number, height: number}} given.viewport
 * @param {readonly Box[]} [given.avoid] what it should not cover; what belongs to the target comes first
 * @param {Box} [given.whole] all of what is explained, of which the target is the place pointed at: of an edge
 * @returns {{side: Side, x: number, y: number} | null} null where no side has room: then it is a sheet at the bottom
 * @example placeCard({ target: { x: 0, y: 0, width: 9, height: 9 }, card: { width: 99, height: 99 }, viewport: { width: 900, height: 600 } })
 * // { side: "right", x: 23, y: 8 }
 */
export function placeCard({ target, card, viewport, avoid = [], whole = target }) {
  if (viewport.width < NARROW_PX) return null;
  const freeX = viewport.width - card.width - MARGIN_PX;
  const freeY = viewport.height - card.height - MARGIN_PX;
  if (!(freeX >= MARGIN_PX && freeY >= MARGIN_PX)) return null;
  /** @param {number} wanted @param {number} most */
  const inside = (wanted, most) => Math.max(MARGIN_PX, Math.min(most, wanted));
  const middleX = inside(target.x + (target.width - card.width) / 2, freeX);
  const middleY = inside(target.y + (target.height - card.height) / 2, freeY);
  const around = union(target, whole);
  /** @type {{side: Side, x: number, y: number}[]} */
  const places = [
    { side: "right", x: target.x + target.width + GAP_PX, y: middleY },
    { side: "left", x: target.x - GAP_PX - card.width, y: middleY },
    { side: "below", x: middleX, y: target.y + target.height + GAP_PX },
    { side: "above", x: middleX, y: target.y - GAP_PX - card.height },
    // Not beside the target itself, but beside what leads to it.
    { side: "left", x: Math.min(target.x, avoid[0]?.x ?? target.x) - GAP_PX - card.width, y: middleY },
    { side: "below", x: middleX, y: around.y + around.height + GAP_PX },
    { side: "above", x: middleX, y: around.y - GAP_PX - card.height },
  ];
  let best = null;
  let least = Infinity;
  for (const place of places) {
    const { x, y } = place;
    if (!(x >= MARGIN_PX && x <= freeX && y >= MARGIN_PX && y <= freeY)) continue;
    const box = { x, y, ...card };
    const covered = avoid.reduce((sum, other) => sum + overlap(box, other), 0);
    const cost = covered + FAR * Math.min(FAR_PX, between(box, target) - GAP_PX);
    if (cost >= least) continue;
    best = place;
    least = cost;
  }
  return best;
}

/** The box around two boxes. @param {Box} a @param {Box} b @returns {Box} */
function union(a, b) {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const [right, bottom] = [Math.max(a.x + a.width, b.x + b.width), Math.max(a.y + a.height, b.y + b.height)];
  return { x, y, width: right - x, height: bottom - y };
}

/** How far two boxes are apart, along the side where they are. @param {Box} a @param {Box} b */
function between(a, b) {
  return Math.max(a.x - b.x - b.width, b.x - a.x - a.width, a.y - b.y - b.height, b.y - a.y - a.height);
}

/** The area that two boxes share. @param {Box} a @param {Box} b */
export function overlap(a, b) {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, across) * Math.max(0, down);
}
