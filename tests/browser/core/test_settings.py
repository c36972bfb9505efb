"""settings.js: attributes in words become settings, or sentences."""

from __future__ import annotations

import json

import pytest

from forward_pass import Drawn, SettingError
from forward_pass.limits import DEFAULTS, LIMITS
from forward_pass.settings import check, check_inputs

READ = ("core/settings", "readSetting")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("layers", "5-7-6-2", [5, 7, 6, 2]), ("layers", " 3-2 ", [3, 2]), ("layers", "1-1", [1, 1]),
        ("layers", "-".join("1" * 12), [1] * 12), ("layers", "1024-244", [1024, 244]), ("layers", "500-500", [500, 500]),
        ("seed", "0", 0), ("seed", "007", 7), ("seed", " 12 ", 12), ("seed", "9007199254740991", 2**53 - 1),
        ("sample", "3", 3), ("temperature", "0.001", 0.001), ("temperature", "1e3", 1000), ("temperature", " .5 ", 0.5),
        ("activation", "leaky_relu", "leaky_relu"), ("activation", " tanh ", "tanh"), ("initialization", "glorot", "glorot"),
        ("autoplay", "", True), ("autoplay", "true", True), ("autoplay", "false", False), ("speed", "4", 4), ("speed", "0.25", 0.25),
        ("moment", "0", 0), ("moment", "8000", 8000),
        ("theme", "dark", "dark"), ("controls", "none", "none"), ("python", "off", "off"), ("reel", "my.json?x=1", "my.json?x=1"),
        ("labels", "", {"inputs": [], "classes": []}), ("labels", "a, b", {"inputs": ["a", "b"], "classes": []}),
        ("labels", "|yes,no", {"inputs": [], "classes": ["yes", "no"]}), ("labels", "x|y", {"inputs": ["x"], "classes": ["y"]}),
        ("labels", "a,,c", {"inputs": ["a", "", "c"], "classes": []}), ("labels", "<b>|&amp;", {"inputs": ["<b>"], "classes": ["&amp;"]}),
        ("labels", "a\\, b,c\\|d,e\\\\,\\f,\"g'|h", {"inputs": ["a, b", "c|d", "e\\", "\\f", "\"g'"], "classes": ["h"]}),
        ("labels", "😀" * 24, {"inputs": ["😀" * 24], "classes": []}),
    ],
)  # fmt: skip
def test_a_good_attribute_gives_its_value_and_no_sentence(lab, name, text, value):
    assert lab.call(*READ, name, text) == {"value": value, "problem": None}


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("layers", [5, 7, 6, 2]), ("seed", DEFAULTS["seed"]), ("sample", 0), ("temperature", 0.65), ("activation", "relu"),
        ("initialization", "he"), ("labels", {"inputs": [], "classes": []}), ("autoplay", True), ("speed", 1), ("moment", None),
        ("theme", "auto"), ("controls", "full"), ("python", "auto"), ("reel", ""),
    ],
)  # fmt: skip
def test_an_absent_attribute_gives_its_default_and_no_sentence(lab, name, default):
    assert lab.call(*READ, name, None) == {"value": default, "problem": None}


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("temperature", "0", "temperature must be a number from 0.001 to 1000; got 0"),
        ("temperature", "", 'temperature must be a number from 0.001 to 1000; got ""'),
        ("seed", "-1", "seed must be a whole number from 0 to 9007199254740991; got -1"),
        ("theme", "Dark", "theme must be one of auto, dark, light; got Dark"),
        ("autoplay", "no", "autoplay must be true or false; got no"),
        ("moment", "8001", "moment must be a whole number of milliseconds from 0 to 8000; got 8001"),
        ("speed", "0", "speed must be a number from 0.25 to 4; got 0"),
        (
            "labels", "a|b|c",
            "labels must be names separated by commas, inputs first, then a bar, then classes "
            "(such as wind,rain|stay,go); got a|b|c",
        ),
        (
            "layers", "5--2",
            "layers must be 2 to 12 layer sizes of 1 to 1024 neurons joined by hyphens, "
            "with at most 250000 edges in all (such as 5-7-6-2); got 5--2",
        ),
    ],
)  # fmt: skip
def test_a_bad_attribute_gives_its_default_and_the_sentence_that_names_it(lab, name, text, sentence):
    default = lab.call(*READ, name, None)["value"]
    assert lab.call(*READ, name, text) == {"value": default, "problem": sentence}


