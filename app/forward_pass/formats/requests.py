"""What the page asks about networks from outside: to open files, and to check a document and remember its network."""

import binascii
from dataclasses import replace
from typing import Any

import numpy as np

from forward_pass.errors import ForwardPassError, WireError
from forward_pass.formats.network_file import NetworkFile, read_network
from forward_pass.formats.opened import open_files
from forward_pass.opened_networks import remember
from forward_pass.ops import Standardize
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
    network = _with_ranges(opened.network)
    questions = [
        {"name": q.name, "sentence": q.sentence, "choices": list(q.choices), "suggested": q.suggested}
        for q in opened.questions
    ]
    described: dict[str, Any] = {"notes": list(opened.notes), "questions": questions}
    return json_text(described | {"network": network.to_dict(), **_remembered(network)}), None


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
    """Return the network with its samples; without any, with inputs above the middle of their ranges, or 0.5 each.

    Not the middle itself: where inputs are standardized that is 0, and nothing would travel.
    """
    source = network.source()
    if source.samples:
        return source
    inputs = [float(f"{lowest + 0.75 * (highest - lowest):.3g}") for lowest, highest in network.ranges] or [
        0.5
    ] * network.model.n_inputs
    return Stored(network.model, (np.array(inputs),), source.name)


def _with_ranges(network: NetworkFile) -> NetworkFile:
    """Return the network with the ranges of its inputs; where they are standardized, two deviations around the mean.

    ranges = mean − 2·scale … mean + 2·scale, with three significant digits
    """
    first = network.model.operations[0]
    if network.ranges or not isinstance(first, Standardize):
        return network
    ends = first.mean + np.outer((-2, 2), np.abs(first.scale))
    try:
        return replace(network, ranges=tuple((float(f"{low:.3g}"), float(f"{high:.3g}")) for low, high in ends.T))
    except ForwardPassError:
        # Such as a mean of 1,000,000 with a deviation of 1: the slider's own range has to do.
        return network


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
