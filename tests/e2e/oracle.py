"""What the numbers on a page must be: CPython's own forward pass, and plain loops that share nothing with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal, localcontext
from typing import Any

from forward_pass import Drawn, RunOptions, record
from forward_pass.trace_json import trace_to_dict

Trace = dict[str, Any]


def cpython_trace(
    source: Drawn,
    sample: int = 0,
    options: RunOptions | None = None,
    *,
    inputs: list[float] | None = None,
    compare: float | None = None,
) -> Trace:
    """Return the trace that CPython computes, as the page's JSON would have it; without its source.

    Parameters: compare, the author's temperature, if something is touched.
    """
    reel = record(source, [sample], options, inputs=inputs, compare=compare)
    trace: Trace = json.loads(json.dumps(trace_to_dict(reel, 0)))
    return trace


def exact_softmax(logits: list[float], temperature: float) -> list[float]:
    """Return the probabilities, computed with 60 digits: right for any temperature, since nothing can overflow."""
    with localcontext(prec=60):
        exponentials = [(Decimal(z) / Decimal(temperature)).exp() for z in logits]
        return [float(e / sum(exponentials)) for e in exponentials]


def assert_close(found: Any, expected: Any, tolerance: float, where: str = "trace") -> None:
    """Compare nested values; numbers may differ by `tolerance` of themselves or of the largest of their row."""
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), where
        for name in expected:
            assert_close(found[name], expected[name], tolerance, f"{where}.{name}")
    elif isinstance(expected, list) and any(isinstance(value, list | dict) for value in expected):
        assert len(found) == len(expected), where
        for index, pair in enumerate(zip(found, expected, strict=True)):
            assert_close(*pair, tolerance, f"{where}[{index}]")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        largest = max(map(abs, expected), default=0)
        for index, (value, right) in enumerate(zip(found, expected, strict=True)):
            assert abs(value - right) <= tolerance * largest, f"{where}[{index}] must be {right!r}; got {value!r}"
    elif isinstance(expected, float):
        assert abs(found - expected) <= tolerance * abs(expected), f"{where} must be {expected!r}; got {found!r}"
    else:
        assert found == expected, f"{where} must be {expected!r}; got {found!r}"


def numbers_in(value: Any) -> Iterator[float]:
    """Yield every number of nested lists, in order."""
    if isinstance(value, list):
        for inner in value:
            yield from numbers_in(inner)
    else:
        yield value
