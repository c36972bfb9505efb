"""exporters/torch.py: dense layers in a Sequential."""

from typing import Any

import numpy as np
import pytest

from forward_pass import from_torch
from forward_pass.formats.errors import FormatError
from unit.forward_pass.exporters.stand_ins import Tensor, named

LINEAR = named("Linear", weight=Tensor([[1, -2], [0, 1]]), bias=None)
NORM = named(
    "BatchNorm1d",
    running_mean=Tensor([1, 0]),
    running_var=Tensor([4, 1]),
    weight=Tensor([2, 1]),
    bias=None,
    eps=0.0,
)


class Sequential(list[Any]):
    """Runs in evaluation mode only; answers what it was given."""

    def __init__(self, *modules: Any, answers: Any = ()) -> None:
        super().__init__(modules)
        self.answers, self.training = answers, True

    def eval(self) -> None:
        self.training = False

    def train(self, mode: bool) -> None:
        self.training = mode

    def __call__(self, _: Any) -> Tensor:
        assert not self.training
        return Tensor(self.answers)


def test_nested_layers_with_batch_normalization_become_a_network_and_the_module_trains_on() -> None:
    inner = Sequential(LINEAR, NORM)
    # The sums 1 and 1 become 1 − 1 = 0 and 1: with leaky ReLU 0 and 1, the sums of the next layer −2 and 1.
    module = Sequential(inner, named("LeakyReLU", negative_slope=0.01), named("Dropout"), LINEAR, answers=[[-2, 1]])
    file = from_torch(module, Tensor([[3, 1]]), output="softmax")
    assert file.model.outline == "2-2-2: dense, activation leaky_relu, dense, softmax"
    assert file.parity().differs is None
    assert (
        file.about
        == "Batch normalization is folded into the weights and biases of layer 1, with its running mean and variance."
    )
    assert module.training


def test_what_the_loss_had_must_be_said() -> None:
    with pytest.raises(FormatError, match="output must be softmax, sigmoid or linear, because the model itself ends"):
        from_torch(Sequential(LINEAR, answers=[[1, 1]]), Tensor([[3, 1]]))


@pytest.mark.parametrize(
    ("end", "output", "answers"),
    [
        (named("Softmax"), None, [[0.5, 0.5]]),
        (named("LogSoftmax"), None, [[np.log(0.5), np.log(0.5)]]),
        (named("Sigmoid"), None, [[0.731058578630005, 0.731058578630005]]),
        (named("Identity"), "sigmoid", [[1, 1]]),
        (named("Identity"), "linear", [[1, 1]]),
    ],
)
def test_the_answers_are_those_of_the_outputs(end: Any, output: str | None, answers: Any) -> None:
    parity = from_torch(Sequential(LINEAR, end, answers=answers), Tensor([[3, 1]]), output=output).parity()
    assert (parity.checked, parity.differs) == (1, None)


def test_inputs_with_rows_and_columns_are_an_image() -> None:
    module = Sequential(named("Flatten"), named("Linear", weight=Tensor(np.ones((1, 6))), bias=None), answers=[[6]])
    assert from_torch(module, Tensor(np.ones((1, 1, 2, 3))), output="linear").input_shape == (2, 3)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (named("Conv2d"), "a module must be one of Sequential, Linear, BatchNorm1d, LeakyReLU, ELU, ReLU, "),
        (named("LeakyReLU", negative_slope=0.2), "the slope below 0 of leaky_relu in LeakyReLU must be 0.01; got 0.2"),
        (named("GELU", approximate="tanh"), "approximate of GELU must be none; got tanh"),
        (named("BatchNorm1d", running_mean=None), "BatchNorm1d must be one with running statistics; got track_running_stats=False"),
    ],
)  # fmt: skip
def test_other_modules_are_refused(part: Any, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        from_torch(Sequential(LINEAR, part), Tensor([[3, 1]]), output="linear")
    assert str(refused.value).startswith(sentence)
