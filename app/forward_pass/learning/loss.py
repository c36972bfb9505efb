"""The loss: how far the outputs of a network are from their targets, as one number a sample.

Each kind of output has the loss that belongs to it, so that its slope with respect to the sums of the last layer is
simply output − target; of a softmax at temperature T that divided by T.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np

from forward_pass.activations import sigmoid
from forward_pass.arrays import Floats, Indices

# (z, targets) → the loss of each sample, and ∂L/∂z.
Loss = Callable[[Floats, Floats], tuple[Floats, Floats]]


def cross_entropy(z: Floats, targets: Floats, temperature: float = 1.0) -> tuple[Floats, Floats]:
    """Return the loss of probabilities p = softmax(z / T), and its slope.

    L = −Σ_j t_j·ln p_j, ∂L/∂z = (p − t) / T

    Parameters: logits z and targets t, (n, n_classes) each; a row of t is 1 for the right class and 0 for the others;
    temperature T.
    Returns: L, (n,), and ∂L/∂z, (n, n_classes).

    Example: for z = (ln 3, 0) and t = (1, 0) they are ln 4/3 and (−0.25, 0.25).
    """
    scaled = z / temperature
    shifted = scaled - scaled.max(axis=-1, keepdims=True)
    e = np.exp(shifted)
    total = e.sum(axis=-1, keepdims=True)
    return -(targets * (shifted - np.log(total))).sum(axis=-1), (e / total - targets) / temperature


def binary_cross_entropy(z: Floats, targets: Floats) -> tuple[Floats, Floats]:
    """Return the loss of probabilities p = sigmoid(z), each of its own, and its slope.

    L = −Σ_j (t_j·ln p_j + (1 − t_j)·ln(1 − p_j)), ∂L/∂z = p − t

    Parameters: z and targets t, (n, n_out) each; a target is 1 for yes and 0 for no.
    Returns: L, (n,), and ∂L/∂z, (n, n_out).

    Example: for z = ln 3 and t = 1 they are ln 4/3 and −0.25.
    """
    # −ln p = ln(1 + exp(−z)) and −ln(1 − p) = ln(1 + exp(z)) do not overflow.
    return (np.logaddexp(0.0, z) - targets * z).sum(axis=-1), sigmoid(z) - targets


def squared_error(z: Floats, targets: Floats) -> tuple[Floats, Floats]:
    """Return the loss of outputs that are numbers, y = z, and its slope.

    L = ½·Σ_j (y_j − t_j)², ∂L/∂z = y − t

    Parameters: z and targets t, (n, n_out) each.
    Returns: L, (n,), and ∂L/∂z, (n, n_out).

    Example: for z = 3 and t = 1 they are 2 and 2.
    """
    difference = z - targets
    return 0.5 * (difference * difference).sum(axis=-1), difference


LOSSES: Final[dict[str, Loss]] = {"softmax": cross_entropy, "sigmoid": binary_cross_entropy, "linear": squared_error}


def loss_of(output: str, temperature: float = 1.0) -> Loss:
    """Return the loss of a kind of output; the temperature is that of a softmax.

    Example: loss_of("linear")(z, targets) is squared_error(z, targets).
    """
    return partial(cross_entropy, temperature=temperature) if output == "softmax" else LOSSES[output]


def loss_terms(output: str, z: Floats, targets: Floats, temperature: float = 1.0) -> Floats:
    """Return what each output adds to the loss of its sample, (n, n_out); the terms of a row add up to its loss.

    Example: for z = (ln 3, 0) and t = (1, 0) of a softmax they are ln 4/3 and 0.
    """
    if output == "softmax":
        # Where the target is 0 there is no term, not −0.
        return 0.0 - targets * np.log(outputs_of(output, z, temperature), where=targets != 0, out=np.zeros_like(z))
    return LOSSES[output](z[..., None], targets[..., None])[0]


def outputs_of(output: str, z: Floats, temperature: float = 1.0) -> Floats:
    """Return the outputs of many samples at once, (n, n_out), from the sums of the last layer.

    Example: for z = (ln 3, 0) of a softmax they are 0.75 and 0.25.
    """
    if output == "softmax":
        scaled = z / temperature
        e = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
        p: Floats = e / e.sum(axis=-1, keepdims=True)
        return p
    return sigmoid(z) if output == "sigmoid" else z


def one_hot(labels: Indices, n_classes: int) -> Floats:
    """Return the targets of labels: a row for each, 1 for its class and 0 for the others.

    Example: one_hot([2, 0], 3) is [[0, 0, 1], [1, 0, 0]].
    """
    targets: Floats = np.eye(n_classes)[labels]
    return targets
