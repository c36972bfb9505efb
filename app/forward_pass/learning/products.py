"""Products of matrices into arrays that stay where they are: NumPy's or, in the page, those of a quicker kernel.

NumPy has no BLAS in the page; `matmul.wat` multiplies in its place and adds in the same order, so that every number is
the same to the last bit. Where it cannot be had, NumPy multiplies.
"""

import sys
from collections.abc import Callable
from functools import cache, partial
from typing import Self

import numpy as np

from forward_pass.arrays import Floats

# A call with its arrays.
Call = Callable[[], object]
# Multiplies what eleven numbers at an address tell of, as matmul.wat says.
Kernel = Callable[[int], object]

# Where the address of the second factor stands among the eleven numbers.
SECOND = 3


@cache
def kernel() -> Kernel | None:
    """Return the kernel, or None where there is none: outside the page."""
    if sys.platform != "emscripten":
        return None
    from forward_pass.learning.page_kernel import page_kernel

    return page_kernel()


def product(a: Floats, b: Floats, out: Floats) -> Call:
    """Return a call that writes a · b into out; all three arrays stay.

    Parameters: a, (m, n), and b, (n, p), strided in any way; out, (m, p). All are float64.

    Example: of a = [[1, 2]] and b = [[3], [4]] the call writes 1 · 3 + 2 · 4 = 11 into out.
    """
    multiply = kernel()
    if multiply is None or not _fits(a, b, out):
        return partial(np.matmul, a, b, out=out)
    return _Bound(multiply, a, b, out)


class RowsProduct:
    """A product whose second factor is so many rows of a larger array, other ones each time; or those transposed.

    Raises: IndexError where the array has not so many rows from `start` on.
    """

    def __init__(self, a: Floats, rows: Floats, count: int, out: Floats, *, transposed: bool) -> None:
        self._a, self._rows, self._count, self._out, self._transposed = a, rows, count, out, transposed
        self._first, self._stride, self._last = address(rows), rows.strides[0], len(rows) - count
        multiply, b = kernel(), self._factor(0)
        self._bound = _Bound(multiply, a, b, out) if multiply is not None and _fits(a, b, out) else None

    def compute(self, start: int) -> None:
        """Write the product with the rows from `start` on into out."""
        if not 0 <= start <= self._last:
            raise IndexError(f"rows must begin at 0 to {self._last}; got {start}")
        if self._bound is None:
            np.matmul(self._a, self._factor(start), out=self._out)
        else:
            self._bound.numbers[SECOND] = self._first + start * self._stride
            self._bound()

    def _factor(self, start: int) -> Floats:
        rows = self._rows[start : start + self._count]
        return rows.T if self._transposed else rows


class _Bound(partial[object]):
    """A product by the kernel: a call that holds the eleven numbers that are read and the arrays, so that they stay."""

    numbers: np.ndarray
    arrays: tuple[Floats, Floats, Floats]

    def __new__(cls, multiply: Kernel, a: Floats, b: Floats, out: Floats) -> Self:
        places = [address(a), *a.strides, address(b), *b.strides, address(out), out.strides[0]]
        numbers = np.array([*places, *a.shape, b.shape[1]], np.uint32)
        bound = super().__new__(cls, multiply, address(numbers))
        bound.numbers, bound.arrays = numbers, (a, b, out)
        return bound


def address(array: np.ndarray) -> int:
    """Return where in memory the first element of an array lies."""
    found: int = array.__array_interface__["data"][0]
    return found


def _fits(a: Floats, b: Floats, out: Floats) -> bool:
    """Return whether the kernel can multiply them: nothing empty, no steps backwards, out's columns side by side."""
    forwards = min(*a.strides, *b.strides, *out.strides) >= 0
    return min(*a.shape, *b.shape) > 0 and forwards and out.strides[1] == out.itemsize
