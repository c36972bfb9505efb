"""Our own format: a network file, with all that belongs to the network."""

from typing import Final

from forward_pass.formats.errors import FormatError
from forward_pass.formats.json_text import json_object, looks_like_json
from forward_pass.formats.network_file import read_network
from forward_pass.formats.opened import Answers, Files, Opened

MARK: Final = b'"forward-pass-network"'


def recognizes(files: Files) -> bool:
    """Tell whether the first file is JSON; every other JSON has been recognized before."""
    return looks_like_json(next(iter(files.values())))


def read(files: Files, answers: Answers) -> Opened:
    """Return the network of a network file."""
    name, content = next(iter(files.items()))
    document = json_object(name, content)
    if MARK not in content:
        expected = "a network file (format forward-pass-network), model.json of TensorFlow.js or JSON of brain.js"
        raise FormatError(name, expected, f"JSON with {', '.join(list(document)[:8]) or 'nothing'}")
    return Opened(read_network(document))
