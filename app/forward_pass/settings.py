"""Settings: what was chosen for one network, checked against what may be chosen."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import islice, pairwise
from numbers import Real
from typing import Any, Final, Self, TypeVar

from forward_pass.errors import SettingError
from forward_pass.limits import DEFAULTS, LIMITS

Rule = Mapping[str, Any]
# A weight or bias that is not the drawn one: weight layer, neuron, the input neuron of the edge (-1: the bias), value.
Change = tuple[int, int, int, float]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that determines a network; the same settings give the same network exactly.

    layers          number of neurons of each layer, inputs first
    seed            where all randomness of the network and its samples comes from
    temperature     T, divides the logits before the softmax
    activation      name of the function φ of the hidden layers
    initialization  how widely weights are drawn: "he" or "glorot"; Python alone sets it
    strongest       how many contributions are kept of a layer too large to keep all
    changes         (layer, neuron, from, value) of each weight that is not the drawn one; layer counts
                    weight layers from 0, from is the index of the edge's input neuron, or -1 for the bias

    Raises: SettingError if a value may not be chosen.

    Example: Settings(layers=(3, 2), seed=1).temperature is 0.65.
    """

    layers: tuple[int, ...] = tuple(DEFAULTS["layers"])
    seed: int = DEFAULTS["seed"]
    temperature: float = DEFAULTS["temperature"]
    activation: str = DEFAULTS["activation"]
    initialization: str = DEFAULTS["initialization"]
    strongest: int = DEFAULTS["strongest"]
    changes: tuple[Change, ...] = tuple(DEFAULTS["changes"])

    def __post_init__(self) -> None:
        given = self.changes
        for name in NAMES:
            object.__setattr__(self, name, check(name, getattr(self, name)))
        if not all(_is_in(self.layers, change) for change in self.changes):
            raise SettingError("changes", LIMITS["changes"]["expectation"], given)

    @classmethod
    def from_dict(cls, chosen: object) -> Self:
        """Return the settings of a JSON object; what it leaves out keeps its default.

        Raises: SettingError for a value that may not be chosen and for a name that is not a setting.

        Example: Settings.from_dict({"layers": "3-2"}).layers is (3, 2).
        """
        if not isinstance(chosen, Mapping):
            raise SettingError("settings", "an object", chosen)
        for name in chosen:
            if name not in NAMES:
                raise SettingError("the name of a setting", f"one of {', '.join(NAMES)}", name)
        return cls(**chosen)

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as a JSON object; `from_dict` gives them back. Empty changes are left out."""
        chosen = {name: getattr(self, name) for name in NAMES} | {"layers": list(self.layers)}
        changes = [list(change) for change in chosen.pop("changes")]
        return chosen | ({"changes": changes} if changes else {})


NAMES: Final = tuple(field.name for field in fields(Settings))


def check(name: str, value: object) -> Any:
    """Return the value in its proper type if the limits allow it.

    Raises: SettingError, with the expectation of settings.json, if they do not.

    Example: check("layers", "5-7-6-2") is (5, 7, 6, 2); check("seed", 7.0) is 7.
    """
    rule = LIMITS[name]
    allowed = _KINDS[rule["kind"]](rule, value)
    if allowed is None:
        raise SettingError(name, rule["expectation"], value)
    return allowed


def layers_text(layers: Iterable[int]) -> str:
    """Return layer sizes as options, attributes and links have them, such as 5-7-6-2."""
    return "-".join(map(str, layers))


def check_inputs(inputs: object, count: int) -> tuple[float, ...]:
    """Return `count` numbers that may be fed into a network.

    Raises: SettingError if there are more or fewer of them, or one is out of range.
    """
    numbers: tuple[float, ...] = check("inputs", inputs)
    if len(numbers) != count:
        raise SettingError("inputs", LIMITS["inputs"]["expectation"], inputs)
    return numbers


# One function for each kind of rule: it returns the value in its proper type, or None where the rule forbids it.


def _number(rule: Rule, value: object) -> float | None:
    # True is a number to Python, but not to a reader; NaN fails every comparison.
    if not isinstance(value, Real) or isinstance(value, bool):
        return None
    return float(value) if rule["minimum"] <= value <= rule["maximum"] else None


def _integer(rule: Rule, value: object) -> int | None:
    number = _number(rule, value)
    return int(number) if number is not None and number.is_integer() else None


def _choice(rule: Rule, value: object) -> str | None:
    return value if isinstance(value, str) and value in rule["choices"] else None


def _layers(rule: Rule, value: object) -> tuple[int, ...] | None:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,4}(-[0-9]{1,4})*", value):
        many = rule["maximumLayers"] + 1
        value = [int(size) for size in value.split("-", many)[:many]]
    neurons = {"minimum": rule["minimumNeurons"], "maximum": rule["maximumNeurons"]}
    layers = _each(_integer, neurons, value, rule["maximumLayers"])
    if layers is None or len(layers) < rule["minimumLayers"]:
        return None
    edges = sum(n_in * n_out for n_in, n_out in pairwise(layers))
    return layers if edges <= rule["maximumEdges"] else None


def _inputs(rule: Rule, value: object) -> tuple[float, ...] | None:
    return _each(_number, rule, value, LIMITS["layers"]["maximumNeurons"])


def _samples(rule: Rule, value: object) -> tuple[int, ...] | None:
    return _each(_integer, LIMITS["sample"], value, rule["maximumCount"]) or None


def _changes(rule: Rule, values: object) -> tuple[Change, ...] | None:
    changes = _each(_change, rule, values, rule["maximumCount"])
    return changes if changes is not None and len({change[:3] for change in changes}) == len(changes) else None


def _change(_rule: Rule, change: object) -> Change | None:
    if not isinstance(change, (list, tuple)) or len(change) != 4:
        return None
    place = _each(_integer, {"minimum": -1, "maximum": LIMITS["layers"]["maximumNeurons"]}, change[:3], 3)
    value = _number(LIMITS["value"], change[3])
    return (*place, value + 0.0) if place is not None and value is not None else None  # type: ignore[return-value]


def _is_in(layers: tuple[int, ...], change: Change) -> bool:
    """Tell whether a network of these layers has the weight or bias that is changed."""
    layer, neuron, source, _ = change
    return 0 <= layer < len(layers) - 1 and 0 <= neuron < layers[layer + 1] and source < layers[layer]


def _each(kind: Callable[[Rule, object], T | None], rule: Rule, values: object, most: int) -> tuple[T, ...] | None:
    """Return each value as `kind` reads it; None if one is refused, or if there are more than `most`."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        return None
    first = list(islice(values, most + 1))
    allowed = [kind(rule, value) for value in first] if len(first) <= most else [None]
    return tuple(value for value in allowed if value is not None) if None not in allowed else None


_KINDS: Final[dict[str, Callable[[Rule, object], Any]]] = {
    "changes": _changes,
    "choice": _choice,
    "inputs": _inputs,
    "integer": _integer,
    "layers": _layers,
    "number": _number,
    "samples": _samples,
}
