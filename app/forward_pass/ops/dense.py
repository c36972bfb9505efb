"""Dense: every neuron adds up what all neurons before it deliver, and its bias."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final, Self

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ShapeError
from forward_pass.ops.operation import Arrays, Operation, Shape, register
from forward_pass.options import RunOptions

# With more edges than this the strongest contributions are kept instead of all.
MOST_CONTRIBUTIONS: Final = 4096


def dense(a: Floats, W: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return what every edge delivers, and the sum that arrives at every neuron.

    c = W·a (each column times its activation), z = Σ c + b

    Parameters: a of shape (n_in,), weights W (n_out, n_in), biases b (n_out,).
    Returns: contributions c (n_out, n_in), pre-activations z (n_out,).

    Example: for a = (3, 1), W = [[1, −2]] and b = [0.5] the contributions are 3 and −2, and z is 1.5.
    """
    c = W * a
    z = c.sum(axis=-1) + b
    return c, z


@register
@dataclass(frozen=True, slots=True, eq=False)
class Dense(Operation):
    """Weights (n_out, n_in), W[j, i] on the edge i→j, and biases (n_out,).

    Raises: ShapeError if the arrays do not fit each other or hold NaN or an infinity.
    """

    kind: ClassVar[str] = "dense"
    output: ClassVar[str] = "preActivations"
    has_edges: ClassVar[bool] = True
    card: ClassVar = {
        "neuron": [
            {
                "block": "sum",
                "terms": "contributions",
                "factors": ["weights", "input"],
                "plus": "biases",
                "total": "preActivations",
            }
        ],
        "edge": [{"block": "product", "factors": ["weights", "input"], "value": "contributions"}],
        "input": [{"block": "deliveries", "factors": ["weights", "input"], "value": "contributions"}],
    }
    computes = staticmethod(dense)

    weights: Floats
    biases: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", readonly_array("weights", self.weights, (None, None)))
        object.__setattr__(self, "biases", readonly_array("biases", self.biases, (len(self.weights),)))

    def parameters(self) -> Arrays:
        return {"weights": self.weights, "biases": self.biases}

    def size(self, n_in: int) -> int:
        n_out, expected = map(int, self.weights.shape)
        if n_in != expected:
            raise ShapeError("weights", f"of shape ({n_out}, {n_in})", f"({n_out}, {expected})")
        return n_out

    def shapes(self, n_in: int, top_k: int) -> dict[str, Shape]:
        n_out = self.size(n_in)
        whole: dict[str, Shape] = {"contributions": (n_out, n_in)}
        strongest: dict[str, Shape] = {"strongestIndices": (top_k,), "strongestValues": (top_k,)}
        return (strongest if n_out * n_in > MOST_CONTRIBUTIONS else whole) | {"preActivations": (n_out,)}

    def run(self, a: Floats, options: RunOptions) -> Arrays:
        c, z = dense(a, self.weights, self.biases)
        if self.weights.size <= MOST_CONTRIBUTIONS:
            return {"contributions": c, "preActivations": z}
        indices = top_k(c, options.top_k)
        strongest = np.ravel(c)[indices]
        return {"strongestIndices": indices.astype(np.float64), "strongestValues": strongest, "preActivations": z}

    def code(self, a: str, number: int) -> tuple[list[str], str]:
        return [f"z = (weights_{number} * {a}).sum(axis=-1) + biases_{number}"], "z"

    def with_changes(self, changes: list[tuple[int, int, float]]) -> Self:
        """Return the same with other values: (neuron, from, value), where from −1 is the bias."""
        W, b = self.weights.copy(), self.biases.copy()
        for neuron, source, value in changes:
            if source < 0:
                b[neuron] = value
            else:
                W[neuron, source] = value
        return replace(self, weights=W, biases=b)


def top_k(contributions: Floats, k: int) -> Any:
    """Return the flat indices of the k contributions furthest from zero, ascending; at a tie the lower index wins.

    Example: top_k([[1, −3], [2, 3]], 2) is (1, 3).
    """
    strength = np.abs(contributions).ravel()
    weakest_kept = np.partition(strength, -k)[-k]
    stronger = np.flatnonzero(strength > weakest_kept)
    tied = np.flatnonzero(strength == weakest_kept)[: k - len(stronger)]
    return np.sort(np.concatenate([stronger, tied]))
