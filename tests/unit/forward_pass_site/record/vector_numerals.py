"""Numerals of a vector font, written by hands that differ: slanted, stretched, shaken and turned with a seed.

The lines are those of the simplex numerals that A. V. Hershey drew at the U.S. Naval Weapons Laboratory in 1967, as points
on a grid, y upwards. No network was trained with them, and the networks' makers did not write them.
"""

from __future__ import annotations

import numpy as np

# One text for each digit from 0 to 9: its lines, one behind the other, each a list of points.
LINES = (
    "9,21 6,20 4,17 3,12 3,9 4,4 6,1 9,0 11,0 14,1 16,4 17,9 17,12 16,17 14,20 11,21 9,21",
    "6,17 8,18 11,21 11,0",
    "4,16 4,17 5,19 6,20 8,21 12,21 14,20 15,19 16,17 16,15 15,13 13,10 3,0 17,0",
    "5,21 16,21 10,13 13,13 15,12 16,11 17,8 17,6 16,3 14,1 11,0 8,0 5,1 4,2 3,4",
    "13,21 3,7 18,7 | 13,21 13,0",
    "15,21 5,21 4,12 5,13 8,14 11,14 14,13 16,11 17,8 17,6 16,3 14,1 11,0 8,0 5,1 4,2 3,4",
    "16,18 15,20 12,21 10,21 7,20 5,17 4,12 4,7 5,3 7,1 10,0 11,0 14,1 16,3 17,6 17,7 16,10 14,12 11,13 10,13 7,12 5,10 4,7",
    "3,21 17,21 7,0",
    "8,21 5,20 4,18 4,16 5,14 7,13 11,12 14,11 16,9 17,7 17,4 16,2 15,1 12,0 8,0 5,1 4,2 3,4 3,7 4,9 6,11 9,12 13,13 15,14 16,16 16,18 15,20 12,21 8,21",
    "16,14 15,11 13,9 10,8 9,8 6,9 4,11 3,14 3,15 4,18 6,20 9,21 10,21 13,20 15,18 16,14 16,9 15,4 13,1 10,0 8,0 5,1 4,3",
)
# What a hand does at most: leans by so much, is so much wider or narrower, turns by so many radians, and shakes by so much.
SLANT, STRETCH, TURN, TREMOR = 0.35, 0.35, 0.12, 0.5


def written(digit: int, hand: int) -> list[np.ndarray]:
    """Return a digit as a hand writes it: a list of lines, (n, 2) each, y downwards; the same for the same hand."""
    rng = np.random.default_rng([hand, digit])
    lean, stretch, turn = rng.uniform(-1, 1, 3) * (SLANT, STRETCH, TURN)
    cos, sin = np.cos(turn), np.sin(turn)
    way = np.array([[cos, -sin], [sin, cos]]) @ np.array([[1 + stretch, lean], [0, 1]])
    return [_shaken(_points(line), rng) @ way.T * (1, -1) for line in LINES[digit].split("|")]


def _points(text: str) -> np.ndarray:
    return np.array([point.split(",") for point in text.split()], np.float64)


def _shaken(line: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return line + rng.normal(0, TREMOR, line.shape)
