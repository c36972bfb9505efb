"""Make the files of static/recorded: runs inside Pyodide, and in tests on the host, so it needs only the core."""

import json

from forward_pass import Drawn, RunOptions, record, to_json
from forward_pass.explain_wire import explanations_to_json
from forward_pass.listing import listing
from forward_pass.settings import layers_text


def recorded_reel(seed: int, sample_count: int) -> str:
    """Return the reel of the default architecture for `seed` and samples 0 … sample_count − 1, as JSON text."""
    return to_json(record(Drawn(seed=seed), range(sample_count)))


def recorded_start(seed: int, sample_count: int, recorded_count: int) -> str:
    """Return the reel of the first samples only, with the number of those that are recorded, as JSON text."""
    return json.dumps(json.loads(recorded_reel(seed, sample_count)) | {"recordedSamples": recorded_count})


def recorded_explanations(seed: int, sample_count: int) -> str:
    """Return what cards say of that reel and it does not hold itself, as JSON text."""
    return explanations_to_json(record(Drawn(seed=seed), range(sample_count)))


def recorded_listing() -> str:
    """Return listing.js: the source of the forward pass, and which line makes which step."""
    return f"export const LISTING = {json.dumps(listing(), ensure_ascii=False, indent=1)};\n"


def recorded_manifest(seeds: list[int], sample_count: int, start_count: int) -> str:
    """Return manifest.js: the recorded seeds in rising order, by the settings they share, and how many samples of each.

    The key is layers|activation|temperature|initialization|output. START says how many samples of the first seed are
    in start.json.
    """
    shared, temperature = Drawn(), RunOptions().temperature
    parts = (layers_text(shared.layers), shared.activation, temperature, shared.initialization, shared.output)
    key = "|".join(map(str, parts))
    constants = {
        "SEEDS": {key: sorted(seeds)},
        "SAMPLES": sample_count,
        "START": {"seed": seeds[0], "samples": start_count},
    }
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in constants.items())
