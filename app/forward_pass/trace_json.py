"""One trace as JSON, under the names that the page's `trace` property has."""

from typing import Any, Final

import numpy as np

from forward_pass.baseline import Baseline
from forward_pass.reel import Reel
from forward_pass.trace import Contributions, StrongestContributions

# The steps from logits to probabilities: their names in JSON, and in Python.
SOFTMAX_FIELDS: Final = {
    "scaledLogits": "scaled_logits",
    "shiftedLogits": "shifted_logits",
    "exponentials": "exponentials",
    "exponentialSum": "exponential_sum",
    "probabilities": "probabilities",
    "probabilitiesAtOne": "probabilities_at_one",
}


def trace_to_dict(reel: Reel, position: int) -> dict[str, Any]:
    """Return one trace of a reel, with its network, as nested lists: weights[l][j][i], l the layer.

    The contributions of a large layer are an object of indices, values and count. What the page adds
    is `source`: whether the trace was recorded or made live, which Python cannot know.

    Parameters: position, which of the reel's samples.
    """
    settings, network, trace = reel.settings, reel.network, reel.traces[position]
    changes: list[list[float]] = settings.to_dict().get("changes", [])
    return {
        "seed": settings.seed,
        "sample": reel.samples[position],
        "drawnInputs": reel.drawn_inputs,
        "layers": list(settings.layers),
        "activation": settings.activation,
        "temperature": settings.temperature,
        "changes": changes,
        "inputs": trace.inputs.tolist(),
        "weights": [W.tolist() for W in network.weights],
        "biases": [b.tolist() for b in network.biases],
        "contributions": [_contributions(c) for c in trace.contributions],
        "preActivations": [z.tolist() for z in trace.pre_activations],
        "activations": [a.tolist() for a in trace.activations],
        "logits": trace.logits.tolist(),
        **{name: np.asarray(getattr(trace, field)).tolist() for name, field in SOFTMAX_FIELDS.items()},
        "baseline": _baseline(reel.baseline, position),
    }


def _baseline(baseline: Baseline | None, position: int) -> dict[str, Any] | None:
    if baseline is None:
        return None
    return {
        "temperature": baseline.temperature,
        "inputs": baseline.inputs[position].tolist(),
        "probabilities": baseline.probabilities[position].tolist(),
        "differences": baseline.differences[position].tolist(),
        "changed": baseline.changed_from.tolist(),
    }


def _contributions(contributions: Contributions) -> Any:
    if not isinstance(contributions, StrongestContributions):
        return contributions.tolist()
    return {
        "indices": contributions.indices.tolist(),
        "values": contributions.values.tolist(),
        "count": contributions.count,
    }
