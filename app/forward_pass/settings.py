"""The rules of settings.json: what may be chosen, and the sentence for what may not."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice, pairwise
from numbers import Real
from typing import Any, Final, TypeVar

from forward_pass.errors import SettingError
from forward_pass.limits import LIMITS

Rule = Mapping[str, Any]
# A weight or bias that is not the drawn one: weight layer, neuron, the input neuron of the edge (-1: the bias), value.
Change = tuple[int, int, int, float]
T = TypeVar("T")


def check(name: str, value: object, limits: Mapping[str, Rule] = LIMITS) -> Any:
    """Return the value in its proper type if the limits allow it; those of settings.json unless others are given.

    Raises: SettingError, with the expectation of the limits, if they do not.

    Example: check("layers", "5-7-6-2") is (5, 7, 6, 2); check("seed", 7.0) is 7.
    """
    rule = limits[name]
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


def _activations(rule: Rule, value: object) -> str | None:
    names = [name.strip() for name in value.split(",")] if isinstance(value, str) else []
    if not names or not all(name in rule["choices"] for name in names):
        return None
    # One name stands for all hidden layers.
    return names[0] if len(set(names)) == 1 else ",".join(names)


def _choice(rule: Rule, value: object) -> str | None:
    return value if isinstance(value, str) and value in rule["choices"] else None


def _layers(_rule: Rule, value: object) -> tuple[int, ...] | None:
    rule = LIMITS["layers"]
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


def _each(kind: Callable[[Rule, object], T | None], rule: Rule, values: object, most: int) -> tuple[T, ...] | None:
    """Return each value as `kind` reads it; None if one is refused, or if there are more than `most`."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        return None
    first = list(islice(values, most + 1))
    allowed = [kind(rule, value) for value in first] if len(first) <= most else [None]
    return tuple(value for value in allowed if value is not None) if None not in allowed else None


_KINDS: Final[dict[str, Callable[[Rule, object], Any]]] = {
    "activations": _activations,
    "changes": _changes,
    "choice": _choice,
    "inputs": _inputs,
    "integer": _integer,
    "layers": _layers,
    "number": _number,
    "samples": _samples,
}