@pytest.mark.parametrize("word", ["constructor", "toString", "__proto__", "TRUE", "1", "yes"])
def test_a_word_that_is_neither_true_nor_false_is_refused(lab, word):
    assert lab.call(*READ, "autoplay", word) == {
        "value": True,
        "problem": f"autoplay must be true or false; got {word}",
    }


@pytest.mark.parametrize("text", ["a" * 25, "ok," + "b" * 25, "|" + "c" * 25, "1|2|3|4"])
def test_labels_that_are_too_long_or_too_many_are_refused(lab, text):
    answer = lab.call(*READ, "labels", text)
    assert answer["value"] == {"inputs": [], "classes": []}
    assert answer["problem"].startswith("labels must be names separated by commas")


BAD = [
    ("layers", text, text)
    for text in (
        "5--2", "5", "1025-2", "-".join("2" * 13), "501-500", "5-0-2", "", "-5-2", "5-", "5,7", "5 - 2", "5.0-2", "٣-٢",
        "1e1-2", "0x5-2", "5\u00002", "11111-1", "a" * 100_000,
    )
] + [
    ("seed", "-1", -1), ("seed", "1.5", 1.5), ("seed", str(2**80), 2**80), ("seed", str(2**53), 2**53),
    ("seed", "", ""), ("seed", "seven", "seven"), ("seed", "1e400", "1e400"), ("seed", "٣", "٣"), ("seed", "0x7", "0x7"),
    ("temperature", "0", 0), ("temperature", "-1", -1), ("temperature", "1000.5", 1000.5), ("temperature", "", ""),
    ("temperature", "   ", "   "), ("temperature", "abc", "abc"), ("temperature", "1e-4", "1e-4"),
    ("temperature", "Infinity", "Infinity"), ("temperature", "NaN", "NaN"), ("temperature", "0x10", "0x10"),
    ("temperature", "0b1", "0b1"), ("temperature", "1,5", "1,5"), ("temperature", "1_0", "1_0"),
    ("activation", "RELU", "RELU"), ("activation", "", ""), ("activation", "{value}", "{value}"),
    ("activation", "re\u0007lu\n\u001b[31m", "re\u0007lu\n\u001b[31m"), ("activation", "<b>", "<b>"),
    ("activation", "constructor", "constructor"), ("activation", "😀" * 41, "😀" * 41), ("activation", "x" * 40, "x" * 40),
    ("activation", "x" * 41, "x" * 41), ("activation", "y" * 100_000, "y" * 100_000), ("initialization", "xavier", "xavier"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "value"), BAD, ids=lambda value: ascii(value)[:30])
def test_both_languages_say_the_same_sentence_of_the_same_bad_value(lab, name, text, value):
    with pytest.raises(SettingError) as refused:
        check(name, value)
    assert lab.call(*READ, name, text) == {
        "value": json.loads(json.dumps(DEFAULTS[name])),
        "problem": str(refused.value),
    }


def test_of_a_hundred_kilobytes_eighty_characters_are_shown(lab):
    problem = lab.call(*READ, "activation", "y" * 100_000)["problem"]
    assert problem == f"activation must be {LIMITS['activation']['expectation']}; got {'y' * 80}… (99920 more)"


@pytest.mark.parametrize("inputs", [[0, 0], [-1_000_000, 1_000_000], [0.1, 1e-300]])
def test_as_many_numbers_as_there_are_inputs_are_welcome(lab, inputs):
    welcome = {"value": inputs, "problem": None}
    assert lab.call("core/settings", "readInputs", inputs, 2) == welcome
    read = "const { readInputs } = await import('/static/core/settings.js'); return readInputs(%s, 2)"
    assert lab.run(read % "Float64Array.from(given)", inputs) == welcome


@pytest.mark.parametrize(
    "inputs",
    [
        [1], [1, 2, 3], [], [1, "2"], [1, None], [1, 1_000_000.5], [True, 1], "1,2", 12, {"a": 1}, [[1], [2]],
        [0.1234567890123456] * 4,
    ],
)  # fmt: skip
def test_both_languages_refuse_the_same_inputs_with_the_same_sentence(lab, inputs):
    with pytest.raises(SettingError) as refused:
        check_inputs(inputs, 2)
    assert lab.call("core/settings", "readInputs", inputs, 2) == {"value": None, "problem": str(refused.value)}


