"""One trace as JSON, under the names that the page's `trace` property has."""

from typing import Any

import numpy as np

from forward_pass.comparison import Comparison
from forward_pass.reel import Reel
from forward_pass.sources import Drawn
from forward_pass.trace import Contributions, StrongestContributions
from forward_pass.wire import operations_of


def trace_to_dict(reel: Reel, position: int) -> dict[str, Any]:
    """Return one trace of a reel, with its network, as nested lists: weights[l][j][i], l the layer.

    The contributions of a large layer are an object of indices, values and count. What the page adds
    is `source`: whether the trace was recorded or made live, which Python cannot know.

    Parameters: position, which of the reel's samples.
    """
    model, options, trace = reel.model, reel.options, reel.traces[position]
    *_, last = model
    drawn = {"seed": reel.source.seed} if isinstance(reel.source, Drawn) else {}
    return {
        **drawn,
        "sample": reel.samples[position],
        "drawnInputs": reel.drawn_inputs,
        "layers": list(model.layers),
        "activation": reel.source.activation if isinstance(reel.source, Drawn) else model.activation,
        "output": model.output,
        "operations": operations_of(model),
        "temperature": options.temperature,
        "changes": [list(change) for change in options.changes],
        "inputs": trace.inputs.tolist(),
        "weights": [W.tolist() for W in model.weights],
        "biases": [b.tolist() for b in model.biases],
        "contributions": [_contributions(c) for c in trace.contributions],
        "preActivations": [z.tolist() for z in trace.pre_activations],
        "activations": [a.tolist() for a in trace.activations],
        "logits": trace.logits.tolist(),
        "outputs": trace.outputs.tolist(),
        **{key: np.asarray(trace.arrays[f"{last.name}.{key}"]).tolist() for key in last.operation.shapes(last.n_in, 1)},
        "baseline": _baseline(reel.comparison, last.output, position),
    }


def _baseline(comparison: Comparison | None, output: str, position: int) -> dict[str, Any] | None:
    if comparison is None:
        return None
    return {
        "temperature": comparison.temperature,
        "inputs": comparison.before["inputs"][position].tolist(),
        "probabilities": comparison.before[output][position].tolist(),
        "differences": comparison.differences[output][position].tolist(),
        "changed": comparison.changed_from.tolist(),
    }


def _contributions(contributions: Contributions) -> Any:
    if not isinstance(contributions, StrongestContributions):
        return contributions.tolist()
    return {
        "indices": contributions.indices.tolist(),
        "values": contributions.values.tolist(),
        "count": contributions.count,
    }
