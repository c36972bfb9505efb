"""card-content.js: what a card says, of the hand-made network whose numbers can be checked by hand."""

from __future__ import annotations

import json

import pytest

from browser.lab import hand_made, shape_of
from forward_pass import Drawn, record
from forward_pass.edited import answer_edited
from forward_pass.listing import listing
from forward_pass.wire import to_json

EXPLAIN = """
  const { cardOf } = await import("/static/features/cards/card-content.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const trace = decodeRecorded(given.reel).traces[given.sample ?? 0];
  const labels = given.labels ?? { inputs: [], classes: [] };
  const moment = await helpers.momentOf(trace.network, given.phase);
  return cardOf({ trace, labels, ...moment }, given.target, given.explanation ?? null, given.absent ?? "");
"""


def card(lab, target, **given):
    return lab.run(EXPLAIN, {"reel": hand_made(), "target": target} | given)


def sections(said):
    """Return a card's sections by their kind of block."""
    return {section["block"]: section for section in said["sections"]}


def neuron(layer, index):
    return {"kind": "neuron", "layer": layer, "neuron": index}


def test_an_output_is_told_from_its_terms_to_its_percentage(lab):
    said = card(lab, neuron(2, 0))
    assert (said["kind"], said["title"], said["result"]["text"]) == ("output", "class 1", "75.0\u2009%")
    assert [section["block"] for section in said["sections"]] == ["sum", "table"]
    terms = said["sections"][0]["terms"]
    assert [term["kind"] for term in terms] == ["edge"] * 4 + ["bias", "total"]
    assert [term["adds"]["value"] for term in terms] == [0.5, 0, 0, 0.25, 0, 0.75]
    assert [term["bar"] for term in terms[:4]] == [
        {"start": 0, "end": pytest.approx(2 / 3)},
        {"start": pytest.approx(2 / 3), "end": pytest.approx(2 / 3)},
        {"start": pytest.approx(2 / 3), "end": pytest.approx(2 / 3)},
        {"start": pytest.approx(2 / 3), "end": 1},
    ]
    own, other = said["sections"][1]["rows"]
    assert (own["own"], other["own"]) == (True, False)
    assert [number["value"] for number in own["numbers"]] == [0.75, 1.5, 0, 1, 0.75, 0.75]
    assert other["numbers"][3]["value"] == pytest.approx(1 / 3)
    heads = {column["byRole"]: column["by"]["value"] for column in said["sections"][1]["columns"] if column["by"]}
    assert heads == {"temperature": 0.5, "largest": 1.5, "sum": pytest.approx(4 / 3)}


def test_names_given_by_the_author_are_used(lab):
    labels = {"inputs": ["wind"], "classes": ["stay", "go"]}
    assert card(lab, neuron(2, 1), labels=labels)["title"] == "go"
    assert card(lab, neuron(1, 0), labels=labels)["sections"][0]["terms"][0]["name"] == "wind"
    assert card(lab, {"kind": "edge", "layer": 0, "from": 0, "to": 2}, labels=labels)["title"] == "wind → neuron 3"
    labels = {"inputs": ["hidden 1, wind"], "classes": []}
    edge = {"kind": "edge", "layer": 0, "from": 0, "to": 2}
    assert card(lab, edge, labels=labels)["title"] == "hidden 1, wind → neuron 3", "whatever looks like a place in it"


def test_of_a_resized_network_a_card_says_what_is_new(lab):
    reel = json.loads(to_json(record(Drawn((2, 4, 2), original=(2, 3, 2)), [0])))

    def place(target):
        return card(lab, target, reel=reel)["place"]

    assert [place(neuron(1, k)) for k in (2, 3)] == ["hidden layer", "hidden layer, new"]
    assert place(neuron(2, 0)) == "output"
    edges = [{"kind": "edge", "layer": 1, "from": start, "to": 1} for start in (2, 3)]
    assert [place(edge) for edge in edges] == ["edge", "edge, new"]


def test_an_input_tells_where_it_goes_the_strongest_first(lab):
    said = sections(card(lab, neuron(0, 0)))
    assert [term["name"] for term in said["deliveries"]["terms"]] == ["neuron 1", "neuron 2", "neuron 3", "neuron 4"]
    assert [term["adds"]["value"] for term in said["deliveries"]["terms"]] == [1, -1, -0.25, 0.25]


def test_an_edge_tells_its_product_and_its_part_of_what_arrives(lab):
    explanation = {"dense2.shares": [0.6, 0, 0, 0.3, 0.1]}
    said = card(lab, {"kind": "edge", "layer": 1, "from": 3, "to": 0}, explanation=explanation)
    assert said["result"]["value"] == 0.25
    product = sections(said)["product"]
    numbers = [(factor["role"], factor["number"]["value"]) for factor in [*product["factors"], product["value"]]]
    assert numbers == [("weight", 1), ("arriving", 0.25), ("edge", 0.25)]
    assert product["share"]["text"] == "30.0\u2009%"


