"""quote.js: what somebody wrote or assigned, as a sentence repeats it."""

from __future__ import annotations

import pytest

from forward_pass.errors import format_value

SHOWN = ("core/quote", "quoteValue")
# JavaScript that makes a value, and how it is shown.
ASSIGNED = {
    "Symbol('x')": "Symbol(x)",
    "undefined": "undefined",
    "null": "null",
    "() => 1": "() => 1",
    "10n": "a value of type bigint",
    "NaN": "NaN",
    "[1, -Infinity]": '[1,"-Infinity"]',
    "Float64Array.of(1, 0.5)": "[1,0.5]",
    "Object.create(null)": "{}",
    "{ toString() { throw new Error() }, toJSON() { throw new Error() } }": "a value of type object",
    "{ get length() { throw new Error() } }": "a value of type object",
    "new Proxy([], { get() { throw new Error() } })": "a value of type object",
    "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()": "a value of type object",
    "(() => { const own = {}; own.own = own; return own; })()": "a value of type object",
    "Array(3_000_000).fill(0)": "3000000 values",
    "{ inside: Array(3_000_000).fill(0) }": '{"inside":"3000000 values"}',
}


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("abcd", 4, "abcd"),
        ("abcdef", 4, "abcd… (2 more)"),
        ("", 4, '""'),
        # A character is never cut in two, and counts once.
        ("💥💥💥", 2, "💥💥… (1 more)"),
        ("💥💥", 2, "💥💥"),
    ],
)
def test_a_text_is_shown_to_a_number_of_characters_and_the_rest_is_counted(lab, text, most, expected):
    assert lab.call(*SHOWN, text, most) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x" * 80,
        "x" * 81,
        "😀" * 81,
        "y" * 3_000_000,
        "a\nb",
        7,
        0.5,
        None,
        True,
        [1] * 10_001,
        [1] * 100,
        {"a": "é"},
    ],
)
def test_both_languages_show_a_value_alike(lab, value):
    assert lab.call(*SHOWN, value) == format_value(value)


@pytest.mark.parametrize("value", ASSIGNED)
def test_whatever_is_assigned_can_be_shown(lab, value):
    body = f"const {{ quoteValue }} = await import('/static/core/quote.js'); return quoteValue(({value}));"
    assert lab.run(body) == ASSIGNED[value]


def test_json_is_written_whatever_a_library_has_taught_lists(lab):
    body = """
      const { toJson } = await import("/static/core/quote.js");
      Array.prototype.toJSON = function () { return `[${this.join(", ")}]`; };
      try { return toJson({ layers: [5, 2], changes: [[0, 0, 1, 0.5]], inputs: undefined }); } finally { delete Array.prototype.toJSON; }
    """
    assert lab.run(body) == '{"layers":[5,2],"changes":[[0,0,1,0.5]]}'
