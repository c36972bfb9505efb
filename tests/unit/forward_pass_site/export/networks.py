"""A network worked by hand, as the exports are given it."""

from __future__ import annotations

import numpy as np

from forward_pass import Model
from forward_pass.formats.network_file import NetworkFile
from forward_pass.formats.samples import KnownSample, Made
from forward_pass.ops import Activation, Dense, Sigmoid, Softmax, Standardize


def weather(**chosen: object) -> NetworkFile:
    """Return a network of 2-2-2 neurons with two samples; at (0, 0) both classes have 50 %."""
    model = Model(
        2,
        (
            Standardize(np.zeros(2), np.ones(2)),
            Dense(np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros(2)),
            Activation("relu"),
            Dense(np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros(2)),
            Softmax(),
        ),
    )
    samples = (KnownSample(np.zeros(2), answer=np.array([0.5, 0.5])), KnownSample(np.array([2.0, 1.0])))
    given: dict[str, object] = {
        "title": "Rain & wind",
        "about": "Whether to <stay>.",
        "input_names": ("wind, strong", "rain"),
        "classes": ("stay", "go"),
        "samples": samples,
        "made": Made("scikit-learn", "1.8.0"),
    }
    return NetworkFile(model, **(given | chosen))  # type: ignore[arg-type]  # the test names its fields


def yes_no() -> NetworkFile:
    """Return a network of 1-1 neurons whose single sigmoid says rain with 50 %; the file names no and yes."""
    model = Model(1, (Dense(np.array([[1.0]]), np.zeros(1)), Sigmoid()))
    return NetworkFile(model, classes=("dry", "rain"), samples=(KnownSample(np.zeros(1)),))
