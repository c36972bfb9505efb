"""table.py: a reader's own table is read, and what cannot be learned from is refused with row and column."""

from __future__ import annotations

import numpy as np
import pytest

from forward_pass.learning.data import give_data, table_name
from forward_pass.learning.errors import TableError
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.table import KEPT_ROWS, read_table

GOOD = "\n".join(f"{k},{k % 3},{'yes' if k % 2 else 'no'}" for k in range(12))


def read(text: str, seed=0):
    return read_table(text.encode(), seed)


def test_the_last_column_is_the_class_and_a_header_names_the_columns():
    table = read(f"age,size,answer\n{GOOD}\n\n")
    assert table.names == ("age", "size", "answer")
    assert table.classes == ("no", "yes")
    assert table.inputs[5].tolist() == [5, 2]
    assert table.targets[:4, 0].tolist() == [0, 1, 0, 1]
    assert table.notes == ()


def test_without_a_header_the_first_row_counts():
    table = read(GOOD)
    assert (len(table.inputs), table.names) == (12, ("x1", "x2", "y"))


@pytest.mark.parametrize("mark", [";", "\t"])
def test_semicolons_tabs_quotes_windows_lines_and_a_byte_order_mark_are_understood(mark):
    rows = ["﻿first", '"the, second"', '"say ""it"""']
    text = mark.join(rows) + "\r\n" + GOOD.replace(",", mark).replace("\n", "\r\n")
    assert read(text).names == ("first", "the, second", 'say "it"')


def test_decimal_commas_are_understood_where_semicolons_part_the_fields():
    table = read("\n".join(f"{k},5;-0,{k};a{k % 2}" for k in range(12)))
    np.testing.assert_array_equal(table.inputs[:2], [[0.5, -0.0], [1.5, -0.1]])
    with pytest.raises(TableError, match="must be a number"):
        read("\n".join('"0,5"' + f",{k},a" for k in range(12)))


def test_few_whole_numbers_are_classes_and_others_are_numbers_to_learn():
    assert read("\n".join(f"{k},{k % 3}" for k in range(12))).classes == ("0", "1", "2")
    assert read("\n".join(f"{k},{k / 10}" for k in range(12))).classes is None
    assert read("\n".join(f"{k},{k}" for k in range(12))).classes is None


def test_large_numbers_are_learned_in_units_of_their_spread_and_that_is_said():
    table = read("\n".join(f"{k},{200000 + 10000 * (k % 11)}.5" for k in range(22)))
    assert table.targets.mean() == pytest.approx(0)
    assert table.targets.std() == pytest.approx(1)
    assert table.notes[0].startswith("y is learned as its distance from the mean 25")
    assert " in units of its spread 3" in table.notes[0]


def test_a_column_that_never_changes_is_told_and_can_be_trained_with():
    text = "\n".join(f"{k},7,{'a' if k < 6 else 'b'}" for k in range(12))
    assert read(text).notes == ("The column x2 is the same in every row, so it tells nothing.",)
    give_data(table_name(text.encode()), text.encode())
    run = TrainingRun(table_name(text.encode()))
    assert np.isfinite(run.at(20).weights[0]).all()
    assert run.problem().classes == ("a", "b")


def test_columns_of_very_small_numbers_are_still_told_apart():
    text = "\n".join(f"{k}e-9,{'a' if k < 6 else 'b'}" for k in range(12))
    give_data(table_name(text.encode()), text.encode())
    front = TrainingRun(table_name(text.encode())).at(0).operations[0]
    assert 0 < front.scale[0] < 1e-8


def test_of_many_rows_some_are_drawn():
    text = "\n".join(f"{k},{k % 7},{k % 2}" for k in range(100_000))
    table = read(text)
    assert len(table.inputs) == len(table.targets) == KEPT_ROWS
    assert table.notes == ("10000 of 100000 rows are used, drawn at random.",)
    assert table.inputs[:, 0].tolist() == read(text).inputs[:, 0].tolist()
    assert table.inputs[:, 0].tolist() != read(text, seed=1).inputs[:, 0].tolist()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the table must be rows of numbers with a class or a number at the end; got nothing"),
        (" \n,,\n", "the table must be rows of numbers"),
        ("a,b\n", "the table must be of 8 rows of numbers or more; got 0"),
        ("1\n2\n3", "row 1 of the table must be of 2 to 101 fields, parted by commas, semicolons or tabs; got 1"),
        (f"{GOOD}\n1,2", "row 13 must be of 3 fields, as the first; got 2"),
        (f"a,b,c\n{GOOD}\n1,2,yes,4", "row 14 must be of 3 fields, as the first; got 4"),
        (
            f"a,b,c\n{GOOD}\n1,nan,yes",
            "row 14, column b must be a number from -1000000 to 1000000, as in every column but the last; got nan",
        ),
        (f"a,b,c\n{GOOD}\n1,,yes", 'row 14, column b must be a number .*; got ""'),
        (f"a,b,c\n{GOOD}\nfive,2,yes", "row 14, column a must be a number .*; got five"),
        (f"{GOOD}\n1,2e7,yes", "row 13, column x2 must be a number from -1000000 to 1000000, .*; got 2e7"),
        (f"{GOOD}\n1,2,", 'row 13, column y must be a class or a number; got ""'),
        (
            GOOD.replace("yes", "3.5").replace("no", "3.5"),
            "the column y must be of different numbers, or of classes; got only 3.5",
        ),
        (
            GOOD.replace("yes", "1e300").replace("no", "2"),
            "row 2, column y must be a number from -1e.15 to 1e.15; got 1e300",
        ),
        (GOOD.replace("yes", "no"), "the column y must be of numbers, or of 2 to 20 classes; got only no"),
        ("\n".join(f"{k},c{k}" for k in range(30)), "the column y must be of numbers, or of 2 to 20 classes; got 30"),
        (f'{GOOD}\n1,2,"yes', "the table must be rows of fields of at most .* letters, whose quotes are closed"),
        ("<!DOCTYPE html>\n<p>1, 2, 3</p>", "the table must be rows of fields, .*; got a page of HTML or XML"),
        (f"{GOOD}\n1,2,y\0s", "the table must be text in UTF-8; got other bytes in row 13"),
        ("\n".join(["1,2"] * 200_001), "the table must be of at most 200000 rows; got 200001"),
        ("1" * 20_000_001, "the table must be of at most 20 MB; got 20.0 MB"),
    ],
    ids=lambda value: value[:30],
)
def test_what_cannot_be_learned_from_is_refused_in_a_sentence(text, sentence):
    with pytest.raises(TableError, match=sentence):
        read(text)


def test_other_bytes_than_text_are_refused():
    with pytest.raises(TableError, match="the table must be text in UTF-8; got other bytes in row 2"):
        read_table(b"name,answer\nM\xfcller,2")


def test_columns_of_one_name_are_numbered_and_that_is_said():
    table = read(f"size,size,size\n{GOOD}")
    assert table.names == ("size", "size (2)", "size (3)")
    assert table.notes == ("Several columns are called size: from the second on they are numbered.",)


def test_many_columns_that_never_change_are_told_in_one_sentence():
    table = read("\n".join(f"1,2,3,4,5,6,{'a' if k < 6 else 'b'}" for k in range(12)))
    assert table.notes == ("The columns x1, x2, x3, x4 and 2 more are the same in every row, so they tell nothing.",)
