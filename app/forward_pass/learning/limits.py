"""What may be chosen of a training run: limits, defaults and the sentence of every error, as data.

They are not in the settings.json of every network, which the page reads before its first picture.
"""

from typing import Any, Final

from forward_pass.limits import LIMITS, finished

_NUMBER: Final = "a number from {minimum} to {maximum}"
_WHOLE: Final = "a whole number from {minimum} to {maximum}"

_OWN: Final[dict[str, dict[str, Any]]] = {
    "noise": {"kind": "number", "minimum": 0, "maximum": 1, "expectation": _NUMBER},
    "data_seed": LIMITS["seed"] | {"default": 0},
    "learning_rate": {"kind": "number", "minimum": 0, "maximum": 1_000_000_000, "expectation": _NUMBER},
    "batch": {"kind": "integer", "minimum": 1, "maximum": 10_000, "expectation": _WHOLE},
    "optimizer": {"kind": "choice", "choices": ["sgd", "momentum", "adam"], "expectation": "one of {choices}"},
    "weight_decay": {"kind": "number", "minimum": 0, "maximum": 1000, "expectation": _NUMBER},
    "step": {"kind": "integer", "minimum": 0, "maximum": 1_000_000, "expectation": _WHOLE},
}

# With those of every network: layers, activation, output, initialization, temperature and seed.
LEARNING_LIMITS: Final[dict[str, dict[str, Any]]] = LIMITS | {name: finished(rule) for name, rule in _OWN.items()}
# No weight and no bias is further from zero than one that a reader may choose: then no forward pass overflows.
LARGEST_PARAMETER: Final = float(LIMITS["value"]["maximum"])
# The longest list of changes.
MOST_CHANGES: Final = 200
