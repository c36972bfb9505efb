"""Which cases of a test wait for `make test-all`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def one_of(cases: Iterable[Any], quick: int = 1) -> list[Any]:
    """Return the cases, all but the first `quick` marked as slow: one of a kind is tried each time, all when there is time.

    A case that is a tuple holds a value for each of several names.
    """
    listed = list(cases)
    late = [case if isinstance(case, tuple) else (case,) for case in listed[quick:]]
    return listed[:quick] + [pytest.param(*case, marks=pytest.mark.slow) for case in late]
