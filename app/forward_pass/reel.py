"""The reel: one network and the traces of several samples, what crosses to the page in one call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forward_pass.arrays import readonly_array
from forward_pass.comparison import Comparison
from forward_pass.errors import ShapeError
from forward_pass.forward import forward
from forward_pass.model import Model
from forward_pass.options import RunOptions
from forward_pass.settings import check, check_inputs
from forward_pass.sources import Source
from forward_pass.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Reel:
    """One network and the traces of several samples.

    source        where the network comes from
    options       what was asked of it
    model         the network, changes included
    samples       (n_samples,) numbers of the samples
    traces        (n_samples,) the forward pass of each
    drawn_inputs  whether the inputs are the samples' own, not given from outside
    comparison    what the traces are compared with, if they are

    Raises: SettingError for sample numbers that may not be chosen, ShapeError if the parts do not
    belong together.
    """

    source: Source
    options: RunOptions
    model: Model
    samples: tuple[int, ...]
    traces: tuple[Trace, ...]
    drawn_inputs: bool = True
    comparison: Comparison | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "samples", check("samples", self.samples))
        if len(self.traces) != len(self.samples):
            raise ShapeError("traces", f"one for each of {len(self.samples)} samples", len(self.traces))
        self.source.check_model(self.model)
        for trace in self.traces:
            if trace.model is not self.model:
                raise ShapeError("the model of the traces", "that of the reel", trace.model.outline)
        if self.comparison is not None:
            self._check_comparison(self.comparison)

    def _check_comparison(self, comparison: Comparison) -> None:
        arrays = self.traces[0].arrays
        *_, last = self.model
        for name in dict.fromkeys(("inputs", last.output, *comparison.before)):
            if name not in arrays or name not in comparison.before:
                raise ShapeError("what is compared", "inputs, outputs and other arrays of the traces", name)
            shape = (len(self.samples), *arrays[name].shape)
            readonly_array(f"before:{name}", comparison.before[name], shape)
        readonly_array("changedFrom", comparison.changed_from, (len(self.options.changes),))


def record(
    source: Source,
    samples: Iterable[int],
    options: RunOptions | None = None,
    *,
    inputs: Sequence[float] | None = None,
    compare: float | None = None,
    compared: Sequence[str] = (),
) -> Reel:
    """Return the reel of these samples.

    Parameters: samples, 1 to 64 numbers; inputs, n_0 numbers to feed in for every sample instead of its own; compare,
    a temperature, if the traces are to be compared with those of the source's own network, unchanged, fed with the
    samples' own inputs at that temperature; compared, names of arrays to compare besides inputs and outputs.
    Raises: SettingError for samples, changes, inputs or a temperature that may not be chosen.

    Example: len(record(Drawn(), range(8)).traces) is 8.
    """
    options = options or RunOptions()
    numbers: tuple[int, ...] = check("samples", samples)
    own = source.model()
    model = own.with_changes(options.changes)
    if inputs is None:
        rows = [source.inputs(number) for number in numbers]
    else:
        rows = [readonly_array("inputs", check_inputs(inputs, model.n_inputs), (None,))] * len(numbers)
    traces = forward(model, rows, options)
    comparison = None
    if compare is not None:
        then = replace(options, temperature=compare, changes=())
        before = forward(own, [source.inputs(number) for number in numbers], then)
        *_, last = model
        names = tuple(dict.fromkeys(("inputs", last.output, *compared)))
        comparison = Comparison.of(before, traces, names, temperature=compare, changes=options.changes)
    return Reel(source, options, model, numbers, traces, drawn_inputs=inputs is None, comparison=comparison)
