"""What a network file says besides its numbers: samples that are known, where it was made, how well it does."""

from dataclasses import dataclass
from typing import Any

from forward_pass.arrays import Floats
from forward_pass.formats.errors import FormatError
from forward_pass.formats.fields import fields, number, text, whole

MOST_UNSEEN = 10**9


@dataclass(frozen=True, slots=True, eq=False)
class KnownSample:
    """A sample, what it is, and what the framework answered.

    inputs  (n_0,)
    label   index of its class; with a single sigmoid 1 is "yes" and 0 is "no"; None where it is not known
    answer  (n_outputs,) what the framework gave for the outputs; None where it was not asked
    """

    inputs: Floats
    label: int | None = None
    answer: Floats | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON; what is not known is left out."""
        label = {} if self.label is None else {"label": self.label}
        answer = {} if self.answer is None else {"answer": self.answer.tolist()}
        return {"inputs": self.inputs.tolist(), **label, **answer}


@dataclass(frozen=True, slots=True)
class Made:
    """The framework that a network was made with, and its version.

    Example: str(Made("scikit-learn", "1.8.0")) is "scikit-learn 1.8".
    """

    framework: str
    version: str = ""

    def __post_init__(self) -> None:
        text("made.with", self.framework)
        text("made.version", self.version)

    def __str__(self) -> str:
        return " ".join([self.framework, *filter(None, [".".join(self.version.split(".")[:2])])])

    @classmethod
    def from_dict(cls, value: object) -> "Made":
        """Return what a JSON object says; FormatError for any other value."""
        given = fields("made", value, {"with"}, {"version"})
        return cls(given["with"], given.get("version", ""))

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON; an unknown version is left out."""
        return {"with": self.framework} | ({"version": self.version} if self.version else {})


@dataclass(frozen=True, slots=True)
class Unseen:
    """How a network does on samples that it was not trained with.

    of     how many there were
    right  how many of them it named rightly, of a network that names classes
    error  the root of the mean squared error, of a network that gives numbers

    Raises: FormatError unless exactly one of right and error is given.

    Example: str(Unseen(30, right=29)) is "29 of 30".
    """

    of: int
    right: int | None = None
    error: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "of", whole("unseen.of", self.of, 1, MOST_UNSEEN))
        if (self.right is None) == (self.error is None):
            raise FormatError("unseen", "an object with of and either right or error", self.to_dict())
        if self.right is not None:
            object.__setattr__(self, "right", whole("unseen.right", self.right, 0, self.of))
        if self.error is not None and number("unseen.error", self.error) < 0:
            raise FormatError("unseen.error", "0 or above", self.error)

    def __str__(self) -> str:
        return f"{self.right} of {self.of}" if self.error is None else f"an error of {self.error:.2g} on {self.of}"

    @classmethod
    def from_dict(cls, value: object) -> "Unseen":
        """Return what a JSON object says; FormatError for any other value."""
        given = fields("unseen", value, {"of"}, {"right", "error"})
        return cls(given["of"], given.get("right"), given.get("error"))

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON."""
        named = {"right": self.right, "error": self.error}
        return {"of": self.of} | {name: value for name, value in named.items() if value is not None}
