"""fragment.js: exactly what is on screen, behind the # of an address; and whatever is not of that form."""

from __future__ import annotations

import random

import pytest

LAYERS = [5, 7, 6, 2]


def read(lab, fragment, layers=LAYERS):
    """Return what a fragment leads to, or the sentence that says what is wrong with it."""
    body = """const { readFragment } = await import("/static/core/fragment.js");
    try { return readFragment(given.fragment, given.layers); } catch (error) { return error.message; }"""
    return lab.run(body, {"fragment": fragment, "layers": layers})


def write(lab, linked):
    return lab.call("core/fragment", "writeFragment", linked)


EXAMPLE = {
    "layers": [3, 4, 2], "original": [3, 3, 2], "labels": "wind & rain,a\\,b|stay, go", "activation": "tanh", "output": "softmax", "initialization": "glorot", "seed": 7, "sample": 3, "temperature": 0.9, "inputs": [0.1, -2, 1e-7],
    "changes": [[0, 3, 2, 0.55], [1, 1, -1, -0.1]], "moment": 1234.5, "target": {"kind": "edge", "layer": 0, "from": 2, "to": 3},
}  # fmt: skip
WRITTEN = (
    "v=1&layers=3-4-2&original=3-3-2&labels=wind%20%26%20rain%2Ca%5C%2Cb%7Cstay%2C%20go&activation=tanh&output=softmax&initialization=glorot&seed=7&sample=3&temperature=0.9&inputs=0.1,-2,1e-7"
    "&changes=0.3.2:0.55,1.1.b:-0.1&moment=1234.5&target=e0.2.3"
)


def test_what_is_on_screen_is_written_in_short_and_read_again(lab):
    assert write(lab, EXAMPLE) == WRITTEN
    assert read(lab, WRITTEN) == EXAMPLE


def test_a_network_that_is_inside_comes_first_and_is_checked_with_its_own_layers(lab):
    linked = {"net": "q1YqSy-_0", "sample": 1, "temperature": 2, "inputs": [1, 2], "changes": [[0, 0, 1, 3]]}
    written = "v=1&net=q1YqSy-_0&sample=1&temperature=2&inputs=1,2&changes=0.0.1:3"
    assert write(lab, linked) == written
    assert read(lab, written, [2, 1]) == linked


@pytest.mark.parametrize("part", ["seed=7", "layers=3-2", "activation=tanh", "output=linear"])
def test_a_network_that_is_inside_is_not_drawn_as_well(lab, part):
    assert read(lab, f"v=1&net=abc&{part}") == f"{part.split('=')[0]} cannot stand beside net"


def test_only_what_is_told_is_written(lab):
    assert write(lab, {}) == "v=1"
    assert write(lab, {"seed": 7, "target": {"kind": "neuron", "layer": 1, "neuron": 3}}) == "v=1&seed=7&target=n1.3"
    assert read(lab, "v=1&seed=7&target=n1.3") == {"seed": 7, "target": {"kind": "neuron", "layer": 1, "neuron": 3}}


def test_any_state_comes_back_as_it_was(lab):
    chance = random.Random(4)
    states = [any_state(chance) for _ in range(200)]
    body = """const { readFragment, writeFragment } = await import("/static/core/fragment.js");
    return given.map((state) => readFragment(writeFragment(state), [1, 1]));"""
    assert lab.run(body, states) == states


def any_state(chance):
    layers = [chance.randint(1, 40) for _ in range(chance.randint(2, 12))]
    layer = chance.randrange(len(layers) - 1)
    to, source = chance.randrange(layers[layer + 1]), chance.randrange(layers[layer])
    state = {
        "layers": layers,
        "activation": chance.choice(["relu", "gelu"]),
        "seed": chance.randrange(2**53),
        "sample": chance.randrange(2**53),
        "output": chance.choice(["softmax", "sigmoid", "linear"]),
        "temperature": chance.uniform(0.001, 1000),
        "inputs": [chance.uniform(-1e6, 1e6) * 10 ** -chance.randrange(12) for _ in range(layers[0])],
        "changes": [[layer, to, source, chance.gauss(0, 1)], [layer, to, -1, chance.gauss(0, 1)]],
        "moment": round(chance.uniform(0, 8000), 3),
        "target": chance.choice(
            [
                {"kind": "neuron", "layer": layer, "neuron": source},
                {"kind": "edge", "layer": layer, "from": source, "to": to},
            ]
        ),
    }
    if state["output"] != "softmax":
        del state["temperature"]
    always = ("layers", "output")
    return {name: value for name, value in state.items() if name in always or chance.random() < 0.8}


