"""Forward Pass: a small neural network whose every number can be seen.

Example: record(Drawn(seed=7), [0]).traces[0].probabilities
"""

from typing import Any

from forward_pass.activations import ACTIVATIONS
from forward_pass.errors import ForwardPassError, SettingError, ShapeError, WireError
from forward_pass.forward import forward
from forward_pass.model import Model, network
from forward_pass.ops.softmax import softmax
from forward_pass.options import RunOptions
from forward_pass.reel import Reel, record
from forward_pass.sources import Drawn, Stored
from forward_pass.trace import StrongestContributions, Trace
from forward_pass.wire import answer, decode, encode, from_json, to_json

__version__ = "0.1.0"

# What is imported when it is asked for: where it is, by its name.
_LATER = {"ForwardPass": "forward_pass_site.export.widget"}

__all__ = [
    "ACTIVATIONS",
    "Drawn",
    "ForwardPassError",
    "Model",
    "Reel",
    "RunOptions",
    "SettingError",
    "ShapeError",
    "Stored",
    "StrongestContributions",
    "Trace",
    "WireError",
    "__version__",
    "answer",
    "decode",
    "encode",
    "forward",
    "from_json",
    "network",
    "record",
    "softmax",
    "to_json",
]


def __getattr__(name: str) -> Any:
    """Return what is imported only when it is asked for, such as the widget of notebooks."""
    from importlib import import_module

    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
