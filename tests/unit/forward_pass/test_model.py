"""model.py: operations in order, immutable, each fitting the one before it."""

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from forward_pass import Model, SettingError, ShapeError, network
from forward_pass.model import functions_of
from forward_pass.ops import Activation, Dense, Linear, Sigmoid, Softmax, Standardize


def ones(*shapes: tuple[int, int], **changes: Any) -> Model:
    parts: dict[str, Any] = {
        "weights": [np.ones(shape) for shape in shapes],
        "biases": [np.zeros(shape[0]) for shape in shapes],
    }
    return network(**(parts | changes))


def dense(n_out: int, n_in: int) -> Dense:
    return Dense(np.ones((n_out, n_in)), np.zeros(n_out))


def test_the_layers_are_read_from_the_weights() -> None:
    assert ones((7, 5), (6, 7), (2, 6)).layers == (5, 7, 6, 2)


def test_operations_are_named_by_their_kind_and_counted_from_1() -> None:
    placed = list(ones((7, 5), (6, 7), (2, 6)))
    assert [one.name for one in placed] == ["dense1", "activation1", "dense2", "activation2", "dense3", "softmax1"]
    assert [one.layer for one in placed] == [1, 1, 2, 2, 3, 3]
    assert [(one.n_in, one.n_out) for one in placed] == [(5, 7), (7, 7), (7, 6), (6, 6), (6, 2), (2, 2)]
    assert [one.output for one in placed][::5] == ["dense1.preActivations", "softmax1.probabilities"]


def test_an_operation_in_front_works_on_the_inputs_which_are_layer_0() -> None:
    model = Model(3, (Standardize(np.zeros(3), np.ones(3)), dense(2, 3), Softmax()))
    assert model.layers == (3, 2)
    assert [(placed.name, placed.layer) for placed in model] == [("standardize1", 0), ("dense1", 1), ("softmax1", 1)]
    assert model.arriving("dense1") == "standardize1.standardized"


def test_each_operation_takes_what_the_one_before_it_gives() -> None:
    model = ones((4, 3), (2, 4))
    assert model.arriving("dense1") == "inputs"
    assert model.arriving("activation1") == "dense1.preActivations"
    assert model.arriving("dense2") == "activation1.activations"
    with pytest.raises(ShapeError, match="the name of an operation must be one of dense1, .*; got dense3"):
        model.arriving("dense3")


def test_parameters_and_shapes_have_full_names() -> None:
    model = ones((4, 3), (2, 4))
    assert list(model.parameters()) == ["dense1.weights", "dense1.biases", "dense2.weights", "dense2.biases"]
    shapes = model.shapes(400)
    assert list(shapes)[:4] == ["inputs", "dense1.contributions", "dense1.preActivations", "activation1.activations"]
    assert shapes["inputs"] == (3,)
    assert shapes["dense2.contributions"] == (2, 4)
    assert shapes["softmax1.exponentialSum"] == ()


def test_a_network_may_be_written_as_nested_lists() -> None:
    made = network([[[1, -2]]], [[0.5]])
    assert made.weights[0].tolist() == [[1.0, -2.0]]
    assert made.activations == ()
    assert made.activation == ""


def test_each_hidden_layer_may_have_an_activation_function_of_its_own() -> None:
    made = ones((4, 3), (4, 4), (2, 4), activation="relu,tanh")
    assert made.activations == ("relu", "tanh")
    assert made.activation == "relu,tanh"
    assert made.outline == "3-4-4-2: dense, activation relu, dense, activation tanh, dense, softmax"
    assert ones((4, 3), (4, 4), (2, 4), activation="tanh").activation == "tanh"


@pytest.mark.parametrize(("output", "kind"), [("softmax", Softmax), ("sigmoid", Sigmoid), ("linear", Linear)])
def test_the_last_operation_gives_the_outputs(output: str, kind: type) -> None:
    made = ones((2, 3), output=output)
    assert made.output == output
    assert isinstance(made.operations[-1], kind)


def test_a_model_that_ends_in_anything_else_is_refused() -> None:
    with pytest.raises(ShapeError, match=r"^the last operation must be one of softmax, sigmoid, linear; got dense$"):
        Model(3, (dense(2, 3),))
    with pytest.raises(SettingError, match="layers must be 2 to 12 layer sizes"):
        Model(3, ())


