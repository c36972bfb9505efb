"""`src` and an inline network document: what the page shows of them without Python, and what it refuses."""

from __future__ import annotations

import base64
import json
import zlib
from urllib.parse import quote

import numpy as np
import pytest

from browser.scripts import DEFAULT
from content_overlay import ABSENT
from forward_pass import RunOptions, Stored, network, record, to_json

MODEL = network([[[1, -2], [0.5, 1], [2, 0]], [[1, 0, -1], [0.5, 0.25, 1]]], [[0, 0.5, 0], [0.1, 0]], "tanh")
SAMPLES = (np.array([5.1, 3.5]), np.array([6.2, 2.9]))


def document(**more):
    """Return the document of a network 2-3-2, as `network_file.py` writes it."""
    operations = [
        {"kind": "dense", "weights": [[1, -2], [0.5, 1], [2, 0]], "biases": [0, 0.5, 0]},
        {"kind": "activation", "function": "tanh"},
        {"kind": "dense", "weights": [[1, 0, -1], [0.5, 0.25, 1]], "biases": [0.1, 0]},
        {"kind": "softmax"},
    ]
    return {
        "format": "forward-pass-network",
        "version": 1,
        "title": "Petals",
        "inputs": {"count": 2, "names": ["length", "width"], "units": ["cm", "cm"]},
        "operations": operations,
        "classes": ["wild", "tame"],
        "samples": [{"inputs": sample.tolist()} for sample in SAMPLES],
        **more,
    }


RECORDED = document(recorded=json.loads(to_json(record(Stored(MODEL, SAMPLES), [0, 1], RunOptions(temperature=1)))))


def data_url(text):
    return "data:application/json," + quote(text if isinstance(text, str) else json.dumps(text))


@pytest.fixture
def opened(element):
    """Run a body beside an element whose `src` is a network file of this text, and with these other attributes."""

    def run(body, text, attributes=""):
        return element(body, f'src="{data_url(text)}" {attributes}')

    return run


DESCRIBED = "element.seek(Infinity); frames.advance(); return part(element, '.still').getAttribute('aria-label');"


def test_the_recorded_reel_of_a_network_file_plays_at_once_under_the_names_of_the_file(opened):
    body = "return [element.trace.layers, element.trace.inputs, element.temperature];"
    layers, inputs, temperature = opened(body, RECORDED)
    assert (layers, inputs, temperature) == ([2, 3, 2], [5.1, 3.5], 1)


def test_the_picture_is_described_with_the_title_and_the_names_of_the_file(opened):
    said = opened(DESCRIBED, RECORDED)
    assert "wild" in said
    assert "tame" in said
    assert said.startswith("Petals")


def test_names_of_the_author_win_over_those_of_the_file(opened):
    said = opened(DESCRIBED, RECORDED, 'labels="|A,B"')
    assert "A " in said
    assert "wild" not in said


def test_layers_and_seed_of_the_author_do_not_apply_to_a_network_file(opened):
    body = "return [element.settings.layers, element.trace.layers];"
    assert opened(body, RECORDED, 'layers="4-4" seed="3"') == [[2, 3, 2], [2, 3, 2]]


def test_without_a_recorded_reel_the_shape_stands_until_python_answers(opened):
    body = "return [element.trace, element.settings.layers, element.settings.temperature];"
    assert opened(body, document()) == [None, [2, 3, 2], 1]


def test_a_network_inside_the_element_is_read_as_well(element):
    inside = f'<script type="application/json" data-network>{json.dumps(RECORDED)}</script>'
    assert element("return element.trace.inputs;", inside=inside) == [5.1, 3.5]


def test_without_src_the_network_of_the_attributes_comes_back(opened):
    body = """
      element.src = null;
      await when(() => (frames.advance(), element.trace?.layers.length === 4), "the drawn network is back");
      return [element.settings.seed, element.settings.name ?? null];
    """
    assert opened(body, RECORDED) == [DEFAULT["seed"], None]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "it is empty"),
        ("<!doctype html>", "it is a web page, not a network file"),
        ("[1, 2", "it is not JSON"),
        ("{}", "it must be a network file"),
        (json.dumps(document(version=2)), "version must be 1; got 2"),
        (json.dumps(document(operations=[])), "layers"),
        (json.dumps(document(inputs={"count": 4000})), "the network's layers must be"),
    ],
)
def test_a_file_that_is_no_network_is_refused_in_a_sentence_and_the_network_before_stays(opened, text, sentence):
    body = """
      element.src = "OTHER";
      await when(() => helpers.notices(element).some((said) => said.includes("could not be read")), "it is refused");
      return [helpers.notices(element).join(), element.trace.inputs];
    """
    notice, inputs = opened(body.replace("OTHER", data_url(text)), RECORDED)
    assert sentence in notice
    assert inputs == [5.1, 3.5]


def test_what_was_wrong_with_a_file_goes_with_its_address(opened):
    body = """
      element.src = "OTHER";
      await when(() => helpers.notices(element).some((said) => said.includes("could not be read")), "it is refused");
      element.src = null;
      await when(() => (frames.advance(), element.trace?.layers.length === 4), "the drawn network is back");
      return helpers.notices(element);
    """
    assert opened(body.replace("OTHER", data_url("{}")), RECORDED) == []


def test_a_network_may_be_whole_in_the_address(element):
    packed = zlib.compressobj(9, wbits=-15)
    text = packed.compress(json.dumps(document()).encode()) + packed.flush()
    src = "net:" + base64.urlsafe_b64encode(text).decode().rstrip("=")
    found = element("return [element.settings.layers, element.settings.src, helpers.notices(element)];", f'src="{src}"')
    assert found == [[2, 3, 2], src, []]


def test_a_file_that_was_changed_since_it_was_recorded_is_another_network(opened):
    body = """
      const before = [element.settings.name, element.shadowRoot.querySelector(".still").ariaLabel];
      element.src = "OTHER";
      await when(() => (frames.advance(), element.settings.name !== before[0]), "the other one is on stage");
      return [before[0].length, element.settings.name.slice(0, 5)];
    """
    assert opened(body.replace("OTHER", data_url({**RECORDED, "title": "Leaves"})), RECORDED) == [64, "file "]


def test_an_address_where_nothing_is_gets_a_sentence_with_the_address(element, trouble):
    [said, *_] = element("return helpers.notices(element);", 'src="/nowhere.json"')
    trouble.clear()
    ABSENT.clear()
    assert said.startswith("the network /nowhere.json could not be read: the server answered 404")
