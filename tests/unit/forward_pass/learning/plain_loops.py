"""The gradients of a small network in plain Python: numbers and loops, no NumPy and nothing of the product."""

from __future__ import annotations

import math
from dataclasses import dataclass

# The activation functions that the tests use, and their slopes.
FUNCTIONS = {
    "relu": (lambda z: max(z, 0.0), lambda z: 1.0 if z > 0 else 0.0),
    "elu": (lambda z: z if z > 0 else math.exp(z) - 1, lambda z: 1.0 if z > 0 else math.exp(z)),
    "tanh": (math.tanh, lambda z: 1 - math.tanh(z) ** 2),
}


@dataclass
class Found:
    """The mean loss of some samples, for each layer the gradients of weights and biases, and those of the inputs."""

    loss: float
    layers: list[tuple[list[list[float]], list[float]]]
    inputs: list[list[float]]


def gradients(layers, activation, output, temperature, inputs, targets) -> Found:
    """Return what a network of layers (W, b) says of some samples; its parameters are lists."""
    found = Found(0.0, [([[0.0] * len(W[0]) for _ in W], [0.0] * len(b)) for W, b in layers], [])
    for x, t in zip(inputs, targets, strict=True):
        _add_sample(found, layers, FUNCTIONS[activation], (output, temperature), (x, t), len(inputs))
    return found


def _add_sample(found: Found, layers, function, output, sample, n: int) -> None:
    φ, slope = function
    arrived, sums = [sample[0]], []
    for number, (W, b) in enumerate(layers):
        a = arrived[-1]
        z = [sum(w * v for w, v in zip(row, a, strict=True)) + bias for row, bias in zip(W, b, strict=True)]
        sums.append(z)
        if number < len(layers) - 1:
            arrived.append([φ(value) for value in z])
    loss, delta = _loss(output[0], output[1], sums[-1], sample[1])
    found.loss += loss / n
    delta = [value / n for value in delta]
    for number in range(len(layers) - 1, -1, -1):
        W, _ = layers[number]
        gW, gb = found.layers[number]
        for j, d in enumerate(delta):
            gb[j] += d
            for i, a in enumerate(arrived[number]):
                gW[j][i] += d * a
        before = [sum(d * W[j][i] for j, d in enumerate(delta)) for i in range(len(W[0]))]
        if number == 0:
            found.inputs.append(before)
        else:
            delta = [d * slope(z) for d, z in zip(before, sums[number - 1], strict=True)]


def _loss(output: str, T: float, z, t):
    """Return the loss of one sample, and its slope for each sum of the outputs."""
    if output == "softmax":
        total = sum(math.exp(value / T) for value in z)
        p = [math.exp(value / T) / total for value in z]
        return (
            -sum(want * math.log(have) for want, have in zip(t, p, strict=True)),
            [(have - want) / T for want, have in zip(t, p, strict=True)],
        )
    if output == "sigmoid":
        p = [1 / (1 + math.exp(-value)) for value in z]
        terms = [want * math.log(have) + (1 - want) * math.log(1 - have) for want, have in zip(t, p, strict=True)]
        return -sum(terms), [have - want for want, have in zip(t, p, strict=True)]
    return (
        sum((value - want) ** 2 / 2 for want, value in zip(t, z, strict=True)),
        [value - want for want, value in zip(t, z, strict=True)],
    )