def test_a_network_cannot_be_changed() -> None:
    weights = np.ones((2, 3))
    made = ones((2, 3), weights=[weights])
    weights[0, 0] = 9.0
    assert made.weights[0][0, 0] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        made.biases[0][0] = 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.n_inputs = 4  # type: ignore[misc]


def test_layers_that_do_not_fit_each_other_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^dense2.weights must be of shape \(6, 7\); got \(6, 8\)$"):
        ones((7, 5), (6, 8))
    with pytest.raises(ShapeError, match=r"^standardize1.mean must be of shape \(2\); got \(1\)$"):
        Model(2, (Standardize(np.zeros(1), np.ones(1)), dense(2, 2), Softmax()))


def test_biases_that_do_not_fit_their_layer_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^biases must be of shape \(2\); got \(3\)$"):
        ones((2, 3), biases=[np.zeros(3)])
    with pytest.raises(ShapeError, match=r"^biases must be arrays of 1 layers; got 2$"):
        ones((2, 3), biases=[np.zeros(2), np.zeros(2)])


def test_weights_that_are_no_matrix_or_not_finite_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^weights must be of shape \(any, any\); got \(3\)$"):
        ones((2, 3), weights=[np.ones(3)])
    with pytest.raises(ShapeError, match=r"^biases must be finite numbers; got Infinity$"):
        ones((2, 3), biases=[np.array([0.0, math.inf])])
    with pytest.raises(ShapeError, match=r"^weights must be arrays of one layer or more; got 0$"):
        network([], [])


@pytest.mark.parametrize("shapes", [[(1, 1)] * 12, [(1025, 1)], [(501, 500)], [(0, 3)]])
def test_a_network_beyond_the_limits_is_refused(shapes: list[tuple[int, int]]) -> None:
    with pytest.raises(SettingError, match="layers must be 2 to 12 layer sizes"):
        ones(*shapes)


@pytest.mark.parametrize("activation", ["swish", "", "relu,swish", "relu,tanh", "relu,relu,relu,tanh", None, ["relu"]])
def test_unknown_functions_and_too_few_or_too_many_are_refused(activation: Any) -> None:
    with pytest.raises(
        SettingError, match=r"activation must be one of relu, .*, or one for each hidden layer .*; got "
    ):
        functions_of(activation, 3)


def test_an_output_of_another_kind_is_refused() -> None:
    with pytest.raises(SettingError, match="output must be one of softmax, sigmoid, linear; got dense"):
        ones((2, 3), output="dense")


def test_changes_replace_what_was_there_and_nothing_else() -> None:
    model = ones((4, 3), (2, 4))
    changed = model.with_changes([(0, 3, 2, 9.5), (1, 0, -1, -2.25), (0, 0, -1, 0.5)])
    expected = [W.tolist() for W in model.weights], [b.tolist() for b in model.biases]
    expected[0][0][3][2], expected[1][1][0], expected[1][0][0] = 9.5, -2.25, 0.5
    assert ([W.tolist() for W in changed.weights], [b.tolist() for b in changed.biases]) == expected
    assert changed.outline == model.outline
    assert model.weights[0][3, 2] == 1.0
    assert model.with_changes(()) is model


@pytest.mark.parametrize("change", [(2, 0, 0, 1), (-1, 0, 0, 1), (0, 4, 0, 1), (0, -1, 0, 1), (0, 0, 3, 1)])
def test_changes_of_what_the_model_does_not_have_are_refused(change: tuple[int, int, int, float]) -> None:
    with pytest.raises(SettingError, match="changes must be at most 10000 lists .* that the network has, none twice"):
        ones((4, 3), (2, 4)).with_changes([change])


def test_layers_count_edges_however_many_operations_are_between() -> None:
    model = Model(
        3,
        (
            Standardize(np.zeros(3), np.ones(3)),
            dense(4, 3),
            Activation("relu"),
            Activation("tanh"),
            dense(2, 4),
            Linear(),
        ),
    )
    assert model.layers == (3, 4, 2)
    assert model.with_changes([(1, 1, 3, 5.0)]).weights[1].tolist() == [[1, 1, 1, 1], [1, 1, 1, 5]]