def test_what_older_links_say_still_leads_there(lab):
    assert read(lab, "seed=7&sample=2") == {"seed": 7, "sample": 2}
    assert read(lab, "temperature=1.5&moment=300") == {"temperature": 1.5, "moment": 300}


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    [
        ("v=2&seed=7", "v must be 1; got 2"),
        ("v=&seed=7", 'v must be 1; got ""'),
        ("v=1&v=1", "v must be 1; got 1,1"),
        ("v=1&seed=7&seed=8", "seed must stand there once"),
        ("v=1&colour=red", "colour means nothing there"),
        ("v=1&=7", '"" means nothing there'),
        ("access_token=abc", "access_token means nothing there"),
        ("seed=7&target=n1.3", "target means nothing there"),
        ("v=1&seed=-1", "seed must be a whole number from 0 to 9007199254740991; got -1"),
        ("v=1&seed=٧", "seed must be a whole number from 0 to 9007199254740991; got ٧"),
        ("v=1&temperature=0", "temperature must be a number from 0.001 to 1000; got 0"),
        ("v=1&layers=5", "layers must be 2 to 12 layer sizes"),
        ("v=1&layers=3-4-2&activation=relu,tanh", "activation must be one of relu"),
        ("v=1&output=max", "output must be one of softmax, sigmoid, linear; got max"),
        ("v=1&output=linear&temperature=2", "temperature must be left out unless the output is softmax; got 2"),
        ("v=1&activation=<script>alert(1)</script>", "activation must be one of relu"),
        ("v=1&inputs=1,2", "inputs must be one number from -1000000 to 1000000 for each input; got [1,2]"),
        ("v=1&inputs=1,2,3,4,", "inputs must be"),
        ("v=1&inputs=1,2,3,4,0x10", "inputs must be"),
        ("v=1&inputs=1,2,3,4,1e999", "inputs must be"),
        ("v=1&moment=-1", "moment must be milliseconds from 0 to 8000; got -1"),
        ("v=1&moment=Infinity", "moment must be milliseconds from 0 to 8000; got Infinity"),
        ("v=1&target=n4.0", "target must be a neuron (n1.3) or an edge (e0.2.5) of this network; got n4.0"),
        ("v=1&target=n1.7", "target must be a neuron"),
        ("v=1&target=e0.5.0", "target must be a neuron"),
        ("v=1&target=e3.0.0", "target must be a neuron"),
        ("v=1&target=", "target must be a neuron"),
        ("v=1&changes=", "changes must be at most 10000 lists [layer, neuron, from, value], each of an edge"),
        ("v=1&changes=0.7.0:1", "changes must be at most"),
        ("v=1&changes=0.0.5:1", "changes must be at most"),
        ("v=1&changes=3.0.0:1", "changes must be at most"),
        ("v=1&changes=0.0.0:x", "changes must be at most"),
        ("v=1&changes=0.0.0:1e7", "changes must be at most"),
        ("v=1&changes=0.0.0:1,0.0.0:2", "changes must be at most"),
        ("v=1&seed=" + "7" * 100_000, "it has 100009 characters"),
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_whatever_is_not_of_that_form_leads_nowhere_and_is_told(lab, fragment, sentence):
    told = read(lab, fragment)
    assert isinstance(told, str)
    assert told.startswith(sentence)
    assert len(told) < 300


def test_a_fragment_is_measured_by_its_own_layers(lab):
    assert read(lab, "v=1&layers=2-9-1&inputs=1,2&target=n1.8")["inputs"] == [1, 2]
    assert read(lab, "v=1&layers=2-9-1&target=n2.1").startswith("target must be")


@pytest.mark.parametrize(
    "fragment", ["v=1&seed=7&utm_source=mail&_hsmi=2&fbclid=x&fbclid=y", "seed=7&_gl=1*a", "gclid=z&seed=7"]
)
def test_what_trackers_hang_on_a_fragment_is_left_out(lab, fragment):
    assert lab.call("core/fragment", "readFragment", fragment, [5, 7, 6, 2]) == {"seed": 7}
