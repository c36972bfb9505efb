"""Digits: which digit was written, from an image of 8 × 8 pixels.

Source: Alpaydin and Kaynak 1998, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository.
"""

import zlib
from typing import Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.learning.loss import one_hot
from forward_pass.learning.task import Examples, Task, split

SIDE: Final = 8
# As zlib is told that its data are gzipped.
GZIP: Final = 31
# Each pixel says how many of 4 × 4 dots are ink.
DOTS: Final = 16
# Of each image so many moved copies are learned too, each moved by at most so many pixels, stretched or squeezed by at
# most such a share, and sheared by at most so many pixels a row.
COPIES: Final = 8
MOST_MOVED: Final = 0.5
MOST_STRETCHED: Final = 0.25
MOST_SHEARED: Final = 0.25


def digits(table: bytes, seed: int = 0) -> Task:
    """Return the task.

    Parameters: table, compressed with gzip: a line for each digit, 64 counts of dots and which digit it
    is, with commas.

    Example: a count of 4 is the pixel 0.25.
    """
    rows = np.loadtxt(zlib.decompress(table, GZIP).decode().splitlines(), delimiter=",")
    inputs, labels = rows[:, : SIDE * SIDE] / DOTS, rows[:, SIDE * SIDE].astype(int)
    training, unseen = split(inputs, one_hot(labels, 10), 0.2, seed)
    return Task(
        title="Digits",
        about="Which digit is it? Written by 13 people, each digit as a picture of 8 × 8 pixels.",
        layers=(SIDE * SIDE, 24, 10),
        training=_with_moved_copies(training, seed),
        unseen=unseen,
        story=(2, 27, 48, 23, 29, 349, 9, 47),
        ranges=((0.0, 1.0),) * (SIDE * SIDE),
        input_shape=(SIDE, SIDE),
        classes=tuple("0123456789"),
        epochs=8,
        batch=32,
    )


def _with_moved_copies(examples: Examples, seed: int) -> Examples:
    rng = np.random.default_rng([seed, 9])
    copies = [examples.inputs, *(_moved(examples.inputs, rng) for _ in range(COPIES))]
    return Examples(np.concatenate(copies), np.tile(examples.targets, (COPIES + 1, 1)))


def _moved(inputs: Floats, rng: np.random.Generator) -> Floats:
    """Return images each of which is moved, stretched and sheared a little: every pixel looks up where it was."""
    n = len(inputs)
    from_middle = np.arange(SIDE) - (SIDE - 1) / 2

    def drawn(most: float) -> Floats:
        return rng.uniform(-most, most, (n, 1, 1))

    row = np.arange(SIDE)[:, None] + drawn(MOST_MOVED) + np.zeros(SIDE)
    column = np.arange(SIDE) + drawn(MOST_MOVED) + drawn(MOST_STRETCHED) * from_middle
    column = column + drawn(MOST_SHEARED) * from_middle[:, None]
    return _looked_up(inputs.reshape(n, SIDE, SIDE), row, column).reshape(n, -1)


def _looked_up(images: Floats, row: Floats, column: Floats) -> Floats:
    """Return the pixels of images at rows and columns that need not be whole: between four of them, weighted."""
    # Beyond the edges there is no ink.
    padded = np.pad(images, ((0, 0), (SIDE, SIDE), (SIDE, SIDE)))
    image = np.arange(len(images))[:, None, None]
    above, before = np.floor(row).astype(int), np.floor(column).astype(int)
    down, right = row - above, column - before

    def pixels(rows: int, columns: int) -> Floats:
        found: Floats = padded[image, above + rows + SIDE, before + columns + SIDE]
        return found

    upper = (1 - right) * pixels(0, 0) + right * pixels(0, 1)
    lower = (1 - right) * pixels(1, 0) + right * pixels(1, 1)
    between: Floats = (1 - down) * upper + down * lower
    return between
