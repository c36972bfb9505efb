"""Record one network, or the listing, inside Pyodide as on the host: this file runs in both and needs only the core."""

import json

from forward_pass import Settings, record, to_json
from forward_pass.explain_wire import explanations_to_json
from forward_pass.listing import listing


def recorded_reel(seed: int, sample_count: int) -> str:
    """Return the reel of the default architecture for `seed` and samples 0 … sample_count − 1, as JSON text."""
    return to_json(record(Settings(seed=seed), range(sample_count)))


def recorded_explanations(seed: int, sample_count: int) -> str:
    """Return what cards say of that reel beyond it, as JSON text."""
    return explanations_to_json(record(Settings(seed=seed), range(sample_count)))


def recorded_listing() -> str:
    """Return listing.js: the source of the forward pass, and which line makes which step."""
    return f"export const LISTING = {json.dumps(listing(), ensure_ascii=False, indent=1)};\n"
