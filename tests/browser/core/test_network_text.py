"""network-text.js and short-document.js: a network becomes a short text and comes back with every digit, or is refused."""

from __future__ import annotations

import base64
import json
import zlib
from itertools import pairwise

import numpy as np
import pytest

from forward_pass import network, record
from forward_pass.formats.network_file import KnownSample, Made, NetworkFile, read_network

PACK = """
  const { networkText, documentText } = await import("/static/core/network-text.js");
"""


def packed(document: object) -> str:
    """Return what the page would write of a document, deflated by zlib."""
    deflate = zlib.compressobj(9, wbits=-15)
    data = deflate.compress(json.dumps(document).encode()) + deflate.flush()
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def file_of(layers=(4, 8, 3), samples=2, digits=None) -> NetworkFile:
    """Return a network of random numbers, with as many digits, or all they have."""
    rng = np.random.default_rng(1)
    draw = rng.normal if digits is None else lambda size: np.round(rng.normal(size=size), digits)
    weights = [draw(size=(after, before)) for before, after in pairwise(layers)]
    model = network(weights, [draw(size=(after,)) for after in layers[1:]])
    known = tuple(KnownSample(draw(size=(layers[0],)), 1, draw(size=(layers[-1],))) for _ in range(samples))
    return NetworkFile(model, title="Köpfe & Zahlen", temperature=2, samples=known, made=Made("JAX", "1.0"))


def there_and_back(lab, document):
    """Return the text of a document, how many samples it left out, and the document that comes back."""
    body = """
      const packed = await networkText(given);
      return packed && [packed.text, packed.left, await documentText(packed.text)];
    """
    found = lab.run(PACK + body, document)
    return found and (found[0], found[1], json.loads(found[2]))


@pytest.mark.parametrize("digits", [None, 2])
def test_a_small_network_comes_back_with_every_digit_under_the_same_name(lab, digits):
    file = file_of(digits=digits)
    text, left, document = there_and_back(lab, file.to_dict())
    assert len(text) <= 2731
    assert left == 0
    assert read_network(document).source().name == file.source().name


def test_python_may_write_it_as_well(lab):
    document = file_of().to_dict()
    assert json.loads(lab.run(PACK + "return documentText(given)", packed(document))) == document


def test_numbers_are_written_in_whichever_form_is_shorter_and_minus_zero_is_kept(lab):
    listed, float32, float64 = [0.25, -1], float(np.float32(0.1)), 0.1 + 0.2
    given = {
        "recorded": 1,
        "operations": [
            {"kind": "dense", "weights": {"float64": base64.b64encode(np.array(listed)).decode(), "shape": [1, 2]}},
            {"kind": "dense", "weights": [[float32] * 9], "biases": [float64] * 40},
            {"kind": "dense", "weights": {"float32": base64.b64encode(np.float32([-0.0])).decode(), "shape": [1]}},
            {"kind": "softmax"},
        ],
    }
    operations = lab.call("core/short-document", "shortened", given)["operations"]
    assert operations[0]["weights"] == [listed]
    assert (operations[1]["weights"]["shape"], list(operations[1]["weights"])) == ([1, 9], ["float32", "shape"])
    assert (operations[1]["biases"]["shape"], list(operations[1]["biases"])) == ([40], ["float64", "shape"])
    assert operations[2] == given["operations"][2]
    assert lab.call("core/short-document", "shortened", given).keys() == {"operations"}


def test_what_is_no_array_stays_for_python_to_refuse(lab):
    given = {"operations": [{"weights": [[1, 2], [3]], "biases": {"float32": "%", "shape": [1]}}, None], "samples": 7}
    short = lab.call("core/short-document", "shortened", given)
    assert short == {"operations": [given["operations"][0], {}], "samples": 7}


def test_what_was_recorded_is_left_out_and_then_the_last_samples_are(lab):
    file = file_of(samples=60)
    document = {**file.to_dict(), "recorded": json.loads(NetworkFile(file.model).to_json())}
    text, left, short = there_and_back(lab, document)
    assert len(text) <= 2731
    assert 0 < left < 60
    assert len(short["samples"]) == 60 - left
    assert "recorded" not in short
    first = read_network(short).samples[0]
    assert first.inputs.tolist() == file.samples[0].inputs.tolist()


def test_a_network_that_is_too_large_without_samples_has_no_such_text(lab):
    assert there_and_back(lab, file_of((8, 32, 10)).to_dict()) is None
    assert there_and_back(lab, NetworkFile(network([np.zeros((200, 200))], [np.zeros(200)])).to_dict()) is not None


def test_a_recorded_reel_does_not_change_the_text(lab):
    file = file_of()
    recorded = NetworkFile(file.model, samples=file.samples, recorded=record(file.source(), [0]))
    plain = NetworkFile(file.model, samples=file.samples)
    assert there_and_back(lab, recorded.to_dict())[0] == there_and_back(lab, plain.to_dict())[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "net must be letters, digits, - and _; got others, or none"),
        ("a b", "net must be letters, digits, - and _; got others, or none"),
        ("A" * 2732, "net must have at most 2731 characters; got 2732"),
        ("A", "it is cut off, or something in it was changed"),
        ("____", "it is cut off, or something in it was changed"),
        (packed(file_of().to_dict())[:-20], "it is cut off, or something in it was changed"),
        (packed("x" * 300_001), "it must unfold to at most 300000 bytes; got more"),
        # As much as so short a text can unfold to.
        (packed("y" * 1_500_000), "it must unfold to at most 300000 bytes; got more"),
    ],
)  # fmt: skip
def test_a_text_that_holds_no_network_is_refused_with_a_sentence(lab, text, sentence):
    assert lab.run(PACK + "return documentText(given).catch(({ message }) => message)", text) == sentence
