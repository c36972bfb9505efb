"""Tables that a reader opens in the Train panel: whatever is in them, one sentence says it, and nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.dropping import drop
from e2e.element import ask, until
from e2e.train_panel import PLAYS, ROOT, STEP, play, train_fast

ROWS = "\n".join(f"{k},{k % 3},{'yes' if k % 2 else 'no'}" for k in range(12))
TABLE = f"age,size,answer\n{ROWS}"
MARKUP = "<img src=x onerror=window.injected=1>"
NUMBER = "must be a number from -1000000 to 1000000, as in every column but the last"
REFUSED = {
    "of one class": (
        TABLE.replace("yes", "no"),
        "the column answer must be of numbers, or of 2 to 20 classes; got only no",
    ),
    "empty": ("", "the table must be rows of numbers with a class or a number at the end; got nothing"),
    "with a header alone": ("age,size,answer\n", "the table must be of 8 rows of numbers or more; got 0"),
    "with a short row": (f"{TABLE}\n1,2", "row 14 must be of 3 fields, as the first; got 2"),
    "a page": (
        "<!DOCTYPE html>\n<html><body>not found",
        "the table must be rows of fields, parted by commas, semicolons or tabs; got a page of HTML or XML",
    ),
    "binary": (b"\x89PNG\r\n\x1a\n" + bytes(99), "the table must be text in UTF-8; got other bytes in row 1"),
    "with text among numbers": (f"{TABLE}\nfive,2,yes", f"row 14, column age {NUMBER}; got five"),
    "with NaN": (f"{TABLE}\n1,nan,yes", f"row 14, column size {NUMBER}; got nan"),
    "with infinity": (f"{TABLE}\n-inf,1,yes", f"row 14, column age {NUMBER}; got -inf"),
    "without a class in a row": (f"{TABLE}\n1,2,", 'row 14, column answer must be a class or a number; got ""'),
    "with a million columns": (
        ",".join("1" * 1_000_000),
        "row 1 of the table must be of 2 to 101 fields, parted by commas, semicolons or tabs; got 1000000",
    ),
    "too large": ("1,2,3\n" * 900_000, "the table must be of at most 5 MB; got 5.4 MB"),
    "with an open quote": (
        f'{TABLE}\n1,2,"yes',
        "the table must be rows of fields of at most 131072 letters, whose quotes are closed; got unexpected end of data",
    ),
    "with markup": (f"{TABLE}\n{MARKUP},2,yes", f"row 14, column age {NUMBER}; got {MARKUP}"),
}
LEARNED = {
    "with columns that never change": (
        "\n".join(f"5,7,{'a' if k < 6 else 'b'}" for k in range(12)),
        "The columns x1, x2 are the same in every row, so they tell nothing.",
    ),
    "with two columns of one name": (
        f"size,size,answer\n{ROWS}",
        "Several columns are called size: from the second on they are numbered.",
    ),
    "with markup in names and classes": (
        f"{MARKUP},size,{MARKUP}\n{ROWS.replace('yes', MARKUP)}",
        f"{MARKUP} (2), learned from 2 columns of your table.",
    ),
}
ABOUT = f"{ROOT}.querySelector('.train .about').textContent.includes(argument)"
# The whole sentence, whatever the reader has scrolled to.
SEEN = f"""(() => {{
    const [panel, said] = [".inside:has(.train)", ".train .wrong"].map((part) => {ROOT}.querySelector(part).getBoundingClientRect());
    return said.top >= panel.top && said.bottom <= panel.bottom;
}})()"""
INERT = f"window.injected === undefined && !{ROOT}.querySelector('.train img, .stage img, table img')"
WRONG = f"{ROOT}.querySelector('.train .wrong')"
# Puts a file into the panel that is made in the page; resolved with what is wrong with it, or with "" once it is learned.
OPEN = f"""new Promise((resolve) => {{
    const rows = () => Array.from({{ length: argument.rows }}, (_, k) => `${{k % 97}},${{k % 89}},${{k % 2}}`).join("\\n");
    const table = () => /table-\\w+/.exec(element.settings.name)?.[0];
    const before = table();
    const data = new DataTransfer();
    data.items.add(new File([argument.bytes ? Uint8Array.from(argument.bytes) : argument.text ?? rows()], "mine.csv"));
    const input = {ROOT}.querySelector(".train .file");
    input.files = data.files;
    {WRONG}.textContent = "";
    window.framesMeanwhile = 0;
    const look = () => {{
        window.framesMeanwhile += 1;
        const said = {WRONG}.hidden ? "" : {WRONG}.textContent;
        if (said || table() !== before) resolve(said);
        else requestAnimationFrame(look);
    }};
    input.dispatchEvent(new Event("change"));
    requestAnimationFrame(look);
}})"""


@pytest.fixture
def page(live_page: Page) -> Page:
    """Lend a page whose element trains as fast as it goes."""
    train_fast(live_page)
    return live_page


def opened(page: Page, content: str | bytes) -> str:
    """Return what the panel says of a table; nothing once it is learned."""
    given = {"bytes": list(content)} if isinstance(content, bytes) else {"text": content}
    said: str = ask(page, OPEN, given)
    return said


def test_what_cannot_be_learned_from_is_said_and_it_trains_on(page):
    ask(page, f"{ROOT}.querySelector('.train .table').scrollIntoView()")
    for kind, (content, sentence) in REFUSED.items():
        assert opened(page, content) == f"mine.csv: {sentence}", kind
        assert ask(page, f"{PLAYS} && {SEEN}"), kind
    until(page, f"{PLAYS} && {STEP} > argument", ask(page, STEP))
    assert ask(page, INERT)


def test_what_is_odd_in_a_table_is_noted_and_it_is_learned(page):
    for kind, (content, note) in LEARNED.items():
        assert opened(page, content) == "", kind
        until(page, ABOUT, note)
        play(page)
    assert ask(page, INERT)
    # Each table is among the tasks, and keeps its own note.
    tasks = ask(page, f"[...{ROOT}.querySelectorAll('.train .task option')].filter(({{ value }}) => value.startsWith('table-')).length")  # fmt: skip
    assert tasks == len(LEARNED)


def test_a_table_dropped_on_the_stage_is_learned_panel_or_none(page):
    for closed, content in ((False, TABLE), (True, f"{TABLE}\n13,1,no")):
        if closed:
            ask(page, f"{ROOT}.querySelector('.train-opens').click()")
            until(page, f"!{ROOT}.querySelector('.train')")
        assert drop(page, {"mine.csv": content.encode()}) == ""
        until(page, ABOUT, "learned from 2 columns of your table")
    # Two files are no table: they are read as those of a network.
    assert "mine.csv" in drop(page, {"mine.csv": TABLE.encode(), "other.csv": TABLE.encode()})


def test_of_a_hundred_thousand_rows_some_are_learned_while_the_page_stays_alive(page):
    assert ask(page, OPEN, {"rows": 100_000}) == ""
    # Frames went on while Python was reading.
    assert ask(page, "framesMeanwhile") > 10
    until(page, ABOUT, "10000 of 100000 rows are used")
    play(page)
