"""From lines drawn on a pad to the 8 × 8 pixels that the digits' network knows, prepared as its data were.

The data were made so: each digit was set upright and scaled to the full height of a picture of 32 × 32 dots, in its
middle; thin writing was thickened and thick writing thinned until each had about as much ink; then the dots of ink were
counted in each of 8 × 8 blocks.

Source: Garris et al. 1994, "NIST Form-Based Handprint Recognition System", NISTIR 5469.
"""

import json
import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.errors import WireError
from forward_pass.request import parse_request

# The picture's side and that of its blocks, in dots.
SIDE: Final = 32
BLOCK: Final = 4
# A digit is as wide as this, in dots, unless that would stretch it sideways more than so many times.
WIDTH: Final = 20.0
MOST_STRETCH: Final = 2.0
# How many of the 1024 dots are ink: as many as in the data on average.
INK: Final = 312
# The share of the height that counts as the top, and as the bottom.
EDGE: Final = 0.03
# Points taken along the lines, at equal distances.
POINTS: Final = 160
MOST_POINTS: Final = 10_000
# No coordinate is further from zero.
FURTHEST: Final = 1e6


def pixels_of(strokes: Sequence[Floats]) -> Floats:
    """Return the pixels of what was drawn: 64 numbers in 0 … 1, row by row, 1 for ink.

    Parameters: strokes, (n, 2) each: the x and y of its points, y downwards, in any unit.
    Returns: (64,), zeros where nothing was drawn.

    Example: pixels_of([]) is 64 zeros.
    """
    lines = [np.asarray(stroke, np.float64) for stroke in strokes if len(stroke)]
    if not lines:
        return np.zeros((SIDE // BLOCK) ** 2)
    lines = _upright(_evenly(lines))
    radius = 0.0
    # How thick the pen must be follows from the length of the lines, and their room from how thick it is.
    for _ in range(2):
        fitted = _fitted(lines, radius)
        length = sum(map(_length, fitted))
        # A line of this length, round at its ends, has the ink 2·r·length + π·r².
        radius = (math.sqrt(length * length + math.pi * INK) - length) / math.pi
    counts = _inked(np.concatenate(_fitted(lines, radius))).reshape(SIDE // BLOCK, BLOCK, SIDE // BLOCK, BLOCK)
    pixels: Floats = counts.sum(axis=(1, 3)).ravel() / BLOCK**2
    return pixels


def answer_stroke(request: str) -> tuple[str, None]:
    """Return the pixels of what was drawn, as JSON text {"inputs": [64 numbers]}.

    Parameters: JSON text {"points": [[[x, y], …], …]}, one list of points a stroke; "width", which the pad may add, is
    of no account: the pen is as thick as in the data.
    Raises: WireError for a request that cannot be understood.
    """
    points = parse_request(request, {"points"}, {"width"})["points"]
    strokes = [_points(stroke) for stroke in points] if isinstance(points, list) else [None]
    if None in strokes or sum(map(len, points)) > MOST_POINTS:
        expectation = f"a list of strokes, each a list of points [x, y], of which there are at most {MOST_POINTS}"
        raise WireError("points", expectation, points)
    inputs = pixels_of([np.array(stroke, np.float64) for stroke in strokes if stroke])
    return json.dumps({"inputs": inputs.tolist()}), None


def _points(stroke: object) -> list[tuple[float, float]] | None:
    """Return the points of a stroke, None if it is none."""
    if not isinstance(stroke, list):
        return None
    found = []
    for point in stroke:
        match point:
            case [x, y] if all(type(value) in (int, float) and abs(value) <= FURTHEST for value in point):
                found.append((float(x), float(y)))
            case _:
                return None
    return found


def _evenly(lines: list[Floats]) -> list[Floats]:
    """Return the same lines with points at equal distances, so that slow strokes count no more than quick ones."""
    spacing = sum(map(_length, lines)) / POINTS
    even = []
    for line in lines:
        along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
        count = 1 + math.ceil(along[-1] / spacing) if spacing else 1
        at = np.linspace(0.0, along[-1], count)
        even.append(np.stack([np.interp(at, along, line[:, axis]) for axis in (0, 1)], axis=1))
    return even


def _length(line: Floats) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def _upright(lines: list[Floats]) -> list[Floats]:
    """Return the lines sheared until the leftmost ink of the top is straight above the leftmost ink of the bottom."""
    points = np.concatenate(lines)
    top, bottom = points[:, 1].min(), points[:, 1].max()
    if not bottom > top:
        return lines
    edge = EDGE * (bottom - top)
    above, below = points[points[:, 1] <= top + edge], points[points[:, 1] >= bottom - edge]
    across, down = below[below[:, 0].argmin()] - above[above[:, 0].argmin()]
    slant = across / down
    return [np.stack([line[:, 0] - slant * line[:, 1], line[:, 1]], axis=1) for line in lines]


def _fitted(lines: list[Floats], radius: float) -> list[Floats]:
    """Return the lines scaled and moved into the middle of the picture, with room for a pen of this radius."""
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    # A straight line has no width to scale.
    size = np.maximum(high - low, 1e-3 * max(float((high - low).max()), 1e-9))
    across, down = (np.array([WIDTH, SIDE]) - 2 * radius) / size
    scale = np.array([min(across, MOST_STRETCH * down), min(down, MOST_STRETCH * across)])
    return [(line - (low + high) / 2) * scale + SIDE / 2 for line in lines]


def _inked(points: Floats) -> Floats:
    """Return the dots of the picture, (32, 32): 1 for those nearest to the points, 0 for the others."""
    centres = np.arange(SIDE) + 0.5
    across, down = ((centres - points[:, axis, None]) ** 2 for axis in (0, 1))
    nearest = (down[:, :, None] + across[:, None, :]).min(axis=0)
    ink: Floats = (nearest <= np.partition(nearest, INK - 1, axis=None)[INK - 1]) * 1.0
    return ink
