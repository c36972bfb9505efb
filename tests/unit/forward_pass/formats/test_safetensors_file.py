"""safetensors_file.py: what is written is read again, and answers the same with its standardization folded in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from forward_pass import Drawn, forward
from forward_pass.formats.opened import open_files
from forward_pass.formats.safetensors_file import to_safetensors
from forward_pass.ops import Standardize


@pytest.mark.parametrize("standardized", [False, True])
def test_a_network_that_was_written_answers_the_same(standardized):
    model = Drawn(layers=(3, 4, 2), activation="tanh").model()
    if standardized:
        front = Standardize(np.array([0.5, 2, -1]), np.array([0.1, 3, 2]))
        model = replace(model, operations=(front, *model.operations))
    answers = {"activation": "tanh", "output": "softmax"}
    read = open_files({"net.safetensors": to_safetensors(model)}, answers).network
    assert read is not None
    inputs = np.array([[0.3, 0.9, 0.2], [1, 0, 0.5]])
    for own, other in zip(forward(model, inputs), forward(read.model, inputs), strict=True):
        assert own.probabilities == pytest.approx(other.probabilities, abs=1e-12)
    assert read.model.dense[0].biases.tolist() != model.dense[0].biases.tolist() or not standardized
