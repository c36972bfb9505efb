"""ops/activation.py: an activation function, chosen by its name."""

from typing import Any

import numpy as np
import pytest

from forward_pass import ACTIVATIONS, RunOptions, SettingError
from forward_pass.ops.activation import Activation, activate


def test_it_is_worked_by_hand() -> None:
    assert activate(np.array([-2.0, 3.0]), "relu").tolist() == [0.0, 3.0]


@pytest.mark.parametrize("function", ACTIVATIONS)
def test_every_function_may_be_chosen_and_makes_the_activations_of_its_layer(function: str) -> None:
    z = np.array([-1.5, 0.0, 2.5])
    operation = Activation(function)
    arrays = operation.run(z, RunOptions())
    assert arrays["activations"].tolist() == ACTIVATIONS[function](z).tolist()
    assert {name: array.shape for name, array in arrays.items()} == operation.shapes(3, 400)
    assert operation.settings() == {"function": function}
    assert str(operation) == f"activation {function}"


@pytest.mark.parametrize("function", ["swish", "", "relu,tanh", None, 7, ["relu"], {}])
def test_another_function_is_refused(function: Any) -> None:
    with pytest.raises(SettingError, match="an activation function must be one of relu, leaky_relu, .*; got "):
        Activation(function)
