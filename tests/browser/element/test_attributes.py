"""attributes.js: what the author asks for, by attributes and properties, read all at once."""

from __future__ import annotations

import pytest

from forward_pass.limits import DEFAULTS

READ = """
  const { AuthorSettings } = await import("/static/element/attributes.js");
  const holder = document.createElement("div");
  holder.innerHTML = given;
  const { settings, display, problems } = new AuthorSettings(holder.firstElementChild).read();
  return { settings, display, problems: Object.fromEntries(problems) };
"""


def test_without_attributes_everything_has_its_default(lab):
    read = lab.run(READ, "<i></i>")
    assert read["settings"] == {
        name: DEFAULTS[name]
        for name in ("layers", "seed", "temperature", "activation", "output", "initialization", "original")
    } | {"sample": 0, "changes": []}
    assert read["display"] == {
        "labels": {"inputs": [], "classes": []}, "autoplay": True, "speed": 1, "moment": None, "theme": "auto", "controls": "full", "numbers": "shown",
        "python": "auto", "interpreter": "pyodide", "reel": "", "src": "",
    }  # fmt: skip
    assert read["problems"] == {}


def test_every_attribute_of_the_public_face_is_read(lab):
    read = lab.run(
        READ,
        '<i layers="3-2" seed="9" sample="4" temperature="2" activation="tanh" output="softmax" labels="a|b,c" autoplay="false" speed="2" '
        'moment="70" theme="dark" controls="none" python="off" interpreter="pyscript" reel="r.json" src="n.json"></i>',
    )
    assert read["settings"] == {
        "layers": [3, 2], "seed": 9, "sample": 4, "temperature": 2, "activation": "tanh", "output": "softmax",
        "initialization": "he", "original": None, "changes": [],
    }  # fmt: skip
    assert read["display"] == {
        "labels": {"inputs": ["a"], "classes": ["b", "c"]}, "autoplay": False, "speed": 2, "moment": 70, "theme": "dark",
        "controls": "none", "numbers": "shown", "python": "off", "interpreter": "pyscript", "reel": "r.json", "src": "n.json",
    }  # fmt: skip


def test_a_bad_attribute_has_its_default_and_a_sentence_while_the_others_count(lab):
    read = lab.run(READ, '<i layers="5--2" seed="9" speed="fast"></i>')
    assert read["settings"]["layers"] == [5, 7, 6, 2]
    assert read["settings"]["seed"] == 9
    assert read["display"]["speed"] == 1
    assert sorted(read["problems"]) == ["layers", "speed"]
    assert read["problems"]["speed"] == "speed must be a number from 0.1 to 4; got fast"


ASSIGNED = [
    ("seed", "16", "16"),
    ("seed", "'16'", "16"),
    ("seed", "null", None),
    ("seed", "undefined", None),
    ("seed", "''", None),
    ("seed", "false", None),
    ("seed", "true", "true"),
    ("seed", "NaN", "NaN"),
    ("seed", "16n", "16"),
    ("autoplay", "false", "false"),
    ("autoplay", "true", "true"),
    ("autoplay", "''", None),
    ("layers", "[5, 7, 2]", "5-7-2"),
    ("layers", "new Uint16Array([5, 2])", "5,2"),
    ("labels", "'a,b|c'", "a,b|c"),
    ("reel", "new URL('https://host.test/a.json')", "https://host.test/a.json"),
    ("theme", "Symbol('x')", "a value of the type symbol which is neither a text nor a number"),
    (
        "theme",
        "{ toString() { throw new Error('no'); } }",
        "a value of the type object which is neither a text nor a number",
    ),
    ("theme", "Object.create(null)", "a value of the type object which is neither a text nor a number"),
    ("theme", "new Map()", "a value of the type object which is neither a text nor a number"),
]


@pytest.mark.parametrize(("name", "value", "text"), ASSIGNED)
def test_a_property_means_what_a_framework_means(lab, name, value, text):
    body = f"return (await import('/static/element/attributes.js')).textOf('{name}', {value});"
    assert lab.run(body) == text


@pytest.mark.parametrize(
    ("markup", "problems"),
    [
        ('<i layers="3-4-4-2" activation="relu,tanh"></i>', []),
        ('<i layers="3-4-2" activation="relu,tanh"></i>', ["activation"]),
        ('<i layers="3-2" activation="tanh,tanh"></i>', []),
        ('<i output="sigmoid"></i>', []),
        ('<i output="sigmoid" temperature="2"></i>', ["temperature"]),
        ('<i output="argmax"></i>', ["output"]),
    ],
)
def test_functions_and_outputs_that_do_not_fit_are_told(lab, markup, problems):
    assert list(lab.run(READ, markup)["problems"]) == problems


def test_a_temperature_without_a_softmax_says_what_it_waits_for(lab):
    said = lab.run(READ, '<i output="linear" temperature="2"></i>')["problems"]["temperature"]
    assert said == "temperature must be left out unless the output is softmax; got 2"
