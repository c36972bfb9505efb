"""Softmax with temperature as an output: from logits to probabilities, every step kept."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.ops.operation import Arrays, Operation, Shape, register
from forward_pass.options import RunOptions
from forward_pass.settings import check


@dataclass(frozen=True, slots=True, eq=False)
class SoftmaxSteps:
    """The way from logits to probabilities; arrays of shape (n_classes,).

    scaled           z / T
    shifted          scaled − max(scaled), so that the largest is 0
    exponentials     exp(shifted), each in 0 … 1
    exponential_sum  their sum, at least 1
    probabilities    exponentials / exponential_sum
    """

    scaled: Floats
    shifted: Floats
    exponentials: Floats
    exponential_sum: float
    probabilities: Floats


def softmax_steps(z: Floats, T: float) -> SoftmaxSteps:
    """Return every step of softmax(z / T).

    p_j = exp(z_j/T − m) / Σ_k exp(z_k/T − m), m = max(z/T): subtracting m changes no probability,
    and without it exp would overflow for logits above 709·T.

    Parameters: logits z of shape (n_classes,); temperature T, 0.001 to 1000.
    Raises: SettingError for another temperature, ShapeError for logits that are no finite row.
    Source: Blanchard, Higham and Higham 2021, "Accurately computing the log-sum-exp and softmax functions".

    Example: logits (ln 4, 0) at T = 0.5 are scaled to (ln 16, 0), shifted to (0, −ln 16);
    the exponentials 1 and 1/16 sum to 17/16, so the probabilities are 16/17 and 1/17.
    """
    z, T = readonly_array("logits", z, (None,)), check("temperature", T)
    scaled = z / T
    shifted = scaled - scaled.max()
    e = np.exp(shifted)
    total = e.sum()
    p = e / total
    return SoftmaxSteps(scaled, shifted, e, float(total), p)


def softmax(logits: Floats, temperature: float) -> Floats:
    """Return the probabilities of the classes, shape (n_classes,), sum 1.

    p = softmax(z / T), as `softmax_steps` computes it, which also says what is raised.

    Example: softmax([ln 4, 0], 1) is (0.8, 0.2).
    """
    return softmax_steps(logits, temperature).probabilities


@register
@dataclass(frozen=True, slots=True)
class Softmax(Operation):
    """Probabilities that share 100 % between them."""

    kind: ClassVar[str] = "softmax"
    output: ClassVar[str] = "probabilities"
    card: ClassVar = {
        "neuron": [
            {
                "block": "table",
                "columns": [
                    {"of": "input"},
                    {"of": "scaledLogits", "by": "temperature"},
                    {"of": "shiftedLogits", "by": {"largest": "scaledLogits"}},
                    {"of": "exponentials"},
                    {"of": "probabilities", "by": "exponentialSum"},
                    {"of": "probabilities", "percent": True},
                ],
            }
        ]
    }
    computes = staticmethod(softmax_steps)

    def shapes(self, n_in: int, top_k: int) -> dict[str, Shape]:
        row = (n_in,)
        shapes: dict[str, Shape] = {"scaledLogits": row, "shiftedLogits": row, "exponentials": row}
        return shapes | {"exponentialSum": (), "probabilities": row, "probabilitiesAtOne": row}

    def run(self, a: Floats, options: RunOptions) -> Arrays:
        steps = softmax_steps(a, options.temperature)
        return {
            "scaledLogits": steps.scaled,
            "shiftedLogits": steps.shifted,
            "exponentials": steps.exponentials,
            "exponentialSum": np.array(steps.exponential_sum),
            "probabilities": steps.probabilities,
            "probabilitiesAtOne": softmax(a, 1.0),
        }

    def code(self, a: str, number: int) -> tuple[list[str], str]:
        return [f"e = np.exp({a} / T - np.max({a} / T))", "p = e / e.sum()"], "p"
