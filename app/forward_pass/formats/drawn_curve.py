"""What a network file says of the curve that a network with one input and one output draws."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from forward_pass.curve import MOST_POINTS, curve
from forward_pass.formats.errors import FormatError
from forward_pass.formats.fields import fields, items, number
from forward_pass.model import Model

# A picture needs no more decimals of them.
DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class DrawnCurve:
    """A curve in equal steps from the lowest to the highest value of the input's range.

    outputs  what the network gives there, to four decimals
    truth    what it should give there; as many of them, or none

    Raises: FormatError unless there are 2 to 256 of them.

    Example: DrawnCurve((0, 1, 4), (0, 1, 4)) is a parabola that was learned well.
    """

    outputs: tuple[float, ...]
    truth: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        for name in ("outputs", "truth"):
            listed = items(f"curve.{name}", getattr(self, name), MOST_POINTS)
            values = tuple(number(f"curve.{name}[{k}]", value) for k, value in enumerate(listed))
            object.__setattr__(self, name, values)
        if len(self.outputs) < 2:
            raise FormatError("curve.outputs", f"a list of 2 to {MOST_POINTS} numbers", len(self.outputs))
        if len(self.truth) not in (0, len(self.outputs)):
            raise FormatError("curve.truth", f"as many numbers as outputs, {len(self.outputs)}", len(self.truth))

    @classmethod
    def from_dict(cls, value: object) -> "DrawnCurve":
        """Return what a JSON object says; FormatError for any other value."""
        given = fields("curve", value, {"outputs"}, {"truth"})
        return cls(given["outputs"], given.get("truth", ()))

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON; a truth that is not known is left out."""
        return {"outputs": list(self.outputs)} | ({"truth": list(self.truth)} if self.truth else {})

    def check(self, model: Model, ranges: tuple[tuple[float, float], ...]) -> None:
        """Raise FormatError unless it is the curve of this network over this range."""
        if (model.layers[0], model.layers[-1], model.output, len(ranges)) != (1, 1, "linear", 1):
            expected = "left out unless there are one input with a range and one linear output"
            raise FormatError("curve", expected, "one")
        computed = curve(model, *ranges[0], len(self.outputs))
        wrong = np.flatnonzero(~np.isclose(self.outputs, computed, rtol=10**-DECIMALS, atol=10**-DECIMALS))
        if len(wrong):
            k = int(wrong[0])
            raise FormatError(
                f"curve.outputs[{k}]", f"what the network gives, {computed[k]:.{DECIMALS}f}", self.outputs[k]
            )
