"""The reel: one network and the traces of several samples, what crosses to the page in one call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forward_pass.arrays import readonly_array
from forward_pass.baseline import Baseline, baseline_of
from forward_pass.errors import ShapeError
from forward_pass.forward import forward
from forward_pass.initialization import draw_inputs, draw_network
from forward_pass.network import Network
from forward_pass.settings import Settings, check, check_inputs, layers_text
from forward_pass.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Reel:
    """One network and the traces of several samples.

    settings      what determines the network
    network       the network
    samples       (n_samples,) numbers of the samples
    traces        (n_samples,) the forward pass of each
    drawn_inputs  whether the inputs were drawn from the seed, not given from outside
    baseline      what the traces are measured against, if they are

    Raises: SettingError for sample numbers that may not be chosen, ShapeError if the parts do not
    belong together.
    """

    settings: Settings
    network: Network
    samples: tuple[int, ...]
    traces: tuple[Trace, ...]
    drawn_inputs: bool = True
    baseline: Baseline | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "samples", check("samples", self.samples))
        if len(self.traces) != len(self.samples):
            raise ShapeError("traces", f"one for each of {len(self.samples)} samples", len(self.traces))
        if {trace.layers for trace in self.traces} != {self.settings.layers}:
            raise ShapeError("the layers of the traces", layers_text(self.settings.layers), "others")
        if self.network.layers != self.settings.layers:
            raise ShapeError(
                "the network's layers", layers_text(self.settings.layers), layers_text(self.network.layers)
            )
        if self.network.activation != self.settings.activation:
            raise ShapeError("the network's activation", self.settings.activation, self.network.activation)
        if self.baseline is not None:
            self._check(self.baseline)

    def _check(self, baseline: Baseline) -> None:
        n, sizes = len(self.samples), self.settings.layers
        readonly_array("the baseline's inputs", baseline.inputs, (n, sizes[0]))
        readonly_array("the baseline's probabilities", baseline.probabilities, (n, sizes[-1]))
        readonly_array("the baseline's drawn values", baseline.changed_from, (len(self.settings.changes),))


def record(
    settings: Settings,
    samples: Iterable[int],
    *,
    inputs: Sequence[float] | None = None,
    baseline_temperature: float | None = None,
) -> Reel:
    """Return the reel of these settings and samples.

    Parameters: samples, 1 to 64 numbers; inputs, n_0 numbers to feed in for every sample instead of
    those that the seed and the sample number give; baseline_temperature, the author's temperature, if
    the traces are to be measured against the network as it was drawn.
    Raises: SettingError for samples, inputs or a temperature that may not be chosen.

    Example: len(record(Settings(), range(8)).traces) is 8.
    """
    numbers: tuple[int, ...] = check("samples", samples)
    network = draw_network(settings)
    if inputs is None:
        rows = [draw_inputs(settings, number) for number in numbers]
    else:
        rows = [readonly_array("inputs", check_inputs(inputs, settings.layers[0]), (None,))] * len(numbers)
    traces = forward(network, rows, temperature=settings.temperature, strongest=settings.strongest)
    baseline = None
    if baseline_temperature is not None:
        baseline = baseline_of(settings, numbers, traces, temperature=baseline_temperature)
    return Reel(settings, network, numbers, traces, drawn_inputs=inputs is None, baseline=baseline)
