"""Arrays that cannot change: float64, read-only, of the stated shape, every value a finite number."""

from typing import Any

import numpy as np

from forward_pass.errors import ShapeError

# The same as numpy.typing.NDArray, whose import takes a seventh of a second in a browser.
Floats = np.ndarray[tuple[Any, ...], np.dtype[np.float64]]
Indices = np.ndarray[tuple[Any, ...], np.dtype[np.int64]]


def readonly_array(name: str, values: Any, shape: tuple[int | None, ...]) -> Floats:
    """Return a read-only float64 copy of the values.

    Parameters: shape, where None stands for any length.
    Raises: ShapeError, naming the array, if the shape differs or a value is not a finite number.

    Example: readonly_array("inputs", [[1, 2]], (None, 2)) is array([[1., 2.]]).
    """
    try:
        array = np.array(values, order="C")
    except ValueError:  # rows of different lengths
        raise ShapeError(name, f"numbers of shape {_text(shape)}", values) from None
    if array.dtype.kind not in "fiu":
        raise ShapeError(name, "numbers", values)
    array = array.astype(np.float64, copy=False)
    if array.ndim != len(shape) or any(n not in (None, m) for n, m in zip(shape, array.shape, strict=True)):
        raise ShapeError(name, f"of shape {_text(shape)}", _text(array.shape))
    if not np.isfinite(array).all():
        raise ShapeError(name, "finite numbers", array[~np.isfinite(array)][0].item())
    array.setflags(write=False)
    return array


def _text(shape: tuple[int | None, ...]) -> str:
    return "(" + ", ".join("any" if length is None else str(length) for length in shape) + ")"
