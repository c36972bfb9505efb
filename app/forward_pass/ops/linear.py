"""Linear as an output: the outputs are the sums themselves, numbers and no probabilities."""

from dataclasses import dataclass
from typing import ClassVar

from forward_pass.arrays import Floats
from forward_pass.ops.operation import Arrays, Operation, Shape, register
from forward_pass.options import RunOptions


def linear_outputs(z: Floats) -> Floats:
    """Return the outputs y = z, both of shape (n,), the same bits.

    Example: for z = 1.5 it is 1.5.
    """
    y = z.copy()
    return y


@register
@dataclass(frozen=True, slots=True)
class Linear(Operation):
    """Numbers as they are: no percentages, no temperature."""

    kind: ClassVar[str] = "linear"
    output: ClassVar[str] = "outputs"
    card: ClassVar = {"neuron": [{"block": "formula", "steps": [{"name": "outputs", "is": ["input"]}]}]}
    computes = staticmethod(linear_outputs)

    def shapes(self, n_in: int, top_k: int) -> dict[str, Shape]:
        return {"outputs": (n_in,)}

    def run(self, a: Floats, options: RunOptions) -> Arrays:
        return {"outputs": linear_outputs(a)}

    def code(self, a: str, number: int) -> tuple[list[str], str]:
        return [f"y = {a}"], "y"
