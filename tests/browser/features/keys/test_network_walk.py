"""network-walk.js and walk-words.js: keys lead among layers, into neurons, into their edges and out again; what is there is said."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

DOWN, UP, ENTER, ESCAPE, BACK = "ArrowDown", "ArrowUp", "Enter", "Escape", "Backspace"


def places(lab, keys, reel=None, start=None):
    """Return where each of these keys leads, one after the other."""
    body = """
      const { walk, targetAt, placeOf } = await import("/static/features/keys/network-walk.js");
      const { decodeRecorded } = await import("/static/core/decode.js");
      const [trace] = decodeRecorded(given.reel).traces;
      const { layers } = trace.network;
      const edges = await helpers.edgesOf(layers, trace);
      let place = given.start && placeOf(given.start, edges);
      return given.keys.map((key) => {
        place = walk(place, key, layers, edges);
        return { place, target: targetAt(place, edges) };
      });
    """
    return lab.run(body, {"keys": keys, "reel": reel or hand_made(), "start": start})


def last(lab, *keys, **more):
    return places(lab, list(keys), **more)[-1]


def test_arrows_go_along_the_layers_and_stop_at_both_ends(lab):
    walked = [step["place"] for step in places(lab, [DOWN, DOWN, DOWN, DOWN, UP, UP, UP])]
    assert [place["layer"] for place in walked] == [0, 1, 2, 2, 1, 0, 0]
    assert all(step["target"] is None for step in places(lab, [DOWN, DOWN]))


def test_after_the_outputs_comes_the_loss_where_there_is_one(lab):
    body = """
      const { walk, targetAt, placeOf } = await import("/static/features/keys/network-walk.js");
      const edges = [{}, {}];
      const [outputs, without] = [true, false].map((loss) => walk({ layer: 2 }, "ArrowDown", [2, 3, 2], edges, 1, loss));
      return [targetAt(outputs, edges), targetAt(without, edges), walk(outputs, "Enter", [2, 3, 2], edges, 1, true) === outputs,
        walk(outputs, "ArrowUp", [2, 3, 2], edges, 1, true), placeOf({ kind: "loss" }, edges)];
    """
    assert lab.run(body) == [{"kind": "loss"}, None, True, {"layer": 2}, {"layer": 3}]


def test_enter_goes_into_a_layer_and_arrows_along_its_neurons(lab):
    assert last(lab, ENTER, DOWN, ENTER)["target"] == {"kind": "neuron", "layer": 1, "neuron": 0}
    assert last(lab, ENTER, DOWN, ENTER, *[DOWN] * 9)["target"] == {"kind": "neuron", "layer": 1, "neuron": 3}
    assert last(lab, ENTER, DOWN, ENTER, DOWN, UP, UP)["target"] == {"kind": "neuron", "layer": 1, "neuron": 0}


def test_enter_goes_into_a_neuron_and_arrows_along_the_edges_that_enter_it(lab):
    inside = [DOWN, DOWN, DOWN, ENTER, DOWN, ENTER]
    assert last(lab, *inside)["target"] == {"kind": "edge", "layer": 1, "from": 0, "to": 1}
    assert last(lab, *inside, *[DOWN] * 7)["target"] == {"kind": "edge", "layer": 1, "from": 3, "to": 1}


def test_nothing_is_deeper_than_an_edge_and_no_edge_enters_an_input(lab):
    edge = places(lab, [DOWN, DOWN, ENTER, ENTER, ENTER])
    assert edge[-1] == edge[-2]
    assert last(lab, DOWN, ENTER, ENTER)["target"] == {"kind": "neuron", "layer": 0, "neuron": 0}


def test_between_the_pixels_of_an_image_each_arrow_leads_to_the_neighbour_on_its_side(lab):
    body = """
      const { walk, walks } = await import("/static/features/keys/network-walk.js");
      const step = (neuron, key) => walk({ layer: 0, neuron }, key, [12, 2], [], 4).neuron;
      const keys = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"];
      return {
        inside: keys.map((key) => step(5, key)),
        first: keys.map((key) => step(0, key)),
        last: keys.map((key) => step(11, key)),
        used: [walks("ArrowRight", { layer: 0, neuron: 5 }, 4), walks("ArrowRight", { layer: 0, neuron: 5 }, 1), walks("ArrowRight", { layer: 0 }, 4)],
      };
    """
    walked = lab.run(body)
    assert walked == {
        "inside": [6, 4, 9, 1],
        "first": [1, 0, 4, 0],
        "last": [11, 10, 11, 7],
        "used": [True, False, False],
    }


@pytest.mark.parametrize("out", [ESCAPE, BACK])
def test_escape_and_backspace_lead_out_level_by_level(lab, out):
    walked = places(lab, [DOWN, DOWN, DOWN, ENTER, DOWN, ENTER, DOWN, out, out, out, out])
    assert walked[-4]["target"] == {"kind": "neuron", "layer": 2, "neuron": 1}
    assert walked[-3]["place"] == {"layer": 2}
    assert walked[-2]["place"] is walked[-1]["place"] is None


@pytest.mark.parametrize(
    "target", [{"kind": "neuron", "layer": 1, "neuron": 2}, {"kind": "edge", "layer": 1, "from": 2, "to": 1}]
)
def test_a_walk_goes_on_from_what_a_pointer_was_on(lab, target):
    assert last(lab, DOWN, UP, start=target)["target"] == target | (
        {"neuron": 2} if target["kind"] == "neuron" else {"from": 2}
    )


def test_of_a_large_layer_only_the_edges_that_are_shown_are_walked(lab):
    reel = shape_of((100, 60, 2), top_k=50)
    keys = [DOWN, DOWN, ENTER]
    body = """
      const { incoming } = await import("/static/features/keys/network-walk.js");
      const { decodeRecorded } = await import("/static/core/decode.js");
      const [trace] = decodeRecorded(given).traces;
      const edges = await helpers.edgesOf([100, 60, 2], trace);
      return { all: Array.from({ length: 60 }, (_, j) => incoming(edges, 1, j)), indices: Array.from(trace.get("dense1.strongestIndices")) };
    """
    found = lab.run(body, reel)
    expected = [sorted(index % 100 for index in found["indices"] if index // 100 == j) for j in range(60)]
    assert found["all"] == expected
    assert sum(map(len, expected)) == 50
    none = expected.index([])
    walked = last(lab, *keys, *[DOWN] * none, ENTER, reel=reel)
    assert walked["target"] == {"kind": "neuron", "layer": 1, "neuron": none}


def told(lab, place, known=99, labels=None, reel=None):
    body = """
      const { describePlace } = await import("/static/features/keys/walk-words.js");
      const { decodeRecorded } = await import("/static/core/decode.js");
      const reel = decodeRecorded(given.reel);
      const edges = await helpers.edgesOf(reel.network.layers, reel.traces[0]);
      const moment = await helpers.momentOf(reel.network, given.known);
      return describePlace(given.place, { edges, trace: reel.traces[0], settings: reel.settings, labels: given.labels, ...moment });
    """
    labels = labels or {"inputs": [], "classes": []}
    return lab.run(body, {"place": place, "known": known, "labels": labels, "reel": reel or hand_made()})


def test_an_input_is_told_with_its_unit(lab):
    labels = {"inputs": ["length"], "classes": [], "units": ["cm"]}
    assert told(lab, {"layer": 0, "neuron": 0}, labels=labels) == "input length, 1 of 1: 1.00\u00a0cm, to 4 edges"


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (None, "Outside the network. Arrow down or Enter leads into it."),
        ({"layer": 0}, "inputs, layer 1 of 3, 1 number"),
        ({"layer": 1}, "hidden, layer 2 of 3, 4 neurons"),
        ({"layer": 2}, "outputs, layer 3 of 3, 2 outputs"),
        ({"layer": 0, "neuron": 0}, "input x₁, 1 of 1: 1.00, to 4 edges"),
        ({"layer": 1, "neuron": 3}, "hidden, neuron 4 of 4: activation 0.25, from 1 edge"),
        ({"layer": 2, "neuron": 0}, "output class 1, 1 of 2: 75.0\u2009%, logit 0.75, from 4 edges"),
        ({"layer": 1, "neuron": 1, "edge": 0}, "edge 1 of 1, x₁ to neuron 2: weight −1.00 × 1.00 = −1.00"),
        ({"layer": 2, "neuron": 1, "edge": 3}, "edge 4 of 4, neuron 4 to class 2: weight 0.25 × 0.25 = 0.06"),
    ],
)
def test_a_few_words_say_where_one_stands_and_what_is_there(lab, place, sentence):
    assert told(lab, place) == sentence


def test_the_authors_names_are_used(lab):
    labels = {"inputs": ["wind"], "classes": ["stay", "go"]}
    assert told(lab, {"layer": 0, "neuron": 0}, labels=labels) == "input wind, 1 of 1: 1.00, to 4 edges"
    assert "to go:" in told(lab, {"layer": 2, "neuron": 1, "edge": 0}, labels=labels)


@pytest.mark.parametrize(
    ("place", "known_from", "number"),
    [
        ({"layer": 0, "neuron": 0}, 1, "1.00"),
        ({"layer": 1, "neuron": 3}, 4, "0.25"),
        ({"layer": 2, "neuron": 0}, 6, "0.75"),
        ({"layer": 2, "neuron": 0}, 7, "75.0"),
        ({"layer": 1, "neuron": 1, "edge": 0}, 2, "= −1.00"),
        ({"layer": 2, "neuron": 1, "edge": 3}, 5, "= 0.06"),
    ],
)
def test_what_has_not_been_computed_by_then_is_said_to_be_so(lab, place, known_from, number):
    before, after = told(lab, place, known=known_from - 1), told(lab, place, known=known_from)
    assert number not in before
    assert "not yet computed" in before
    assert number in after


def test_the_weight_of_an_edge_is_known_from_the_beginning(lab):
    assert told(lab, {"layer": 1, "neuron": 1, "edge": 0}, known=0) == (
        "edge 1 of 1, x₁ to neuron 2: weight −1.00, what it carries is not yet computed"
    )


def test_who_looks_them_up_finds_the_keys_that_walk(lab):
    names = {"↑": UP, "↓": DOWN, "Enter": ENTER, "Escape": "Escape"}
    others = ["Tab"]  # leads out of the walk, into a card
    body = """
      const { WALK_KEYS, walks } = await import("/static/features/keys/network-walk.js");
      return [WALK_KEYS.flatMap(({ labels }) => labels), given.map((key) => walks(key))];
    """
    shown, walking = lab.run(body, list(names.values()))
    assert shown == [*names, *others]
    assert walking == [True] * len(names)
