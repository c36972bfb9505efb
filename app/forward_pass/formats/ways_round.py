"""Which way round matrices of weights are: (n_out, n_in) or (n_in, n_out), by what fits."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import Final

from forward_pass.formats.errors import FormatError
from forward_pass.formats.opened import Question, answer_to
from forward_pass.formats.steps import Rows, Weights
from forward_pass.formats.tensors import shape_text
from forward_pass.limits import LIMITS

MOST_LAYERS: Final[int] = LIMITS["layers"]["maximumLayers"]
# What is answered, and what one row then holds.
CHOICES: Final[dict[str, Rows]] = {"rows": "outputs", "columns": "inputs"}
SENTENCE: Final = (
    "The weights fit both ways round. Does each of their rows hold the weights of one neuron, or each of their columns?"
)


def ways_round(
    name: str, weights: Sequence[Weights], n_inputs: int | None, suggested: Rows, answers: Mapping[str, str]
) -> tuple[tuple[Rows, ...], tuple[Question, ...]]:
    """Return what the rows of each matrix are, and a question where both ways fit.

    Parameters: weights, the layers in order; n_inputs, where it is known; suggested, what is taken where both ways fit.
    Raises: FormatError, with all shapes, if nothing fits.

    Example: matrices (3, 2) and (1, 3) are ("outputs", "outputs"): a network 2-3-1.
    """
    if len(weights) >= MOST_LAYERS:
        raise FormatError(f"the network in {name}", f"at most {MOST_LAYERS} layers of neurons", len(weights) + 1)
    same = [(way,) * len(weights) for way in CHOICES.values()]
    fitting = [ways for ways in same if _fits(weights, ways, n_inputs)]
    if len(fitting) == 1:
        return fitting[0], ()
    if len(fitting) == 2:
        question = Question("weights", SENTENCE, tuple(CHOICES), "rows" if suggested == "outputs" else "columns")
        return (CHOICES[answer_to(question, answers)],) * len(weights), (question,)
    for ways in product(CHOICES.values(), repeat=len(weights)):
        if _fits(weights, ways, n_inputs):
            return ways, ()
    shapes = ", ".join(f"{step.place} {shape_text(step.matrix.shape)}" for step in weights)
    inputs = "" if n_inputs is None else f" with {n_inputs} inputs"
    raise FormatError(
        f"the layers in {name}", "of sizes that follow each other, with as many biases as neurons", shapes + inputs
    )


def _fits(weights: Sequence[Weights], ways: Sequence[Rows], n_inputs: int | None) -> bool:
    """Tell whether every layer takes what the one before gives, has its biases, and is round as its file says."""
    sizes = [step.sizes(way) for step, way in zip(weights, ways, strict=True)]
    return (
        all(step.rows in (None, way) for step, way in zip(weights, ways, strict=True))
        and all(
            step.biases is None or step.biases.size == n_out for step, (_, n_out) in zip(weights, sizes, strict=True)
        )
        and n_inputs in (None, sizes[0][0])
        and all(before[1] == after[0] for before, after in pairwise(sizes))
    )
