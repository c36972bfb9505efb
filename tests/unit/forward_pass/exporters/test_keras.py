"""exporters/keras.py: a model as Keras describes it, with the weights that its layers hold."""

import json
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from forward_pass import from_keras
from forward_pass.formats.errors import FormatError
from unit.forward_pass.exporters.stand_ins import Tensor


@pytest.fixture(autouse=True)
def _keras(monkeypatch: pytest.MonkeyPatch) -> None:
    keras = ModuleType("keras")
    keras.__dict__.update(
        __version__="3.15.1",
        ops=SimpleNamespace(convert_to_numpy=lambda value: value.numpy(), convert_to_tensor=Tensor),
        activations=SimpleNamespace(sigmoid=Tensor.sigmoid),
    )
    monkeypatch.setitem(sys.modules, "keras", keras)


class Sequential:
    """Describes itself as Keras does; its layers are (class, configuration, weights)."""

    def __init__(self, *layers: tuple[str, dict[str, Any], dict[str, Any]], answers: Any, loss: str | None = None):
        self.loss, self._answers = loss, np.array(answers)
        self._described = [
            {"class_name": kind, "config": {"name": f"layer_{k}"} | config}
            for k, (kind, config, _) in enumerate(layers)
        ]
        self._layers = {
            f"layer_{k}": SimpleNamespace(**{name: Tensor(value) for name, value in weights.items()})
            for k, (_, _, weights) in enumerate(layers)
        }

    def to_json(self) -> str:
        return json.dumps({"class_name": "Sequential", "config": {"layers": self._described}})

    def get_layer(self, name: str) -> Any:
        return self._layers[name]

    def predict(self, _: Any, verbose: int) -> Any:
        assert verbose == 0
        return self._answers


def dense(kernel: Any, bias: Any, activation: str = "linear") -> tuple[str, dict[str, Any], dict[str, Any]]:
    return "Dense", {"activation": activation}, {"kernel": kernel, "bias": bias}


NORM = (
    "BatchNormalization",
    {"epsilon": 0.0},
    {"gamma": [2, 1], "beta": [0, 0], "moving_mean": [1, 0], "moving_variance": [4, 1]},
)


def test_batch_normalization_is_folded_and_kernels_have_a_row_for_every_input() -> None:
    # (3, 1) · [[1, 0], [-2, 1]] = (1, 1), normalized (0, 1); relu leaves it; 0 · 1 + 1 · 2 + 0.5 = 2.5.
    layers: list[Any] = [dense([[1, 0], [-2, 1]], [0, 0]), NORM, ("ReLU", {}, {}), dense([[1], [2]], [0.5])]
    file = from_keras(Sequential(*layers, answers=[[2.5]], loss="mse"), np.array([[3, 1]]))
    assert file.model.outline == "2-2-1: dense, activation relu, dense, linear"
    assert file.parity().sentence == "equals Keras 3.15 exactly on 1 sample"
    assert file.about.startswith("Batch normalization is folded into the weights and biases of layer 1, ")


def test_the_chosen_output_is_kerass_as_well() -> None:
    # 3 − 2 = 1, whose sigmoid is 0.731058578630005.
    file = from_keras(Sequential(dense([[1], [-2]], [0]), answers=[[1.0]]), np.array([[3, 1]]), output="sigmoid")
    assert file.samples[0].answer is not None
    assert file.samples[0].answer.tolist() == pytest.approx([0.731058578630005])
    assert file.parity().differs is None


def test_an_output_that_nobody_said_is_refused() -> None:
    with pytest.raises(FormatError, match="because the model itself ends with none of them"):
        from_keras(Sequential(dense([[1], [-2]], [0]), answers=[[1.0]]), np.array([[3, 1]]))


def test_other_layers_are_refused_by_their_name() -> None:
    with pytest.raises(FormatError, match="layer layer_0 in the model must be one of Dense, .*; got Conv2D"):
        from_keras(Sequential(("Conv2D", {}, {}), answers=[[1.0]]), np.array([[3, 1]]))
