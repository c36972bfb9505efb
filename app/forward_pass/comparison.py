"""A comparison: what the same samples gave before, and how far any of their values differs from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ShapeError
from forward_pass.model import Model
from forward_pass.settings import Change, check
from forward_pass.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Traces of before beside those of now: before an edit, before a training step, or of another network.

    temperature   the T of before
    before        arrays of before by full name, (n_samples, …)
    differences   the array of now − that of before, for each of them
    changed_from  (n_changes,) the value of before of each of the changes, in their order

    Raises: ShapeError if the arrays do not fit each other or hold NaN or an infinity; SettingError for a
    temperature that may not be chosen.
    """

    temperature: float
    before: Mapping[str, Floats]
    differences: Mapping[str, Floats]
    changed_from: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "temperature", check("temperature", self.temperature))
        if self.before.keys() != self.differences.keys():
            raise ShapeError("the differences", f"those of {', '.join(self.before)}", list(self.differences))
        before = {name: readonly_array(f"before:{name}", array, np.shape(array)) for name, array in self.before.items()}
        object.__setattr__(self, "before", before)
        differences = {
            name: readonly_array(f"difference:{name}", array, before[name].shape)
            for name, array in self.differences.items()
        }
        object.__setattr__(self, "differences", differences)
        object.__setattr__(self, "changed_from", readonly_array("changedFrom", self.changed_from, (None,)))

    @classmethod
    def of(
        cls,
        before: Sequence[Trace],
        now: Sequence[Trace],
        names: Sequence[str],
        *,
        temperature: float,
        changes: Sequence[Change] = (),
    ) -> Self:
        """Return the comparison of two traces of each sample.

        Parameters: names of the arrays to compare; temperature of before; changes that lead from before to now.
        Raises: ShapeError for an array that both do not have in the same shape.

        Example: of a trace with itself every difference is 0.
        """
        values = {name: _stacked(before, name) for name in names}
        differences = {name: _stacked(now, name) - values[name] for name in names}
        return cls(temperature, values, differences, np.array(_values(before[0].model, changes)))


def _stacked(traces: Sequence[Trace], name: str) -> Floats:
    if any(name not in trace.arrays for trace in traces):
        raise ShapeError("a compared array", f"one of {', '.join(traces[0].arrays)}", name)
    return np.array([trace.arrays[name] for trace in traces])


def _values(model: Model, changes: Sequence[Change]) -> list[float]:
    """Return the model's own weight or bias for each change."""
    return [
        (model.biases[layer][neuron] if source < 0 else model.weights[layer][neuron, source]).item()
        for layer, neuron, source, _ in changes
    ]
