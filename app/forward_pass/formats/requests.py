"""What the page asks about networks from outside: to open files, and to check a document and remember its network."""

import binascii
from typing import Any

import numpy as np

from forward_pass.errors import WireError
from forward_pass.formats.network_file import NetworkFile, read_network
from forward_pass.formats.opened import open_files
from forward_pass.opened_networks import remember
from forward_pass.request import json_text, parse_request
from forward_pass.sources import Stored


def answer_open(request: str) -> tuple[str, None]:
    """Return the network that some files hold, as JSON text, and remember it.

    Parameters: JSON text {"files": [{"name": …, "data": base64}, …], "answers": {question: choice}}.
    Returns: {"network": document, "name": …, "notes": [sentence, …], "questions": [{"name", "sentence", "choices",
    "suggested"}, …], "parity": …}.
    Raises: WireError for a request that cannot be understood, FormatError for files that hold no network.
    """
    parsed = parse_request(request, {"files"}, {"answers"})
    answers = parsed.get("answers", {})
    if not isinstance(answers, dict) or not all(isinstance(choice, str) for choice in answers.values()):
        raise WireError("answers", "an object of texts", answers)
    opened = open_files(_files(parsed["files"]), answers)
    questions = [
        {"name": q.name, "sentence": q.sentence, "choices": list(q.choices), "suggested": q.suggested}
        for q in opened.questions
    ]
    described: dict[str, Any] = {"notes": list(opened.notes), "questions": questions}
    return json_text(described | {"network": opened.network.to_dict(), **_remembered(opened.network)}), None


def answer_network(request: str) -> tuple[str, None]:
    """Return the name of the network that a document holds, and its parity, as JSON text, and remember it.

    Parameters: JSON text {"network": document}.
    Returns: {"name": …, "parity": {"checked", "most", "tolerance", "differs", "sentence"}}.
    Raises: WireError for a request that cannot be understood, FormatError for a document that is no network.
    """
    return json_text(_remembered(read_network(parse_request(request, {"network"}, set())["network"]))), None


def _remembered(network: NetworkFile) -> dict[str, Any]:
    source = _playable(network)
    parity = network.parity().to_dict()
    remember(source)
    return {"name": source.name, "parity": parity}


def _playable(network: NetworkFile) -> Stored:
    """Return the network with its samples; without any, with the middle of the ranges of its inputs, or else zeros."""
    source = network.source()
    if source.samples:
        return source
    middle = [(lowest + highest) / 2 for lowest, highest in network.ranges] or [0.0] * network.model.n_inputs
    return Stored(network.model, (np.array(middle),))


def _files(listed: object) -> dict[str, bytes]:
    if not isinstance(listed, list) or not listed:
        raise WireError("files", "a list of one or more", listed)
    files = {}
    for file in listed:
        match file:
            case {"name": str(name), "data": str(data)}:
                files[name] = _decoded(name, data)
            case _:
                raise WireError("a file", "an object with name and data", file)
    return files


def _decoded(name: str, data: str) -> bytes:
    try:
        return binascii.a2b_base64(data, strict_mode=True)
    except (ValueError, binascii.Error):
        raise WireError(name, "base64", data) from None
