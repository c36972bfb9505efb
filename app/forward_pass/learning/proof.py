"""A proof of a gradient by trying it: the loss with one weight a little larger and a little smaller."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.errors import SettingError
from forward_pass.learning.history import state_at
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import trainer_of

# Smaller, and the difference of the losses loses its digits; larger, and the loss bends on the way.
EPSILON: Final = 1e-5


@dataclass(frozen=True, slots=True)
class Proof:
    """The gradient of one weight or bias w, computed in two ways.

    epsilon   ε
    larger    L(w + ε)
    smaller   L(w − ε)
    quotient  (L(w + ε) − L(w − ε)) / 2ε
    gradient  ∂L/∂w, by the backward pass
    """

    epsilon: float
    larger: float
    smaller: float
    quotient: float
    gradient: float


def numerical_proof(
    run: TrainingRun, step: int, name: str, index: Sequence[int], *, sample: int | None = None
) -> Proof:
    """Return the gradient of a weight or bias in the step that follows `step`, and its proof.

    Parameters: name, such as dense1.weights; index, (j, i) of a weight from neuron i to neuron j, (j,) of a bias;
    sample, which example of the batch the loss is of, None for the mean of the batch.
    Raises: SettingError for a parameter that there is not.

    Example: for L = ½·(2w − 1)² at w = 1 both are 2.
    """
    trainer, state = trainer_of(run), state_at(run, step)
    trainable, update = trainer.trainable(step), trainer.update(state)
    inputs, targets = update.inputs, update.targets
    if sample is not None:
        if not 0 <= sample < len(inputs):
            raise SettingError("sample", f"a whole number from 0 to {len(inputs) - 1}, one of the batch", sample)
        inputs, targets = inputs[[sample]], targets[[sample]]
    place = next((place for place in trainable.places if place.name == name), None)
    if place is None:
        raise SettingError("the name of a parameter", f"one of {', '.join(p.name for p in trainable.places)}", name)
    whole = all(isinstance(i, int) and 0 <= i < n for i, n in zip(index, place.shape, strict=False))
    if len(index) != len(place.shape) or not whole:
        raise SettingError(f"the index in {name}", f"in an array of shape {place.shape}", list(index))
    at = place.slice.start + int(np.ravel_multi_index(tuple(index), place.shape))

    def loss(θ: Floats) -> float:
        losses, _ = trainable.losses(trainable.arriving(θ, inputs)[-1], targets)
        return float(losses.sum()) / len(losses)

    step_along = np.zeros(trainable.size)
    step_along[at] = EPSILON
    larger, smaller = loss(state.parameters + step_along), loss(state.parameters - step_along)
    _, gradient = trainable.gradient(state.parameters, inputs, targets)
    return Proof(EPSILON, larger, smaller, (larger - smaller) / (2 * EPSILON), float(gradient[at]))
