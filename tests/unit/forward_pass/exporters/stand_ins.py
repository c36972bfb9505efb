"""Small stand-ins for objects of frameworks: classes by name, with the attributes that exporters read."""

from types import SimpleNamespace
from typing import Any

import numpy as np


def named(kind: str, **attributes: Any) -> Any:
    """Return an object whose class has this name."""
    return type(kind, (SimpleNamespace,), {})(**attributes)


class Tensor:
    """An array with the methods of a tensor that exporters call."""

    def __init__(self, values: Any) -> None:
        self.values = np.asarray(values, np.float64)

    def detach(self) -> "Tensor":
        return self

    cpu = double = detach

    def numpy(self) -> Any:
        return self.values

    def softmax(self, axis: int) -> "Tensor":
        e = np.exp(self.values)
        return Tensor(e / e.sum(axis=axis, keepdims=True))

    def sigmoid(self) -> "Tensor":
        return Tensor(1 / (1 + np.exp(-self.values)))

    def exp(self) -> "Tensor":
        return Tensor(np.exp(self.values))
