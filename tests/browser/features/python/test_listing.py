"""features/python/listing.js: which lines run at a moment, and what the variables hold then."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of
from forward_pass.listing import listing

LISTING = listing()

SCENE = """
  const { momentOf, editable } = await import("/static/features/python/listing.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { listing, reel, sample = 0 } = given;
  const trace = reel && decodeRecorded(reel).traces[sample];
  const { timeline, words } = await helpers.momentOf(trace ? trace.network : 3);
  const at = (timeMs) => momentOf(listing, { trace, timeline, timeMs, words });
  const middleOf = ({ startMs, endMs }) => (startMs + endMs) / 2;
"""


@pytest.fixture
def scene(lab):
    """Run a body beside a reel of 1-4-2 neurons."""

    def run(body, reel=None, **given):
        return lab.run(SCENE + body, {"listing": LISTING, "reel": reel or hand_made(), **given})

    return run


def line_text(place) -> str:
    function = LISTING["functions"][place[0]]
    line: str = function["text"].splitlines()[place[1] - function["firstLine"]]
    return line.strip()


def test_every_phase_lights_the_lines_that_make_it_in_the_order_of_the_pass(scene):
    phases = scene("return timeline.phases.map((phase) => [phase.name, phase.layer, at(middleOf(phase)).lines]);")
    assert [(name, layer, line_text(places[0])) for name, layer, places in phases] == [
        ("inputs", 0, "a = x"),
        ("weigh", 1, "c = W * a"),
        ("sum", 1, "z = c.sum(axis=-1) + b"),
        ("activate", 1, "a = φ(z)"),
        ("weigh", 2, "c = W * a"),
        ("sum", 2, "z = c.sum(axis=-1) + b"),
        ("normalize", 2, "p = e / total"),
        ("rest", 2, "return SoftmaxSteps(scaled, shifted, e, float(total), p)"),
    ]


def held(moment) -> dict[str, object]:
    return {variable["name"]: variable["values"] for variable in moment["variables"]}


def shapes(moment) -> dict[str, list[int]]:
    return {variable["name"]: variable["shape"] for variable in moment["variables"]}


def test_variables_hold_pythons_numbers_once_they_are_computed_and_nothing_before(scene):
    moments = scene("return timeline.phases.flatMap(({ startMs, endMs }) => [at(startMs), at(endMs - 1e-3)]);")
    first, second = [1, 0, 0, 0.25], [0.75, pytest.approx(0.2006938559)]
    W1, W2 = [1, -1, -0.25, 0.25], [0.5, 1, 1, 1, -0.5, -1, 0.5, 0.25]
    assert held(moments[0]) == {"x": None, "a": None}
    assert held(moments[1]) == {"x": [1], "a": [1]}
    dense = {"a": [1], "W": W1, "b": [0, 0, 0, 0], "c": None, "z": None}
    weigh, weighed, sum_, summed, activate, activated = map(held, moments[2:8])
    assert weigh == dense
    assert weighed == sum_ == dense | {"c": W1}
    assert summed == dense | {"c": W1, "z": W1}
    assert activate == {"z": W1, "a": None}
    assert activated == {"z": W1, "a": first}
    weigh, _, _, summed = map(held, moments[8:12])
    assert weigh == {"a": first, "W": W2, "b": [0, pytest.approx(0.6381938559)], "c": None, "z": None}
    assert summed["a"] == first
    assert summed["z"] == second
    normalize, normalized, rest, rested = map(held, moments[12:16])
    assert normalize == {"z": second, "T": [0.5]} | dict.fromkeys(["scaled", "shifted", "e", "total", "p"])
    assert normalized == rest == rested
    assert rested["p"] == [pytest.approx(0.75), pytest.approx(0.25)]
    assert rested["total"] == [pytest.approx(1 + 1 / 3)]


def test_shapes_are_those_of_the_operation_on_stage_even_before_its_values_are_known(scene):
    moments = scene("return timeline.phases.map((phase) => at(phase.startMs));")
    assert shapes(moments[1]) == {"a": [1], "W": [4, 1], "b": [4], "c": [4, 1], "z": [4]}
    assert shapes(moments[4]) == {"a": [4], "W": [2, 4], "b": [2], "c": [2, 4], "z": [2]}
    assert shapes(moments[-1]) == {"z": [2], "T": [], "scaled": [2], "shifted": [2], "e": [2], "total": [], "p": [2]}


def test_the_variables_that_the_lit_lines_bind_are_lit(scene):
    moments = scene("return timeline.phases.map((phase) => at(middleOf(phase)));")
    lit = [[variable["name"] for variable in moment["variables"] if variable["lit"]] for moment in moments]
    assert lit[:5] == [["a"], ["c"], ["z"], ["a"], ["c"]]
    assert lit[-2:] == [["p"], []]


def test_the_lines_of_a_softmax_are_lit_one_after_the_other_each_when_its_values_are_known(scene):
    moments = scene("""
      const { startMs, madeMs } = timeline.phases.find(({ name }) => name === "normalize");
      return [startMs, ...madeMs.slice(0, 5)].map(at);""")
    assert [[line_text(place) for place in moment["lines"]] for moment in moments] == [
        ["scaled = z / T"],
        ["scaled = z / T"],
        ["shifted = scaled - scaled.max()"],
        ["e = np.exp(shifted)"],
        ["total = e.sum()"],
        ["p = e / total"],
    ]
    names = ["scaled", "shifted", "e", "total", "p"]
    known = [[name for name in names if held(moment)[name] is not None] for moment in moments]
    assert known == [names[:k] for k in range(6)]


def test_of_a_large_layer_the_first_contributions_are_not_at_hand_and_none_is_shown(scene):
    moments = scene("return timeline.phases.map((phase) => at(phase.endMs - 1e-3));", shape_of((80, 60, 2)))
    assert held(moments[1])["c"] is None
    assert shapes(moments[1])["c"] == [60, 80]
    assert len(held(moments[4])["c"]) == 120


def test_without_numbers_lines_are_lit_and_nothing_is_held(lab):
    moment = lab.run(SCENE + "return at(1700);", {"listing": LISTING, "reel": None})
    assert [line_text(place) for place in moment["lines"]] == ["c = W * a"]
    assert set(held(moment).values()) == {None}


def test_what_is_edited_are_the_functions_of_the_network_on_stage_without_their_docstrings(scene):
    text = scene("return editable(listing, trace);")
    assert '"""' not in text
    expected = []
    kinds = (None, "dense", "activation", "softmax")
    for function in [function for function in LISTING["functions"] if function["kind"] in kinds]:
        first, last = (line - function["firstLine"] for line in function["docstring"])
        lines = function["text"].splitlines()
        expected += [*lines[:first], *lines[last + 1 :], "", ""]
    assert text == "\n".join(expected[:-2]) + "\n"
