"""arrays.py: float64, read-only, of the stated shape, finite."""

import math

import numpy as np
import pytest

from forward_pass import ShapeError
from forward_pass.arrays import readonly_array


def test_a_readonly_array_is_a_float64_copy_that_cannot_be_written() -> None:
    source = np.array([1, 2], dtype=np.int32)
    array = readonly_array("values", source, (2,))
    source[0] = 9
    assert array.tolist() == [1.0, 2.0]
    assert array.dtype == np.float64
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 3.0


def test_none_in_a_shape_stands_for_any_length() -> None:
    assert readonly_array("rows", [[1, 2]], (None, 2)).shape == (1, 2)
    with pytest.raises(ShapeError, match=r"^rows must be of shape \(any, 2\); got \(1, 3\)$"):
        readonly_array("rows", [[1, 2, 3]], (None, 2))


@pytest.mark.parametrize("values", [[1, "2"], [1, None], ["a"], [True], [1j], {"a": 1}, "12", None])
def test_what_is_not_a_number_is_refused(values: object) -> None:
    with pytest.raises(ShapeError, match="values must be "):
        readonly_array("values", values, (None,))


def test_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^rows must be numbers of shape \(2, 2\); got \[\[1,2\],\[3\]\]$"):
        readonly_array("rows", [[1, 2], [3]], (2, 2))


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused(value: float) -> None:
    with pytest.raises(ShapeError, match="values must be finite numbers; got "):
        readonly_array("values", [1.0, value], (2,))
