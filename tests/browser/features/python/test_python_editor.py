"""python-editor.js: a plain text field for Python that holds nobody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

EDITOR = """
  const { PythonEditor } = await import("/static/features/python/python-editor.js");
  document.body.innerHTML = '<div id="around"><div id="editor"><div class="gutter" style="display: grid"></div><div class="colors"></div><textarea></textarea></div><button>after</button></div>';
  const heard = (globalThis.heard = []);
  document.querySelector("#around").addEventListener("keydown", ({ key, defaultPrevented }) => defaultPrevented || heard.push(key));
  const does = { onRun: () => heard.push("run"), onInput: (text) => heard.push(text) };
  const editor = (globalThis.editor = new PythonEditor(document.querySelector("#editor"), does));
  editor.text = given;
  editor.focus();
"""


@pytest.fixture
def page_with(own_lab):
    """Open an editor with a text; return its page."""

    def run(text: str) -> Page:
        own_lab.run(EDITOR, text)
        page: Page = own_lab.page
        return page

    return run


def test_every_line_has_its_number_and_a_wrong_one_is_marked_until_something_is_typed(page_with):
    page = page_with("a\nb\n\nd")
    gutter = (
        "[...document.querySelectorAll('.gutter span')].map(({ textContent, className }) => [textContent, className])"
    )
    assert page.evaluate(gutter) == [["1", ""], ["2", ""], ["3", ""], ["4", ""]]
    page.evaluate("editor.mark(3)")
    assert page.evaluate(gutter)[2] == ["3", "wrong"]
    page.keyboard.press("Enter")
    assert page.evaluate(gutter) == [[str(number), ""] for number in range(1, 6)]
    assert page.evaluate("document.querySelector('textarea').rows") == 5


def test_a_wrong_line_that_is_out_of_sight_comes_into_view(page_with):
    page = page_with("\n" * 60)
    page.evaluate(
        "document.querySelector('#editor').style.cssText = 'block-size: 100px; overflow: auto; position: relative'"
    )
    page.evaluate("editor.mark(50)")
    inside = """(() => {
        const [row, around] = [".wrong", "#editor"].map(selector => document.querySelector(selector).getBoundingClientRect());
        return row.top >= around.top && row.bottom <= around.bottom;
    })()"""
    assert page.evaluate(inside)
    page.evaluate("editor.mark(2)")
    assert page.evaluate(inside)


def test_tab_indents_where_the_caret_is_and_can_be_undone(page_with):
    page = page_with("a = 1")
    page.keyboard.press("Tab")
    assert page.evaluate("editor.text") == "    a = 1"
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Control+z")
    assert page.evaluate("editor.text") == "a = 1"


def test_after_escape_tab_leaves(page_with):
    page = page_with("a = 1")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("[document.activeElement.textContent, editor.text]") == ["after", "a = 1"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("[document.activeElement.tagName, editor.text.length]") == ["TEXTAREA", 9]


def test_shift_and_tab_always_leave(page_with):
    page = page_with("a = 1")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.tagName") != "TEXTAREA"


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
def test_ctrl_enter_runs_and_writes_nothing(page_with, key):
    page = page_with("a = 1")
    page.keyboard.press(key)
    assert page.evaluate("[heard, editor.text]") == [[key.split("+")[0], "run"], "a = 1"]


def test_the_first_escape_is_the_fields_own_and_the_second_one_goes_out(page_with):
    page = page_with("")
    page.keyboard.press("Escape")
    assert page.evaluate("heard") == []
    page.keyboard.press("Escape")
    assert page.evaluate("heard") == ["Escape"]


def test_the_text_is_colored_as_the_source_that_is_read_is_while_it_is_typed(page_with):
    page = page_with("def f():\n    return 2  # two")
    page.keyboard.press("End")
    colors = """(() => {
        const colors = document.querySelector(".colors");
        return [colors.textContent, [...colors.children].map(({ className, textContent }) => [className, textContent])];
    })()"""
    pieces = [["word", "def"], ["word", "return"], ["number", "2"], ["comment", "# two"]]
    assert page.evaluate(colors) == ["def f():\n    return 2  # two\n", pieces]
    page.keyboard.type(" 'x'")
    assert page.evaluate(colors) == ["def f(): 'x'\n    return 2  # two\n", [pieces[0], ["text", "'x'"], *pieces[1:]]]


def test_a_text_that_is_too_long_to_be_colored_keeps_its_own_letters(page_with):
    page = page_with("a = 1\n" * 4000)
    assert page.evaluate(
        "[document.querySelector('textarea').className, document.querySelector('.colors').childNodes.length]"
    ) == ["plain", 0]
    page.evaluate("editor.text = 'a = 1'")
    assert page.evaluate("document.querySelector('textarea').className") == ""
