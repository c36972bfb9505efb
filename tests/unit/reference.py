"""The forward pass a second time: plain loops, no NumPy, nothing shared with the package.

Tests compare both. It takes and returns nested lists under the names of the page's `trace`.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

Row = Sequence[float]

ACTIVATIONS: dict[str, Callable[[float], float]] = {
    "relu": lambda z: z if z > 0 else 0.0,
    "leaky_relu": lambda z: z if z > 0 else 0.01 * z,
    "elu": lambda z: z if z > 0 else math.exp(z) - 1,
    "gelu": lambda z: z * (1 + math.erf(z / math.sqrt(2))) / 2,
    "silu": lambda z: z / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "softplus": lambda z: math.log(1 + math.exp(z)),
    "identity": lambda z: z,
}


def softmax(logits: Row, temperature: float) -> list[float]:
    """Return the probabilities; without a shift, so only for logits small enough for exp."""
    exponentials = [math.exp(z / temperature) for z in logits]
    return [e / math.fsum(exponentials) for e in exponentials]


def forward(
    weights: Sequence[Sequence[Row]], biases: Sequence[Row], inputs: Row, activation: str, temperature: float
) -> dict[str, Any]:
    """Return every value of one forward pass."""
    trace: dict[str, Any] = {"contributions": [], "preActivations": [], "activations": []}
    arriving = list(inputs)
    for layer in range(len(weights)):
        delivered, sums = [], []
        for row, bias in zip(weights[layer], biases[layer], strict=True):
            products = [weight * value for weight, value in zip(row, arriving, strict=True)]
            delivered.append(products)
            sums.append(math.fsum(products) + bias)
        trace["contributions"].append(delivered)
        trace["preActivations"].append(sums)
        if layer < len(weights) - 1:
            arriving = [ACTIVATIONS[activation](z) for z in sums]
            trace["activations"].append(arriving)
    logits = trace["preActivations"][-1]
    scaled = [z / temperature for z in logits]
    shifted = [z - max(scaled) for z in scaled]
    exponentials = [math.exp(z) for z in shifted]
    return trace | {
        "logits": logits,
        "scaledLogits": scaled,
        "shiftedLogits": shifted,
        "exponentials": exponentials,
        "exponentialSum": math.fsum(exponentials),
        "probabilities": softmax(logits, temperature),
        "probabilitiesAtOne": softmax(logits, 1.0),
    }
