"""Make the files of static/recorded: runs inside Pyodide, and in tests on the host, so it needs only the core."""

import json
from collections.abc import Iterable

from forward_pass import Drawn, RunOptions, record, to_json
from forward_pass.explain_wire import explanations_to_json
from forward_pass.listing import listing
from forward_pass.settings import layers_text


def recorded_reel(seed: int, sample_count: int) -> str:
    """Return the reel of the default architecture for `seed` and samples 0 … sample_count − 1, as JSON text."""
    return to_json(record(Drawn(seed=seed), range(sample_count)))


def recorded_explanations(seed: int, sample_count: int) -> str:
    """Return what cards say of that reel and it does not hold itself, as JSON text."""
    return explanations_to_json(record(Drawn(seed=seed), range(sample_count)))


def recorded_listing() -> str:
    """Return listing.js: the source of the forward pass, and which line makes which step."""
    return f"export const LISTING = {json.dumps(listing(), ensure_ascii=False, indent=1)};\n"


def recorded_manifest(seeds: Iterable[int], sample_count: int) -> str:
    """Return manifest.js: the recorded seeds in rising order, by the settings they share, and how many samples of each.

    The key is layers|activation|temperature|initialization|output.
    """
    shared, temperature = Drawn(), RunOptions().temperature
    parts = (layers_text(shared.layers), shared.activation, temperature, shared.initialization, shared.output)
    key = "|".join(map(str, parts))
    return f"export const SEEDS = {json.dumps({key: sorted(seeds)})};\nexport const SAMPLES = {sample_count};\n"
