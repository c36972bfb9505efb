"""The baseline: what the network gives without the reader's changes, and how far the traces differ from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ShapeError
from forward_pass.forward import forward
from forward_pass.initialization import draw_inputs, draw_network
from forward_pass.network import Network
from forward_pass.settings import Settings, check
from forward_pass.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """The same samples in the network as it was drawn: its own inputs, no changes, the author's temperature.

    temperature    the author's T
    inputs         x as drawn, (n_samples, n_0)
    probabilities  p of the network as drawn, (n_samples, n_classes)
    differences    p of the traces − probabilities, (n_samples, n_classes)
    changed_from   (n_changes,) the drawn value of each of the settings' changes, in their order

    Raises: ShapeError if the arrays do not fit each other or hold NaN or an infinity; SettingError for a
    temperature that may not be chosen.
    """

    temperature: float
    inputs: Floats
    probabilities: Floats
    differences: Floats
    changed_from: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "temperature", check("temperature", self.temperature))
        for name in ("inputs", "probabilities", "differences"):
            array = readonly_array(f"the baseline's {name}", getattr(self, name), (None, None))
            object.__setattr__(self, name, array)
        object.__setattr__(
            self, "changed_from", readonly_array("the baseline's drawn values", self.changed_from, (None,))
        )
        if len(self.inputs) != len(self.probabilities):
            raise ShapeError("the samples of the baseline", str(len(self.inputs)), len(self.probabilities))
        readonly_array("the baseline's differences", self.differences, self.probabilities.shape)


def baseline_of(settings: Settings, samples: Iterable[int], traces: Sequence[Trace], *, temperature: float) -> Baseline:
    """Return the baseline of these traces.

    Parameters: temperature, the author's.
    Raises: SettingError for a temperature that may not be chosen.

    Example: for the traces of record(Settings(), [0]) at 0.65 all differences are 0.
    """
    drawn = draw_network(replace(settings, changes=()))
    inputs = [draw_inputs(settings, sample) for sample in samples]
    before = forward(drawn, inputs, temperature=temperature, strongest=settings.strongest)
    p_before = np.array([trace.probabilities for trace in before])
    p_now = np.array([trace.probabilities for trace in traces])
    return Baseline(temperature, np.array(inputs), p_before, p_now - p_before, np.array(_values(drawn, settings)))


def _values(network: Network, settings: Settings) -> list[float]:
    """Return the network's own weight or bias for each change of the settings."""
    return [
        (network.biases[layer][neuron] if source < 0 else network.weights[layer][neuron, source]).item()
        for layer, neuron, source, _ in settings.changes
    ]
