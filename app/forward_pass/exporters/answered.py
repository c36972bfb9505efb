"""The network file of a framework's model: its network, some samples, and what the framework answered on them."""

from dataclasses import replace
from typing import Any, Final

import numpy as np

from forward_pass.exporters.chain import NAME
from forward_pass.formats.dense_chain import LOG_SOFTMAX
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import MOST_SAMPLES, KnownSample, Made, NetworkFile
from forward_pass.formats.opened import Opened

# How far the outputs may lie from answers about as large as 1, by the type that the framework computes with.
TOLERANCES: Final = {"float64": 1e-6, "float32": 1e-5}
OF_OTHER_TYPES: Final = 1e-2


def answered_network(opened: Opened, inputs: Any, answers: Any, made: Made) -> NetworkFile:
    """Return the network file, with a tolerance that follows from the type of the answers and their size.

    tolerance = (1e-6 for float64, 1e-5 for float32) · max(1, |answer|)

    Parameters: opened, the network and what was folded into it; inputs, (n_samples, n_0) or images that have as many
    values each; answers, (n_samples, n_outputs), whose logarithms are given where the model ends with log-softmax.
    Raises: FormatError for samples that do not fit the network.
    """
    given = np.asarray(answers)
    tolerance = TOLERANCES.get(str(given.dtype), OF_OTHER_TYPES)
    rows = np.asarray(inputs, np.float64)
    if rows.ndim < 2 or not 1 <= len(rows) <= MOST_SAMPLES or given.ndim != 2 or len(given) != len(rows):
        raise FormatError("X", f"1 to {MOST_SAMPLES} samples, one row each, such as X[:8]", f"shape {list(rows.shape)}")
    sides = [side for side in rows.shape[1:] if side != 1]
    image = (sides[0], sides[1]) if len(sides) == 2 else opened.network.input_shape
    wide = given.astype(np.float64)
    wide = np.exp(wide) if LOG_SOFTMAX in opened.notes else wide
    samples = [KnownSample(x, answer=answer) for x, answer in zip(rows.reshape(len(rows), -1), wide, strict=True)]
    return replace(
        opened.network,
        # What an object is called is not known; a file keeps its name.
        title="" if opened.network.title == NAME else opened.network.title,
        about=" ".join(opened.notes),
        input_shape=image,
        samples=tuple(samples),
        tolerance=tolerance * max(1.0, float(np.abs(wide).max())),
        made=made,
    )
