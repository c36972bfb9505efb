"""Scale: every neuron multiplies what it has by a factor of its own. The product has no such operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from forward_pass.arrays import Floats, readonly_array
from forward_pass.ops.operation import Arrays, Operation, Shape, register
from forward_pass.options import RunOptions


@register
@dataclass(frozen=True, slots=True, eq=False)
class Scale(Operation):
    """y = s·a. Example: factors (2, 3) make (4, 15) of (2, 5)."""

    kind: ClassVar[str] = "scale"
    output: ClassVar[str] = "scaled"
    card: ClassVar = {"neuron": [{"block": "formula", "steps": [{"name": "scaled", "is": ["input", "×", "factors"]}]}]}

    factors: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "factors", readonly_array("factors", self.factors, (None,)))

    def parameters(self) -> Arrays:
        return {"factors": self.factors}

    def shapes(self, n_in: int, top_k: int) -> dict[str, Shape]:
        return {"scaled": (n_in,)}

    def run(self, a: Floats, options: RunOptions) -> Arrays:
        return {"scaled": self.factors * a}
