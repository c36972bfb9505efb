"""settings.js: attributes in words become settings, or sentences."""

from __future__ import annotations

import pytest

from forward_pass import Drawn, SettingError
from forward_pass.limits import DEFAULTS, LIMITS
from forward_pass.settings import check, check_inputs
from shared_cases import CASES, refusal

READ = ("core/settings", "readSetting")


@pytest.mark.parametrize(("name", "text", "value"), CASES["attributes"])
def test_a_good_attribute_gives_its_value_and_no_sentence(lab, name, text, value):
    assert lab.call(*READ, name, text) == {"value": value, "problem": None}


@pytest.mark.parametrize(("text", "inputs", "classes", "again"), CASES["labels"])
def test_labels_are_inputs_then_a_bar_then_classes(lab, text, inputs, classes, again):
    labels = {"inputs": inputs, "classes": classes}
    assert lab.call(*READ, "labels", text) == lab.call(*READ, "labels", again) == {"value": labels, "problem": None}


@pytest.mark.parametrize(("text", "inputs", "classes", "refused"), CASES["longLabels"])
def test_a_label_that_is_too_long_is_named_and_costs_no_other_its_name(lab, text, inputs, classes, refused):
    read = lab.call(*READ, "labels", text)
    assert read["problem"] == refusal("labels", refused)
    assert (read["value"]["inputs"], read["value"]["classes"]) == (inputs, classes)


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("layers", [5, 7, 6, 2]), ("seed", DEFAULTS["seed"]), ("sample", 0), ("temperature", 0.65), ("activation", "relu"),
        ("initialization", "he"), ("labels", {"inputs": [], "classes": []}), ("autoplay", True), ("speed", 1), ("moment", None),
        ("theme", "auto"), ("controls", "full"), ("numbers", "shown"), ("python", "auto"), ("reel", ""),
    ],
)  # fmt: skip
def test_an_absent_attribute_gives_its_default_and_no_sentence(lab, name, default):
    assert lab.call(*READ, name, None) == {"value": default, "problem": None}


@pytest.mark.parametrize(("name", "text"), CASES["refusedAttributes"], ids=lambda value: ascii(value)[:30])
def test_a_bad_attribute_gives_its_default_and_the_sentence_that_names_it(lab, name, text):
    default = lab.call(*READ, name, None)["value"]
    assert lab.call(*READ, name, text) == {"value": default, "problem": refusal(name, text)}


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
