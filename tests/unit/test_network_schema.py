"""docs/network.schema.json, as a validator reads it: it accepts what the reader accepts, and refuses what it can tell."""

from __future__ import annotations

import copy
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import read_network
from unit.forward_pass.formats.test_network_file import DOCUMENT, REFUSALS, with_value

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA: dict[str, Any] = json.loads((DOCS / "network.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
# What a schema cannot tell: how parts depend on each other, what base64 holds, and what JSON cannot write.
BEYOND = re.compile(
    "|".join(
        [
            r"must be of shape",  # arrays follow the layers
            r"must be a list of \d+ (texts|pairs); got \d+ of them",  # one for each input or output,
            r"must be a list of at most \d+; got \d+ of them",  # or no more than there are
            r"rows of equally many",
            r"the lower one first",
            r"^inputs\.shape must be",  # its product is the number of inputs
            r"label must be a whole number from 0 to",
            r"^unseen\.right must be a whole number from 0 to",
            r"^temperature must be left out unless",
            r"scale must be other than 0",
            r"^samples\[\d+\]\.inputs must be numbers from",  # they may be in base64
            r"^operations must be perhaps standardize",  # the order
            r"base64 of \d+ bytes",
            r"must be finite numbers; got (NaN|Infinity)",
            r"^layers must be",  # how many edges there are in all
            r"^recorded",  # a format of its own
            r"got .?[\ud800-\udfff]",  # half a character
        ]
    )
)
JUNK: list[Any] = [
    *(None, True, -1, 0, 2.5, 10**7, "x", "", "x" * 130, [], {}, [1], [[1]], [[1, 2], [3]], ["a"], [None]),
    *({"kind": "dense"}, {"float32": "AACAPw==", "shape": [1]}, {"float32": 1, "shape": [1]}, {"shape": [1, 1]}),
]


def refusal_of(document: object) -> str | None:
    """Return the reader's sentence, None where it accepts the document."""
    try:
        read_network(document)
    except FormatError as error:
        return str(error)
    return None


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_examples_of_the_documents_are_valid() -> None:
    for page in DOCS.glob("*.md"):
        for text in re.findall(r"```json\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
            if "forward-pass-network" in text:
                VALIDATOR.validate(json.loads(text))
    VALIDATOR.validate(DOCUMENT)
    VALIDATOR.validate(read_network(DOCUMENT).to_dict())


@pytest.mark.parametrize(("path", "value", "sentence"), REFUSALS, ids=[f"{p}={s[-30:]}" for p, _, s in REFUSALS])
def test_what_the_reader_refuses_by_its_form_the_schema_refuses(path: str, value: object, sentence: str) -> None:
    assert BEYOND.search(sentence) or not VALIDATOR.is_valid(with_value(path, value))


def places(part: Any) -> list[tuple[Any, Any]]:
    """Return every place in a document: what holds it, and its key there."""
    keys = list(part) if isinstance(part, dict) else list(range(len(part))) if isinstance(part, list) else []
    return [(part, key) for key in keys] + [place for key in keys for place in places(part[key])]


def changed(rng: random.Random) -> dict[str, Any]:
    """Return the document with one or two things in it replaced, left out, added or doubled."""
    document = copy.deepcopy(DOCUMENT)
    for _ in range(rng.choice([1, 1, 2])):
        holder, key = rng.choice(places(document))
        match rng.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder["more"] = rng.choice(JUNK)
            case 2 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(holder[key]))
            case _:
                holder[key] = copy.deepcopy(rng.choice(JUNK))
    return document


def test_schema_and_reader_agree_on_two_thousand_changed_documents() -> None:
    rng = random.Random(15)
    seen = {True: 0, False: 0}
    for _ in range(2000):
        document = changed(rng)
        sentence, valid = refusal_of(document), VALIDATOR.is_valid(document)
        seen[valid] += 1
        if sentence is None:
            assert valid, document
        elif not BEYOND.search(sentence):
            assert not valid, (sentence, document)
    assert min(seen.values()) > 100
