"""Forward Pass: a small neural network whose every number can be seen.

Example: record(Drawn(seed=7), [0]).traces[0].probabilities
"""

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from forward_pass.exporters.keras import from_keras
    from forward_pass.exporters.onnx import from_onnx
    from forward_pass.exporters.sklearn import from_sklearn
    from forward_pass.exporters.torch import from_torch
    from forward_pass.formats.network_file import NetworkFile, read_network
    from forward_pass.learning.trained import train

__version__ = "0.1.0"

# What is imported when it is asked for: where it is, by its name. The page needs none of it.
_LATER = {
    "ForwardPass": "forward_pass_site.export.widget",
    "NetworkFile": "forward_pass.formats.network_file",
    "from_keras": "forward_pass.exporters.keras",
    "from_onnx": "forward_pass.exporters.onnx",
    "from_sklearn": "forward_pass.exporters.sklearn",
    "from_torch": "forward_pass.exporters.torch",
    "read_network": "forward_pass.formats.network_file",
    "train": "forward_pass.learning.trained",
}

__all__ = [
    "ACTIVATIONS",
    "Drawn",
    "ForwardPassError",
    "Model",
    "NetworkFile",
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
    "from_keras",
    "from_onnx",
    "from_sklearn",
    "from_torch",
    "network",
    "read_network",
    "record",
    "softmax",
    "to_json",
    "train",
]


def __getattr__(name: str) -> Any:
    """Return what is imported only when it is asked for, such as the widget of notebooks."""
    from importlib import import_module

    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
