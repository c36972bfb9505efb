"""Sigmoid as an output: every output is a probability of its own; a single one says "yes" against "no"."""

from dataclasses import dataclass
from typing import ClassVar

from forward_pass.activations import sigmoid
from forward_pass.arrays import Floats
from forward_pass.ops.operation import Arrays, Operation, Shape, register
from forward_pass.options import RunOptions


def sigmoid_outputs(z: Floats) -> tuple[Floats, Floats]:
    """Return the probability of every output, and that of its opposite.

    p = 1/(1 + exp(−z)), 1 − p = 1/(1 + exp(z)): computed from z, because the difference loses its digits where p is
    close to 1.

    Parameters: pre-activations z of shape (n,).
    Returns: p and its opposite, (n,) each, in 0 … 1.

    Example: for z = ln 3 they are 0.75 and 0.25.
    """
    p = sigmoid(z)
    opposite = sigmoid(-z)
    return p, opposite


@register
@dataclass(frozen=True, slots=True)
class Sigmoid(Operation):
    """Probabilities that do not share 100 % between them."""

    kind: ClassVar[str] = "sigmoid"
    output: ClassVar[str] = "probabilities"
    card: ClassVar = {
        "neuron": [
            {
                "block": "curve",
                "function": "sigmoid",
                "of": "input",
                "value": "probabilities",
                "rest": "complements",
            }
        ]
    }
    computes = staticmethod(sigmoid_outputs)

    def shapes(self, n_in: int, top_k: int) -> dict[str, Shape]:
        return {"probabilities": (n_in,), "complements": (n_in,)}

    def run(self, a: Floats, options: RunOptions) -> Arrays:
        p, opposite = sigmoid_outputs(a)
        return {"probabilities": p, "complements": opposite}

    def code(self, a: str, number: int) -> tuple[list[str], str]:
        return [f"p = sigmoid({a})"], "p"
