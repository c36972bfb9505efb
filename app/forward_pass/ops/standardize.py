"""Standardize: every input is measured from the mean of its kind, in units of its spread."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ShapeError
from forward_pass.ops.operation import Arrays, Operation, Shape, register
from forward_pass.options import RunOptions


def standardize(x: Floats, mean: Floats, scale: Floats) -> tuple[Floats, Floats]:
    """Return how far every input lies from its mean, and the same in units of its spread.

    centered = x − mean, standardized = centered / scale

    Parameters: inputs x, mean and scale of shape (n,); no scale is zero.
    Returns: centered and standardized, (n,) each.

    Example: for x = 7, mean 5 and scale 4 they are 2 and 0.5.
    """
    centered = x - mean
    standardized = centered / scale
    return centered, standardized


@register
@dataclass(frozen=True, slots=True, eq=False)
class Standardize(Operation):
    """Means (n,) and scales (n,), which are not zero.

    Raises: ShapeError if the arrays do not fit each other, hold NaN or an infinity, or a scale is zero.
    """

    kind: ClassVar[str] = "standardize"
    output: ClassVar[str] = "standardized"
    card: ClassVar = {
        "neuron": [
            {
                "block": "formula",
                "steps": [
                    {"name": "centered", "is": ["input", "−", "mean"]},
                    {"name": "standardized", "is": ["centered", "÷", "scale"]},
                ],
            }
        ]
    }
    computes = staticmethod(standardize)

    mean: Floats
    scale: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "mean", readonly_array("mean", self.mean, (None,)))
        object.__setattr__(self, "scale", readonly_array("scale", self.scale, (len(self.mean),)))
        if not np.all(self.scale):
            raise ShapeError("scale", "other than 0", 0)

    def parameters(self) -> Arrays:
        return {"mean": self.mean, "scale": self.scale}

    def size(self, n_in: int) -> int:
        if n_in != len(self.mean):
            raise ShapeError("mean", f"of shape ({n_in})", f"({len(self.mean)})")
        return n_in

    def shapes(self, n_in: int, top_k: int) -> dict[str, Shape]:
        return {"centered": (n_in,), "standardized": (n_in,)}

    def run(self, a: Floats, options: RunOptions) -> Arrays:
        centered, standardized = standardize(a, self.mean, self.scale)
        return {"centered": centered, "standardized": standardized}

    def code(self, a: str, number: int) -> tuple[list[str], str]:
        return [f"a = ({a} - mean_{number}) / scale_{number}"], "a"
