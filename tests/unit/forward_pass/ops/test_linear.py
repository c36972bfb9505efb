"""ops/linear.py: numbers as they are."""

import numpy as np

from forward_pass import RunOptions
from forward_pass.ops.linear import Linear, linear_outputs


def test_the_outputs_are_the_sums_to_the_last_bit_and_not_the_same_array() -> None:
    z = np.array([1 / 3, -1e300, 0.0])
    y = linear_outputs(z)
    assert y.tobytes() == z.tobytes()
    assert y is not z


def test_the_temperature_does_not_matter() -> None:
    z = np.array([1.5, -2.0])
    arrays = Linear().run(z, RunOptions(temperature=9.0))
    assert arrays["outputs"].tolist() == [1.5, -2.0]
    assert {name: array.shape for name, array in arrays.items()} == Linear().shapes(2, 400)
