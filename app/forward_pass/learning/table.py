"""Reading a table of comma-separated values: numbers, and what is to be learned in the last column."""

import csv
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.learning.errors import TableError
from forward_pass.limits import LIMITS

MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 200_000
LEAST_ROWS: Final = 8
# Of more rows so many are drawn.
KEPT_ROWS: Final = 10_000
MOST_COLUMNS: Final = 101
MOST_CLASSES: Final = 20
# Whole numbers are classes if there are no more different ones than this.
MOST_NUMBERED: Final = 10
LONGEST_NAME: Final = 60
BETWEEN_DIGITS: Final = re.compile(r"(?<=\d),(?=\d)")
BYTE_ORDER_MARK: Final = "\ufeff"
# What a page says instead of the table that is not there.
MARKUP: Final = ("<!doctype", "<html", "<?xml")
# So many columns are named at once.
MOST_NAMED: Final = 4
DECIMAL_COMMA: Final = re.compile(r"\s*[-+]?\d*,\d+(?:[eE][-+]?\d+)?\s*")
# No input of any network may be further from zero.
LARGEST: Final = int(LIMITS["inputs"]["maximum"])
# What is learned is scaled first, so that it may be larger: prices, populations.
LARGEST_TARGET: Final = 1e15
# Numbers to learn are taken as they are if their mean and spread are at most this, and their spread at least that.
USUAL_MOST: Final = 3.0
USUAL_LEAST: Final = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table that was read.

    names    of all columns, the last of them is learned
    inputs   (n, n_columns − 1)
    targets  (n, 1): the number of the class, or the number itself
    classes  what they are called, None if numbers are learned
    notes    what was done to the table, a sentence each
    """

    names: tuple[str, ...]
    inputs: Floats
    targets: Floats
    classes: tuple[str, ...] | None
    notes: tuple[str, ...]


def read_table(data: bytes, seed: int = 0) -> Table:
    """Return what a table holds; fields are parted by commas, semicolons or tabs, and may be quoted.

    Parameters: data, UTF-8 text; the first row may have the names of the columns; seed, which rows of a long table
    are drawn.
    Raises: TableError, one sentence that names the row and the column.

    Example: of the row "a,b" and rows such as "1,yes" and "2,no" the names are a and b, the classes no and yes.
    """
    rows, numbers = _rows(data)
    header = _is_header(rows[0])
    notes = list[str]()
    names = _names(rows[0], notes, header=header)
    if header:
        rows, numbers = rows[1:], numbers[1:]
    if len(rows) < LEAST_ROWS:
        raise TableError("the table", f"of {LEAST_ROWS} rows of numbers or more", len(rows))
    if len(rows) > MOST_ROWS:
        raise TableError("the table", f"of at most {MOST_ROWS} rows", len(rows))
    inputs = _inputs([row[:-1] for row in rows], names, numbers)
    targets, classes = _targets([row[-1].strip() for row in rows], names[-1], numbers)
    if len(rows) > KEPT_ROWS:
        kept = np.sort(np.random.default_rng([seed, 14]).permutation(len(rows))[:KEPT_ROWS])
        inputs, targets = inputs[kept], targets[kept]
        notes.append(f"{KEPT_ROWS} of {len(rows)} rows are used, drawn at random.")
    if classes is None:
        targets = _scaled(targets, names[-1], notes)
    still = [name for name, column in zip(names, inputs.T, strict=False) if (column == column[0]).all()]
    if len(still) == 1:
        notes.append(f"The column {still[0]} is the same in every row, so it tells nothing.")
    elif still:
        notes.append(f"The columns {_listed(still)} are the same in every row, so they tell nothing.")
    return Table(names, inputs, targets, classes, tuple(notes))


def _rows(data: bytes) -> tuple[list[list[str]], list[int]]:
    """Return the rows that are not empty, all of the same length, and the number of each."""
    if len(data) > MOST_BYTES:
        raise TableError("the table", f"of at most {MOST_BYTES // 1_000_000} MB", f"{len(data) / 1e6:.1f} MB")
    try:
        text = data.decode().removeprefix(BYTE_ORDER_MARK)  # the page's Python does not know "utf-8-sig"
    except UnicodeDecodeError as error:
        raise TableError("the table", "text in UTF-8", _other_bytes(data, error.start)) from None
    if "\0" in text:
        raise TableError("the table", "text in UTF-8", _other_bytes(data, data.index(0)))
    if text.lstrip()[:10].lower().startswith(MARKUP):
        raise TableError("the table", "rows of fields, parted by commas, semicolons or tabs", "a page of HTML or XML")
    # A comma between digits may belong to a number, where there are semicolons.
    first = BETWEEN_DIGITS.sub(" ", text.lstrip().partition("\n")[0])
    delimiter = max(";\t,", key=first.count) if any(map(first.count, ";\t")) else ","
    try:
        every = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        expectation = f"rows of fields of at most {csv.field_size_limit()} letters, whose quotes are closed"
        raise TableError("the table", expectation, str(error)) from None
    if delimiter == ";":
        every = [[_with_point(field) for field in row] for row in every]
    numbered = [(number, row) for number, row in enumerate(every, start=1) if any(map(str.strip, row))]
    if not numbered:
        raise TableError("the table", "rows of numbers with a class or a number at the end", "nothing")
    n_fields = len(numbered[0][1])
    if not 2 <= n_fields <= MOST_COLUMNS:
        expectation = f"of 2 to {MOST_COLUMNS} fields, parted by commas, semicolons or tabs"
        raise TableError(f"row {numbered[0][0]} of the table", expectation, n_fields)
    for number, row in numbered:
        if len(row) != n_fields:
            raise TableError(f"row {number}", f"of {n_fields} fields, as the first", len(row))
    return [row for _, row in numbered], [number for number, _ in numbered]


def _is_header(row: Sequence[str]) -> bool:
    """Tell whether no field but perhaps the last is a number."""
    return all(_number(field) is None for field in row[:-1])


def _other_bytes(data: bytes, place: int) -> str:
    return f"other bytes in row {data.count(10, 0, place) + 1}"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def _names(row: Sequence[str], notes: list[str], *, header: bool) -> tuple[str, ...]:
    """Return what the columns are called, each by a name of its own."""
    usual = [*(f"x{number}" for number in range(1, len(row))), "y"]
    found = [field.strip()[:LONGEST_NAME] for field in row] if header else usual
    names = [name or instead for name, instead in zip(found, usual, strict=True)]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        notes.append(f"Several columns are called {_listed(repeated)}: from the second on they are numbered.")
    before = [names[:k].count(name) for k, name in enumerate(names)]
    return tuple(f"{name} ({count + 1})" if count else name for name, count in zip(names, before, strict=True))


def _inputs(rows: list[list[str]], names: Sequence[str], numbers: Sequence[int]) -> Floats:
    try:
        inputs = np.array(rows, np.float64)
    except ValueError:
        inputs = np.array([[math.nan if (n := _number(field)) is None else n for field in row] for row in rows])
    # NaN fails every comparison.
    wrong = np.argwhere(~(np.abs(inputs) <= LARGEST))
    if len(wrong):
        row, column = wrong[0]
        place = f"row {numbers[row]}, column {names[column]}"
        expectation = f"a number from -{LARGEST} to {LARGEST}, as in every column but the last"
        raise TableError(place, expectation, rows[row][column].strip())
    return inputs


def _targets(fields: list[str], name: str, numbers: Sequence[int]) -> tuple[Floats, tuple[str, ...] | None]:
    """Return what is learned, and the names of the classes if they are any."""
    if "" in fields:
        raise TableError(f"row {numbers[fields.index('')]}, column {name}", "a class or a number", "")
    values = [_number(field) for field in fields]
    if None in values:
        classes = sorted(set(fields))
        known = {label: number for number, label in enumerate(classes)}
        found = [known[field] for field in fields]
    else:
        different = sorted({value for value in values if value is not None})
        if max(different[-1], -different[0]) > LARGEST_TARGET:
            row = next(k for k, value in enumerate(values) if value is not None and abs(value) > LARGEST_TARGET)
            place = f"row {numbers[row]}, column {name}"
            raise TableError(place, f"a number from -{LARGEST_TARGET:g} to {LARGEST_TARGET:g}", fields[row])
        if len(different) == 1:
            raise TableError(f"the column {name}", "of different numbers, or of classes", f"only {fields[0]}")
        if len(different) > MOST_NUMBERED or not all(value.is_integer() for value in different):
            return np.array(values, np.float64)[:, None], None
        classes = [f"{value:.0f}" for value in different]
        found = [different.index(value) for value in values if value is not None]
    if not 2 <= len(classes) <= MOST_CLASSES:
        got = f"only {classes[0]}" if len(classes) == 1 else len(classes)
        raise TableError(f"the column {name}", f"of numbers, or of 2 to {MOST_CLASSES} classes", got)
    return np.array(found, np.float64)[:, None], tuple(label[:LONGEST_NAME] for label in classes)


def _scaled(targets: Floats, name: str, notes: list[str]) -> Floats:
    """Return numbers that a network can learn in a few hundred steps."""
    mean, spread = float(targets.mean()), float(targets.std())
    if abs(mean) <= USUAL_MOST and USUAL_LEAST <= spread <= USUAL_MOST:
        return targets
    notes.append(f"{name} is learned as its distance from the mean {mean:.6g}, in units of its spread {spread:.6g}.")
    return (targets - mean) / spread


def _with_point(field: str) -> str:
    """Return a field of a table with semicolons, whose numbers may have decimal commas."""
    return field.replace(",", ".") if DECIMAL_COMMA.fullmatch(field) else field


def _number(field: str) -> float | None:
    """Return a field as a number, None if it is none; NaN and infinities are none."""
    try:
        value = float(field)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
