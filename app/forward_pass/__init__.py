"""Forward Pass: a small neural network whose every number can be seen.

Example: record(Settings(seed=7), [0]).traces[0].probabilities
"""

from forward_pass.activations import ACTIVATIONS
from forward_pass.errors import ForwardPassError, SettingError, ShapeError, WireError
from forward_pass.forward import forward
from forward_pass.initialization import draw_inputs, draw_network
from forward_pass.network import Network
from forward_pass.reel import Reel, record
from forward_pass.settings import Settings
from forward_pass.softmax import softmax
from forward_pass.trace import StrongestContributions, Trace
from forward_pass.wire import answer, decode, encode, from_json, to_json

__version__ = "0.1.0"

__all__ = [
    "ACTIVATIONS",
    "ForwardPassError",
    "Network",
    "Reel",
    "SettingError",
    "Settings",
    "ShapeError",
    "StrongestContributions",
    "Trace",
    "WireError",
    "__version__",
    "answer",
    "decode",
    "draw_inputs",
    "draw_network",
    "encode",
    "forward",
    "from_json",
    "record",
    "softmax",
    "to_json",
]
