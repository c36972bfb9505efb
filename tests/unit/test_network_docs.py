"""docs/networks.md and docs/network.schema.json say of a network file what the reader of it does."""

import json
import re
from pathlib import Path
from typing import Any

from forward_pass import ACTIVATIONS
from forward_pass.formats import network_json
from forward_pass.formats.network_file import LONGEST_ABOUT, LONGEST_TITLE, MOST_SAMPLES, read_network
from forward_pass.limits import LIMITS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "networks.md").read_text("utf-8")
SCHEMA: dict[str, Any] = json.loads((DOCS / "network.schema.json").read_text("utf-8"))


def test_the_document_of_the_page_is_read_and_gives_the_answer_worked_there() -> None:
    (document,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    file = read_network(document)
    assert file.parity().sentence == "equals pencil and paper exactly on 1 sample"


def test_the_page_explains_every_key_of_the_schema() -> None:
    keys = SCHEMA["properties"].keys() - {"format", "version"}
    assert keys == set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (.*?) \|", PAGE, re.MULTILINE))))


def test_the_schema_has_the_keys_and_limits_of_the_reader() -> None:
    properties = SCHEMA["properties"]
    assert properties.keys() == set(SCHEMA["required"]) | network_json._OPTIONAL
    assert properties["title"]["maxLength"] == LONGEST_TITLE
    assert properties["about"]["maxLength"] == LONGEST_ABOUT
    assert properties["samples"]["maxItems"] == MOST_SAMPLES
    assert properties["operations"]["maxItems"] == network_json._MOST_OPERATIONS
    assert properties["inputs"]["properties"]["count"]["maximum"] == LIMITS["layers"]["maximumNeurons"]
    operations = [operation["properties"] for operation in SCHEMA["$defs"]["operation"]["oneOf"]]
    kinds = [kind for o in operations for kind in o["kind"].get("enum", [o["kind"].get("const")])]
    assert sorted(kinds) == sorted(network_json.KINDS)
    (functions,) = [operation["function"]["enum"] for operation in operations if "function" in operation]
    assert functions == list(ACTIVATIONS)
