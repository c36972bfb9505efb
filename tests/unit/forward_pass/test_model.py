"""network.py: immutable, shape-checked."""

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from forward_pass import Network, SettingError, ShapeError


def network(*shapes: tuple[int, int], **changes: Any) -> Network:
    parts = {
        "weights": tuple(np.ones(shape) for shape in shapes),
        "biases": tuple(np.zeros(shape[0]) for shape in shapes),
        "activation": "relu",
    }
    return Network(**(parts | changes))


def test_the_layers_are_read_from_the_weights() -> None:
    assert network((7, 5), (6, 7), (2, 6)).layers == (5, 7, 6, 2)


def test_a_network_may_be_written_as_nested_lists() -> None:
    made = network(weights=([[1, -2]],), biases=([0.5],))
    assert made.weights[0].tolist() == [[1.0, -2.0]]


def test_a_network_cannot_be_changed() -> None:
    weights = np.ones((2, 3))
    made = network((2, 3), weights=(weights,))
    weights[0, 0] = 9.0
    assert made.weights[0][0, 0] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        made.biases[0][0] = 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.activation = "tanh"  # type: ignore[misc]


def test_layers_that_do_not_fit_each_other_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^weights\[1\] must be of shape \(6, 7\); got \(6, 8\)$"):
        network((7, 5), (6, 8))


def test_biases_that_do_not_fit_their_layer_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^biases\[0\] must be of shape \(2\); got \(3\)$"):
        network((2, 3), biases=(np.zeros(3),))
    with pytest.raises(ShapeError, match=r"^biases must be arrays of 1 layers; got 2$"):
        network((2, 3), biases=(np.zeros(2), np.zeros(2)))


def test_weights_that_are_no_matrix_or_not_finite_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^weights\[0\] must be of shape \(any, any\); got \(3\)$"):
        network((2, 3), weights=(np.ones(3),))
    with pytest.raises(ShapeError, match=r"^biases\[0\] must be finite numbers; got Infinity$"):
        network((2, 3), biases=(np.array([0.0, math.inf]),))


@pytest.mark.parametrize("shapes", [[], [(1, 1)] * 12, [(1025, 1)], [(501, 500)], [(0, 3)]])
def test_a_network_beyond_the_limits_is_refused(shapes: list[tuple[int, int]]) -> None:
    with pytest.raises(SettingError, match="layers must be 2 to 12 layer sizes"):
        network(*shapes)


def test_an_unknown_activation_is_refused() -> None:
    with pytest.raises(SettingError, match=r"activation must be one of relu.*; got swish"):
        network((2, 3), activation="swish")
