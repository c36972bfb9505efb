"""exporters/chain.py: layers of a framework become a network; what its outputs mean is said or refused."""

from typing import Any

import numpy as np
import pytest

from forward_pass.exporters.chain import dense, opened_chain
from forward_pass.formats.dense_chain import Chain
from forward_pass.formats.errors import FormatError

W, B = np.array([[1, -2]]), np.array([0.5])


def chain(*functions: str, **known: Any) -> Chain:
    return Chain("the model", tuple(dense("layer 1", W, B, functions)), **known)


@pytest.mark.parametrize(
    ("functions", "output", "outline"),
    [
        (["sigmoid"], None, "2-1: dense, sigmoid"),
        (["sigmoid"], "sigmoid", "2-1: dense, sigmoid"),
        (["identity"], "linear", "2-1: dense, linear"),
        (["tanh"], None, "2-1: dense, activation tanh, linear"),
    ],
)
def test_layers_become_operations(functions: list[str], output: str | None, outline: str) -> None:
    assert opened_chain(chain(*functions), output).network.model.outline == outline


@pytest.mark.parametrize(
    ("functions", "output", "sentence"),
    [
        ([], None, "output must be softmax, sigmoid or linear, because the model itself ends with none of them; got null"),
        ([], "relu", "output must be one of softmax, sigmoid, linear; got relu"),
        (["softmax"], "linear", "output must be softmax, as the model ends, or left out; got linear"),
        (["relu", "tanh"], "linear", "layer 1 must be right behind a dense layer, one for each; got tanh"),
    ],
)  # fmt: skip
def test_an_output_that_is_not_said_or_contradicts_the_model_is_refused(
    functions: list[str], output: str | None, sentence: str
) -> None:
    with pytest.raises(FormatError) as refused:
        opened_chain(chain(*functions), output)
    assert str(refused.value) == sentence