@pytest.mark.parametrize(
    ("phase", "known"),
    [(0, []), (1, ["arriving"]), (2, ["arriving", "adds"]), (3, ["arriving", "adds", "z"]), (4, ["arriving", "adds", "z", "a"])],
)  # fmt: skip
def test_what_is_not_known_in_a_phase_has_no_value_and_no_bar(lab, phase, known):
    said = sections(card(lab, neuron(1, 0), phase=phase))
    term = said["sum"]["terms"][0]
    curve = {"z": said["curve"]["of"]["number"], "a": said["curve"]["value"]["number"]}
    numbers = {"arriving": term["arriving"], "adds": term["adds"]} | curve
    assert [name for name, number in numbers.items() if number["value"] is not None] == known
    assert all(number["text"] == "…" for name, number in numbers.items() if name not in known)
    assert (term["bar"] is not None) is ("adds" in known)
    assert term["weight"]["value"] == 1


def test_of_a_large_layer_the_card_shows_what_the_reel_has_until_python_has_said_more(lab):
    reel = shape_of((90, 60, 2), samples=1)
    said = card(lab, neuron(1, 0), reel=reel)["sections"][0]
    edges = [term for term in said["terms"] if term["kind"] == "edge"]
    assert len(edges) <= 12
    assert all(term["adds"]["value"] is not None for term in edges)
    rest = said["terms"][len(edges)]
    assert (rest["kind"], rest["name"]) == ("rest", f"and {90 - len(edges)} more, together")
    assert (rest["adds"]["value"], rest["bar"], said["all"]) == (None, None, None)
    assert said["terms"][-1]["adds"]["value"] is not None
    assert "about" not in said["terms"][-1]["adds"], "what is not there yet cannot fail to come out"


EDITED = """
  const { cardOf } = await import("/static/features/cards/card-content.js");
  const { bodyOf } = await import("/static/features/cards/card.js");
  const { targetFacts } = await import("/static/ui/facts.js");
  const { decodeReel } = await import("/static/core/decode.js");
  const [trace] = decodeReel(given.header, Float64Array.from(given.values), "edited").traces;
  const labels = { inputs: [], classes: [] };
  const moment = await helpers.momentOf(trace.network);
  const edges = await helpers.edgesOf(trace.network.layers, trace);
  return given.targets.map((target) => {
    const card = cardOf({ trace, labels, ...moment }, target, null, "");
    const [, facts] = targetFacts(target, trace, trace.network.layers, labels, { ...moment, edges });
    const body = bodyOf(card, false).map(({ textContent }) => textContent).join(" ");
    return { blocks: card.sections.map(({ block }) => block), result: card.result.value, body, facts: facts.map(([label]) => label) };
  });
"""
LISTED = {function["kind"]: function["text"] for function in listing()["functions"]}


def test_of_an_edited_function_a_card_shows_its_numbers_and_neither_formula_nor_curve(lab):
    text = LISTED["dense"].replace("c = W * a", "c = W + a") + "\n" + LISTED["activation"].replace("φ(z)", "-φ(z)")
    request = {"source": {"layers": [2, 3, 2], "seed": 7}, "samples": [0], "text": text}
    header, values = answer_edited(json.dumps(request))
    assert values is not None
    given = {"header": json.loads(header), "values": values.tolist()}
    targets = [neuron(1, 0), neuron(2, 0), {"kind": "edge", "layer": 0, "from": 0, "to": 0}, neuron(0, 0)]
    hidden, output, edge, entry = lab.run(EDITED, given | {"targets": targets})
    assert [card["blocks"] for card in (hidden, output, edge, entry)] == [
        ["values", "values"],
        ["values", "table"],
        ["values"],
        [],
    ]
    assert "Dense is your edited function" in hidden["body"]
    assert "sum z" in hidden["body"]
    for sign in "×=φ":
        assert sign not in hidden["body"] + edge["body"]
    assert "exp" in output["body"], "the softmax is the original's"
    assert edge["facts"] == ["weight", "input", "contribution"]
    assert edge["result"] is not None


def test_of_functions_that_are_not_edited_a_card_says_what_it_always_does(lab):
    text = "\n".join(LISTED.values()).replace("p = e / total", "p = e / total / 2")
    request = {"source": {"layers": [2, 3, 2], "seed": 7}, "samples": [0], "text": text}
    header, values = answer_edited(json.dumps(request))
    assert values is not None
    given = {"header": json.loads(header), "values": values.tolist(), "targets": [neuron(1, 0), neuron(2, 0)]}
    hidden, output = lab.run(EDITED, given)
    assert hidden["blocks"] == ["sum", "curve"]
    assert output["blocks"] == ["sum", "values"]
