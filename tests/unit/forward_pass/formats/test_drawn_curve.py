"""drawn_curve.py: a network file's curve is that of its network, or is refused."""

from typing import Any

import pytest

from forward_pass import network
from forward_pass.formats.drawn_curve import DrawnCurve
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import NetworkFile, read_network

# y = 2 x + 1
LINE = network([[[2]]], [[1]], output="linear")


def line(curve: DrawnCurve, **others: Any) -> NetworkFile:
    return NetworkFile(LINE, ranges=((0, 2),), curve=curve, **others)


def test_a_curve_is_written_and_read_again() -> None:
    file = read_network(line(DrawnCurve((1, 3, 5), (1, 3, 6))).to_json())
    assert file.curve == DrawnCurve((1, 3, 5), (1, 3, 6))
    assert DrawnCurve((1, 2)).to_dict() == {"outputs": [1, 2]}


@pytest.mark.parametrize(
    ("outputs", "truth", "sentence"),
    [
        ((1, 3, 5.01), (), "curve.outputs[2] must be what the network gives, 5.0000; got 5.01"),
        ((1,), (), "curve.outputs must be a list of 2 to 256 numbers; got 1"),
        ((1, 3, 5), (1, 3), "curve.truth must be as many numbers as outputs, 3; got 2"),
        ((1, float("nan"), 5), (), "curve.outputs[1] must be a finite number; got NaN"),
    ],
)
def test_what_is_not_its_curve_is_refused_with_the_place(outputs: Any, truth: Any, sentence: str) -> None:
    with pytest.raises(FormatError) as refusal:
        line(DrawnCurve(outputs, truth))
    assert str(refusal.value) == sentence


def test_networks_with_more_inputs_or_without_a_range_have_none() -> None:
    for file in ({"model": network([[[2, 1]]], [[1]], output="linear"), "ranges": ((0, 1), (0, 1))}, {"model": LINE}):
        with pytest.raises(FormatError, match="curve must be left out unless there are one input with a range"):
            NetworkFile(**file, curve=DrawnCurve((1, 3)))
