"""Activation: every neuron turns its sum z into its activation φ(z)."""

from dataclasses import dataclass
from typing import Any, ClassVar

from forward_pass.activations import ACTIVATIONS
from forward_pass.arrays import Floats
from forward_pass.errors import SettingError
from forward_pass.ops.operation import Arrays, Operation, Shape, register
from forward_pass.options import RunOptions


def activate(z: Floats, function: str) -> Floats:
    """Return the activations of a layer, a = φ(z).

    Parameters: pre-activations z of shape (n,); function, the name of φ.
    Returns: a, (n,).

    Example: activate((−2, 3), "relu") is (0, 3).
    """
    φ = ACTIVATIONS[function]
    a = φ(z)
    return a


@register
@dataclass(frozen=True, slots=True)
class Activation(Operation):
    """An activation function, by its name.

    Raises: SettingError for a name that is not one.
    """

    kind: ClassVar[str] = "activation"
    output: ClassVar[str] = "activations"
    card: ClassVar = {"neuron": [{"block": "curve", "function": "function", "of": "input", "value": "activations"}]}
    computes = staticmethod(activate)

    function: str

    def __post_init__(self) -> None:
        if not isinstance(self.function, str) or self.function not in ACTIVATIONS:
            raise SettingError("an activation function", f"one of {', '.join(ACTIVATIONS)}", self.function)

    def settings(self) -> dict[str, Any]:
        return {"function": self.function}

    def shapes(self, n_in: int, top_k: int) -> dict[str, Shape]:
        return {"activations": (n_in,)}

    def run(self, a: Floats, options: RunOptions) -> Arrays:
        return {"activations": activate(a, self.function)}

    def code(self, a: str, number: int) -> tuple[list[str], str]:
        return [f"a = {self.function}({a})"], "a"
