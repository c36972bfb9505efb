"""Where batch normalization stands, by the names of arrays and their sizes; numbers are worked by hand."""

from __future__ import annotations

import io

import numpy as np
import pytest

from forward_pass import forward
from forward_pass.arrays import Floats
from forward_pass.formats.errors import FormatError
from forward_pass.formats.opened import Opened, open_files

# A norm that takes 3 from every value: running mean 3, and a variance of 1 with what PyTorch adds to it.
VARIANCE = 1 - 1e-5


def opened(layers: dict[str, tuple[int, int]], norms: dict[str, int], **answers: str) -> Opened:
    """Open layers of ones, (n_out, n_in), and norms of so many values."""
    arrays: dict[str, Floats] = {f"{name}.weight": np.ones(shape) for name, shape in layers.items()}
    for name, size in norms.items():
        arrays |= {f"{name}.running_mean": np.full(size, 3.0), f"{name}.running_var": np.full(size, VARIANCE)}
    file = io.BytesIO()
    np.savez(file, **arrays)  # type: ignore[arg-type]  # the names are free
    return open_files({"net.npz": file.getvalue()}, {"output": "linear", **answers})


def outputs(found: Opened, x: list[float]) -> list[float]:
    (trace,) = forward(found.network.model, [np.array(x)])
    return [round(value, 9) for value in trace.outputs.tolist()]


def asked(found: Opened) -> dict[str, str]:
    return {question.name: question.suggested for question in found.questions}


FC = {"fc1": (2, 1), "fc2": (2, 2), "fc3": (1, 2)}


def test_norms_belong_to_the_layers_of_their_numbers_although_their_names_come_first():
    found = opened(FC, {"bn1": 2, "bn2": 2})
    # x = 4: 4 − 3 = 1 twice; 1 + 1 − 3 = −1, which relu makes 0. Without bn2 the output were 4.
    assert outputs(found, [4.0]) == [0]
    assert found.notes[1] == "Layers are taken in this order: fc1, fc2, fc3."


def test_on_which_side_of_the_function_they_stand_is_asked_and_makes_a_difference():
    norms = {"bn1": 2, "bn2": 2}
    assert asked(opened(FC, norms))["normalization"] == "before"
    # x = 1: relu(1) − 3 = −2 twice; relu(−4) − 3 = −3 twice, which is −6.
    assert outputs(opened(FC, norms, normalization="behind"), [1.0]) == [-6]


@pytest.mark.parametrize(
    ("layers", "norm", "expected"),
    [
        ({"0": (2, 1), "3": (1, 2)}, "1", 0.0),  # room for the function behind the norm alone
        ({"0": (2, 1), "3": (1, 2)}, "2", -4.0),  # in front of it alone
        ({"net.0": (2, 1), "net.3": (1, 2)}, "net.2", -4.0),
    ],
)
def test_numbers_in_a_row_of_modules_tell_it(layers, norm, expected):
    found = opened(layers, {norm: 2})
    assert "normalization" not in asked(found)
    # x = 1: relu(1 − 3) = 0, or relu(1) − 3 = −2 twice.
    assert outputs(found, [1.0]) == [expected]


def test_with_room_on_both_sides_it_is_asked():
    assert asked(opened({"0": (2, 1), "4": (1, 2)}, {"2": 2}))["normalization"] == "behind"


def test_one_in_front_of_all_layers_is_a_standardization():
    found = opened({"fc": (3, 2)}, {"norm": 2})
    assert found.network.model.outline == "2-3: standardize, dense, linear"
    assert outputs(found, [4.0, 5.0]) == [3, 3, 3]


def test_one_in_the_same_module_as_a_layer_belongs_to_it():
    blocks = {"blocks.0.linear": (2, 2), "blocks.1.linear": (2, 2), "head": (1, 2)}
    found = opened(blocks, {"blocks.1.norm": 2})
    # x = (1, 2): 3 twice; 3 + 3 − 3 = 3 twice; 6.
    assert outputs(found, [1.0, 2.0]) == [6]


def test_one_that_fits_no_layer_is_refused():
    with pytest.raises(FormatError, match=r"net.npz: bn must be as long as the layer in front of it \(2, 1\); got 5"):
        opened({"fc1": (2, 3), "fc2": (1, 2)}, {"bn": 5})
