"""reference.py agrees with numbers worked by hand."""

import pytest

from unit import reference


def test_the_reference_gives_what_a_pocket_calculator_gives() -> None:
    trace = reference.forward(
        [[[1.0, -2.0], [-1.0, 1.0]], [[2.0, 0.0], [0.0, 1.0]]], [[0.5, 0.0], [0.0, 1.0]], [3.0, 1.0], "relu", 0.5
    )
    assert trace["contributions"] == [[[3.0, -2.0], [-3.0, 1.0]], [[3.0, 0.0], [0.0, 0.0]]]
    assert trace["preActivations"] == [[1.5, -2.0], [3.0, 1.0]]
    assert trace["activations"] == [[1.5, 0.0]]
    assert trace["scaledLogits"] == [6.0, 2.0]
    assert trace["shiftedLogits"] == [0.0, -4.0]
    assert trace["probabilities"] == pytest.approx([0.982013790037908, 0.017986209962092], abs=1e-14)
    assert trace["probabilitiesAtOne"] == pytest.approx([0.880797077977882, 0.119202922022118], abs=1e-14)
