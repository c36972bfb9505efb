"""stops.js: from an answer back to the inputs, in sentences whose numbers come out on a pocket calculator."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from browser.core.test_closing_digits import chosen
from forward_pass import Drawn, Reel, Stored, network, record, to_json
from unit.reference import ACTIVATIONS

NETWORKS = range(0, 300, 5)
# The stops for an output; of each its sentence, its moment, the moment until which its step goes, and what is lit.
STOPS = """
  const { cardOf } = await import("/static/features/cards/card-content.js");
  const { stopsOf } = await import("/static/features/tour/stops.js");
  const { winnerOf } = await import("/static/features/tour/answer.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { labelsFor } = await import("/static/core/names.js");
  const [trace] = decodeRecorded(given.reel).traces;
  const moment = await helpers.momentOf(trace.network);
  const stage = { trace, labels: labelsFor({ inputs: [], classes: [] }, trace.network), ...moment };
  const explanation = given.order && { "dense1.order": given.order };
  const stops = stopsOf(stage, given.output ?? winnerOf(trace), cardOf, () => explanation ?? null);
  const said = (part) => part.text === undefined ? part : (part.about ? "≈" : "") + part.text;
  return stops.map(({ title, parts, timeMs, focus, lit }) => ({ title, text: parts.map(said).join(""), timeMs, focus, lit }));
"""
NUMBER = r"≈?−?\d+(?:\.\d+)?(?:e−?\d+)?"
OPERAND = rf"(?:[a-z ]+ )?\(?{NUMBER}\)?(?: \([a-z]+\))?"
# A result with what leads to it; what begins with a sign goes on from the result before.
RESULT = re.compile(
    rf"(?P<left>(?:{OPERAND})?(?: ?[+−×÷] (?:≈ )?{OPERAND})+) (?P<equals>[=≈]) (?P<result>{NUMBER})"
    rf"|(?P<exp>exp of that) [=≈] (?P<power>{NUMBER})|which is (?P<percent>(?:≈ )?{NUMBER}\u2009%)"
    rf"|(?P<function>[\w ]+?) (?:lets|bends|squeezes)[^:]*(?:: a probability)?: (?P<of>{NUMBER}) → (?P<value>(?:≈ )?{NUMBER})"
)
TOKEN = re.compile(rf"(?P<sign>[+−×÷])(?= )|(?P<number>{NUMBER})")


def number(text: str) -> float:
    """Return what a reader types into a calculator."""
    return float(text.strip("≈ ").replace("−", "-").removesuffix("\u2009%"))


def comes_out(result: float, text: str) -> bool:
    """Tell whether a calculator's result, rounded to the digits of the text, is the text; with ≈ nothing is promised."""
    digits = text.strip("≈ ").removesuffix("\u2009%").split("e")[0].partition(".")[2]
    power = int(text.replace("−", "-").split("e")[1]) if "e" in text else 0
    return "≈" in text or abs(result - number(text)) <= 0.5000001 * 10.0 ** (power - len(digits))


def calculated(text: str, before: float) -> float:
    """Return what a calculator shows after these keys; products and quotients never stand in a sum here."""
    result, sign = before, ""
    for token in TOKEN.finditer(text):
        if token["sign"]:
            sign = token["sign"]
            continue
        term = number(token["number"])
        result = {"": term, "+": result + term, "−": result - term, "×": result * term, "÷": result / (term or 1)}[sign]
    return result


def results(text: str, functions: dict[str, Callable[[float], float]]) -> Iterator[tuple[float, str]]:
    """Yield every result of a sentence: what a calculator makes of the digits before it, and its text."""
    reached = math.nan
    for found in RESULT.finditer(text):
        if found["exp"]:
            yield math.exp(reached), found["power"]
            reached = number(found["power"])
        elif found["percent"]:
            yield 100 * reached, found["percent"]
        elif found["function"]:
            name = found["function"].split(";")[-1].strip().lower()
            yield functions[name](number(found["of"])), found["value"]
            reached = number(found["value"])
        else:
            yield calculated(found["left"], reached), ("≈" if found["equals"] == "≈" else "") + found["result"]
            reached = number(found["result"])


@pytest.fixture
def stops(lab):
    def of(reel: Reel, **given: Any) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = lab.run(STOPS, {"reel": json.loads(to_json(reel)), **given})
        return told

    return of


def test_the_numbers_in_the_sentences_of_many_networks_come_out_on_a_calculator(stops, lab):
    names = lab.run("return (await import('/static/core/names.js')).FUNCTIONS")
    functions = {names.get(name, name).lower(): function for name, function in ACTIVATIONS.items()}
    wrong, about, count, kinds = [], 0, 0, set()
    for k in NETWORKS:
        reel, _ = chosen(k)
        told = stops(reel, **({"output": 0} if k % 2 else {}))
        kinds.add((reel.model.output, len(reel.model.layers)))
        assert len(told) == (6 if len(reel.model.layers) > 2 else 4), k
        for stop in told:
            for result, text in results(f"{stop['title']} {stop['text']}", functions):
                count += 1
                about += "≈" in text
                if not comes_out(result, text):
                    wrong.append((k, stop["title"], result, text))
    assert not wrong, f"{len(wrong)} of {count}, such as {wrong[:8]}"
    assert count > 6 * len(NETWORKS)
    assert about < 0.03 * count
    assert {output for output, _ in kinds} == {"softmax", "sigmoid", "linear"}


def test_the_way_back_takes_the_largest_contribution_each_time(stops):
    for k in NETWORKS[:20]:
        reel, _ = chosen(k)
        trace = reel.traces[0]
        told = stops(reel)
        neuron = told[0]["focus"]["neuron"]
        way = [edge for edge in told[-1]["lit"] if edge["kind"] == "edge"]
        assert len(way) == len(reel.model.layers) - 1
        for edge, contributions in zip(way, reversed(trace.contributions), strict=True):
            assert edge["to"] == neuron
            neuron = int(np.argmax(np.abs(contributions[edge["to"]])))
            assert edge["from"] == neuron


def test_the_landing_network_is_told_in_six_stops_from_its_percentage_to_an_input(stops):
    told = stops(record(Drawn(), [0]))
    assert [stop["title"] for stop in told] == [
        "class 1",
        "Softmax",
        "Logit",
        "Hidden 2, neuron 3",
        "Hidden 2, neuron 3",
        "Back to the inputs, through hidden 1, neuron 1",
    ]
    assert told[0]["text"] == "gets 82.8\u2009%, the most of 2 classes"
    assert told[3]["text"].startswith("counts most in it: its activation ")
    assert told[5]["text"].endswith("; inputs are given, not computed")


def test_each_stop_stands_at_the_end_of_the_step_that_makes_its_numbers(stops):
    moments = [stop["timeMs"] for stop in stops(record(Drawn(), [0]))]
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == 6


def test_another_class_than_the_largest_is_told_against_it(stops):
    told = stops(record(Drawn(), [0]), output=1)
    assert told[0]["text"] == "gets 17.2\u2009%; the most, 82.8\u2009%, goes to class 1"
    assert told[2]["text"].startswith("of class 2 is a sum: ")


def test_contributions_that_are_all_0_are_told(stops):
    model = network([np.array([[-1.0], [-2.0]]), np.ones((2, 2))], [np.zeros(2), np.array([0.5, 0.25])])
    told = stops(record(Stored(model, (np.array([1.0]),)), [0]))
    assert told[2]["text"] == "of class 1 is a sum: nothing but its bias = 0.5000"
    assert told[3]["title"] == "Nothing arrives"
    assert told[3]["text"].startswith(
        ": all 2 contributions are 0, such as that of hidden, neuron 1, activation 0.0000 ×"
    )


def test_where_the_trace_names_only_the_strongest_edges_python_says_which_one_it_is(stops):
    # Only the other neurons have edges among the strongest; the first, with smaller weights, decides the answer.
    weights = [
        np.vstack([np.full(1024, 1e-3), *[np.full(1024, 1.0)] * 9]),
        np.vstack([np.eye(10)[0] * 9, -np.eye(10)[0]]),
    ]
    reel = record(Stored(network(weights, [np.zeros(10), np.zeros(2)]), (np.linspace(0.1, 1, 1024),)), [0])
    told = stops(reel)
    assert told[-1]["title"] == "Further back"
    told = stops(reel, order=list(range(1023, -1, -1)))
    assert told[-1]["title"] == "Back to the inputs"
    assert told[-1]["focus"] == {"kind": "neuron", "layer": 0, "neuron": 1023}
