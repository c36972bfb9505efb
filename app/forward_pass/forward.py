"""The forward pass: the arithmetic that the page shows."""

from collections.abc import Iterator
from typing import Any

from forward_pass.arrays import Floats, readonly_array
from forward_pass.model import Model, Placed
from forward_pass.ops.operation import Arrays
from forward_pass.options import RunOptions
from forward_pass.trace import Trace


def forward(model: Model, inputs: Any, options: RunOptions | None = None) -> tuple[Trace, ...]:
    """Return the trace of every sample.

    Each operation takes what the one before it gave: in the default network c = W·a, z = Σ c + b and a = φ(z) for
    each layer, and p = softmax(z_L / T) at the end.

    Parameters: inputs of shape (n_samples, n_0); options, of which changes are not applied here: they are the model's.
    Returns: one trace a sample, the same bits whether computed alone or among others.
    Raises: ShapeError if the inputs do not fit the model or are not finite.

    Example: with W = [[1, −2]], b = [0.5] and x = (3, 1) the contributions are 3 and −2, and z is 1.5.
    """
    options = options or RunOptions()
    samples = readonly_array("inputs", inputs, (None, model.n_inputs))
    return tuple(_trace(model, x, options) for x in samples)


def operation_by_operation(model: Model, x: Floats, options: RunOptions) -> Iterator[tuple[Placed, Arrays]]:
    """Yield each operation of a model and the arrays it makes of what the one before it gave."""
    a = x
    for placed in model:
        arrays = placed.operation.run(a, options)
        yield placed, arrays
        a = arrays[placed.operation.output]


def _trace(model: Model, x: Floats, options: RunOptions) -> Trace:
    arrays = {"inputs": x}
    for placed, made in operation_by_operation(model, x, options):
        arrays |= {f"{placed.name}.{key}": array for key, array in made.items()}
    return Trace(model, arrays, options.top_k)
