"""Parity: how exactly a network gives what the framework gave that it was made with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.formats.samples import KnownSample, Made
from forward_pass.forward import forward
from forward_pass.model import Model
from forward_pass.options import RunOptions

TOLERANCE: Final = 1e-6
NOT_CHECKED: Final = "not checked"
_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Difference:
    """The output that lies furthest from its answer: its layer, its neuron, the sample (from 0), and how far."""

    layer: int
    neuron: int
    sample: int
    by: float


@dataclass(frozen=True, slots=True)
class Parity:
    """What a comparison with the framework's answers showed.

    checked    how many samples have an answer
    most       the largest distance of an output from its answer
    tolerance  how large it may be
    differs    where it is larger than that; None where it is not
    made       what the answers come from, if that is known
    """

    checked: int
    most: float
    tolerance: float
    differs: Difference | None = None
    made: Made | None = None

    @property
    def sentence(self) -> str:
        """What the comparison showed, in words; neurons are counted from 1, as everywhere people read.

        Example: "equals scikit-learn 1.8 to 3·10⁻⁷ on 8 samples", "differs from PyTorch at the outputs, neuron 5, by
        0.03", "not checked".
        """
        if not self.checked:
            return NOT_CHECKED
        if self.differs is not None:
            name = self.made.framework if self.made else "the answers in the file"
            return (
                f"differs from {name} at the outputs, neuron {self.differs.neuron + 1}, by {_amount(self.differs.by)}"
            )
        to = f"to {_amount(self.most)}" if self.most else "exactly"
        samples = "1 sample" if self.checked == 1 else f"{self.checked} samples"
        return f"equals {self.made or 'the answers in the file'} {to} on {samples}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON: checked, most, tolerance, differs (null or where) and the sentence."""
        differs = self.differs and {name: getattr(self.differs, name) for name in Difference.__slots__}
        numbers = {"checked": self.checked, "most": self.most, "tolerance": self.tolerance}
        return {**numbers, "differs": differs, "sentence": self.sentence}


def compare_with_answers(
    model: Model,
    samples: Sequence[KnownSample],
    *,
    temperature: float = 1.0,
    tolerance: float | None = None,
    made: Made | None = None,
) -> Parity:
    """Run the samples that have an answer, and return how far the outputs lie from the answers.

    most = max |output − answer|, over all samples and outputs

    Parameters: tolerance, how far they may lie apart, 1e-6 unless given.
    Returns: a parity whose `differs` is None if most ≤ tolerance, or if there are no answers.

    Example: an output of 0.75 and an answer of 0.7500001 give most = 1e-7, which is no difference.
    """
    allowed = TOLERANCE if tolerance is None else tolerance
    answered = [(k, sample, sample.answer) for k, sample in enumerate(samples) if sample.answer is not None]
    if not answered:
        return Parity(0, 0.0, allowed, made=made)
    options = RunOptions(temperature=temperature)
    distances = np.abs([_outputs(model, sample.inputs, options) - answer for _, sample, answer in answered])
    row, neuron = np.unravel_index(int(distances.argmax()), distances.shape)
    most = float(distances.max())
    place = Difference(len(model.layers) - 1, int(neuron), answered[int(row)][0], most)
    return Parity(len(answered), most, allowed, place if most > allowed else None, made)


def _outputs(model: Model, inputs: Floats, options: RunOptions) -> Floats:
    # What overflows is refused as not finite; NumPy need not warn of it as well.
    with np.errstate(over="ignore", invalid="ignore"):
        (trace,) = forward(model, [inputs], options)
    *_, last = model
    return trace.arrays[last.output]


def _amount(value: float) -> str:
    """Return a distance with as few digits as say enough: 0.03, and 3·10⁻⁷ below a thousandth."""
    if value >= 1e-3:
        return f"{value:.2g}" if value < 1e6 else f"{value:.0f}"
    digit, _, power = f"{value:.0e}".partition("e")
    return f"{digit}·10{str(int(power)).translate(_RAISED)}"
