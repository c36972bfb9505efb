"""backends.js: when Python may start, and what is said of it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("status", "source", "words"),
    [
        ("idle", "recorded", "recorded"), ("live", "live", "live from Python"), ("idle", None, "no numbers yet"),
        ("off", "recorded", "recorded"), ("off", None, "no numbers yet · Python is off"),
        ("starting", "recorded", "recorded · Python is starting"), ("failed", "recorded", "recorded · Python is not running"),
        ("failed", None, "no numbers yet · Python is not running"), ("live", "recorded", "recorded"), ("live", "edited", "edited Python"),
    ],
)  # fmt: skip
def test_the_badge_says_where_the_numbers_come_from_and_how_python_is(lab, status, source, words):
    assert lab.call("element/backends", "statusText", status, source) == words


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (0, "Python is starting"),
        (1, "Python is loading, 1\u2009%"),
        (99, "Python is loading, 99\u2009%"),
        (100, "Python is starting"),
    ],
)
def test_a_long_start_tells_how_much_of_its_files_has_come(lab, percent, words):
    assert lab.call("element/backends", "statusText", "starting", "recorded", percent) == f"recorded · {words}"


def test_elements_share_the_pages_one_python(lab):
    body = """
      const { backendFor } = await import("/static/element/backends.js");
      return ["eager", "interaction", "off"].map((wish) => backendFor(wish, {}) === backendFor("auto", {}));
    """
    assert lab.run(body) == [True, True, False]


@pytest.mark.parametrize("call", ["start()", "ask({})"])
def test_where_python_is_off_it_says_so_and_starts_nothing(lab, call):
    body = f"""
      const {{ backendFor }} = await import("/static/element/backends.js");
      const said = await backendFor("off", {{}}).{call}.catch((error) => error.message);
      return [said, backendFor("auto", {{}}).status];
    """
    assert lab.run(body) == [
        'Python is switched off here (python="off"), so only recorded networks can be shown',
        "idle",
    ]


@pytest.mark.parametrize(
    ("connection", "saves"), [("{ saveData: true }", True), ("{ saveData: false }", False), ("undefined", False)]
)
def test_a_reader_who_saves_data_is_noticed(own_lab, connection, saves):
    body = f"""
      Object.defineProperty(navigator, "connection", {{ value: {connection}, configurable: true }});
      return (await import("/static/element/backends.js")).savesData();
    """
    assert own_lab.run(body) is saves
