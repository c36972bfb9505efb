"""What is measured, what it must reach, and the table of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what was measured, its value, the most it may be (None: anything), and how it was had."""

    name: str
    value: float
    limit: float | None = None
    detail: str = ""
    unit: str = ""

    @property
    def reached(self) -> bool:
        """Whether the value is what it must be."""
        return self.limit is None or self.value <= self.limit


def table(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the lines of a table."""
    width = max(len(figure.name) for figure in figures)
    yield f"{'figure':{width}}  {'measured':>12}  {'must be at most':>16}"
    for figure in figures:
        value, limit = (
            "" if number is None else f"{number:,.4g}{figure.unit and ' '}{figure.unit}"
            for number in (figure.value, figure.limit)
        )
        mark = "" if figure.reached else "  NOT REACHED"
        yield f"{figure.name:{width}}  {value:>12}  {limit:>16}{mark}  {figure.detail}"