@pytest.mark.parametrize("hole", ["[1, NaN]", "[1, Infinity]", "[1, undefined]", "[1, , ]", "[1, 2n]", "new Map()"])
def test_inputs_that_no_json_could_hold_are_refused_too(lab, hole):
    assert lab.run(
        f"const {{ readInputs }} = await import('/static/core/settings.js'); return readInputs({hole}, 2).problem"
    ).startswith("inputs must be one number from -1000000 to 1000000 for each input; got ")


GOOD_CHANGES = [[], [[0, 0, 2, 0.5], [0, 1, -1, -3], [1, 0, 1, 1_000_000]], [[1, 0, 0, 0], [1, 0, -1, 0]]]


@pytest.mark.parametrize("changes", GOOD_CHANGES)
def test_changes_of_what_the_network_has_are_welcome(lab, changes):
    assert lab.call("core/settings", "readChanges", changes, [3, 2, 1]) == {"value": changes, "problem": None}


@pytest.mark.parametrize(
    "changes",
    [
        [[2, 0, 0, 1]], [[-1, 0, 0, 1]], [[0, 2, 0, 1]], [[0, -1, 0, 1]], [[0, 0, 3, 1]], [[0, 0, -2, 1]], [[0, 0.5, 0, 1]],
        [[0.5, 0, 0, 1]], [[0, 0, 0.5, 1]], [[0, 0, 0, 10_000_000]], [[0, 0, 0, "1"]], [[0, 0, 0, None]], [[0, 0, 0, True]],
        [[0, 0, 0]], [[0, 0, 0, 1, 1]], [0, 0, 0, 1], ["0001"], [[0, 0, 0, 1], [0, 0, 0, 2]], [None], [{}], None, 7, "all",
        {"a": 1}, [[0, 0, 0, 1]] * 10_001,
    ],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
def test_both_languages_refuse_the_same_changes_with_the_same_sentence(lab, changes):
    with pytest.raises(SettingError) as refused:
        Drawn(layers=(3, 2, 1)).model().with_changes(check("changes", changes))
    assert lab.call("core/settings", "readChanges", changes, [3, 2, 1])["problem"] == str(refused.value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "undefined", "2n"])
def test_changes_that_no_json_could_hold_are_refused_too(lab, value):
    body = "const { readChanges } = await import('/static/core/settings.js');"
    said = lab.run(f"{body} return readChanges([[0, 0, 0, {value}]], [3, 2]).problem;")
    assert said.startswith("changes must be at most 10000 lists [layer, neuron, from, value], ")


# Assigned by a page, each of these throws when it is read, or is something else the second time.
THROWING = [
    "Symbol('x')",
    "{ toString() { throw new Error() } }",
    "Object.create(null)",
    "new Proxy([1, 2], { get() { throw new Error() } })",
    "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; })()",
    "[1, { valueOf() { throw new Error() } }]",
    "Object.defineProperty([1, 2], 1, { get() { throw new Error() } })",
    "Array(3_000_000).fill(1)",
]


@pytest.mark.parametrize("value", THROWING)
def test_whatever_is_assigned_is_refused_in_the_usual_sentence(lab, value):
    body = f"const settings = await import('/static/core/settings.js'); const value = {value};"
    reads = {
        "inputs": "readInputs(value, 2)",
        "changes": "readChanges(value, [3, 2])",
        "changes again": "readChanges([value], [3, 2])",
        "temperature": "readSetting('temperature', value)",
        "layers": "readSetting('layers', value)",
    }
    for name, read in reads.items():
        said = lab.run(f"{body} return settings.{read}.problem")
        assert said.startswith(f"{name.split()[0]} must be ")
        assert len(said) < 400


def test_what_is_assigned_is_read_once(lab):
    assert lab.run(
        """const { readInputs } = await import('/static/core/settings.js');
        let reads = 0;
        const inputs = [1, 2];
        Object.defineProperty(inputs, 1, { get: () => (reads++ ? NaN : 2) });
        return readInputs(inputs, 2).value;"""
    ) == [1, 2]
