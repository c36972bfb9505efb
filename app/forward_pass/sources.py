"""Sources: where a model and its samples come from. `Drawn` is seeded randomness, rounded at the source.

What is displayed is exactly what is computed, so a reader with a pocket calculator gets the same sum.
The network comes from the stream [seed, 0] and sample k from [seed, 1, k]: any sample can be drawn
without those before it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final, Protocol, Self

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.drawing import drawn_parameters, resized_parameters, rounded
from forward_pass.errors import SettingError, ShapeError
from forward_pass.limits import DEFAULTS
from forward_pass.model import Model, functions_of, network
from forward_pass.settings import check, layers_text

INPUT_DECIMALS: Final = 2


class Source(Protocol):
    """Where a model and its samples come from."""

    kind: ClassVar[str]

    def model(self) -> Model:
        """Return the model; the same on every platform."""

    def inputs(self, sample: int) -> Floats:
        """Return the inputs of a sample, (n_0,)."""

    def check_model(self, model: Model) -> None:
        """Raise ShapeError unless the model has this source's operations; weights and biases may be changed."""

    def to_dict(self) -> dict[str, Any]:
        """Return the source as a JSON object with its kind."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A network drawn from a seed; the same settings give the same network exactly.

    layers          number of neurons of each layer, inputs first
    seed            where all randomness of the network and its samples comes from
    activation      name of the activation function of the hidden layers, or one name each, joined by commas
    output          what the last layer gives: "softmax", "sigmoid" or "linear"
    initialization  how widely weights are drawn: "he" or "glorot"
    original        layers of the network that this one was resized from: what both have keeps its weights and biases;
                    None where all of it is drawn with its own layers

    Raises: SettingError if a value may not be chosen.

    Example: Drawn(layers=(3, 2), seed=1).model().layers is (3, 2).
    """

    kind: ClassVar[str] = "drawn"

    layers: tuple[int, ...] = tuple(DEFAULTS["layers"])
    seed: int = DEFAULTS["seed"]
    activation: str = DEFAULTS["activation"]
    output: str = DEFAULTS["output"]
    initialization: str = DEFAULTS["initialization"]
    original: tuple[int, ...] | None = DEFAULTS["original"]

    def __post_init__(self) -> None:
        for name in DRAWN_NAMES:
            if name != "original" or self.original is not None:
                object.__setattr__(self, name, check(name, getattr(self, name)))
        if self.original == self.layers:
            object.__setattr__(self, "original", None)
        functions_of(self.activation, len(self.layers) - 2)

    def model(self) -> Model:
        """Return the network of these settings; the same on every platform."""
        if self.original is None:
            weights, biases = drawn_parameters(self.seed, self.layers, self.initialization)
        else:
            weights, biases = resized_parameters(self.seed, self.layers, self.original, self.initialization)
        return network(weights, biases, self.activation, self.output)

    def inputs(self, sample: int) -> Floats:
        """Return the inputs of one sample: shape (n_0,), uniform in 0 … 1, two decimals.

        Raises: SettingError if the sample is not a whole number from 0 to 2⁵³ − 1.
        """
        rng = np.random.default_rng([self.seed, 1, check("sample", sample)])
        return readonly_array("inputs", rounded(rng.random(self.layers[0]), INPUT_DECIMALS), (self.layers[0],))

    def check_model(self, model: Model) -> None:
        """Raise ShapeError unless the model has these layers, activation functions and outputs."""
        hidden = [f"dense, activation {name}" for name in functions_of(self.activation, len(self.layers) - 2)]
        _check_outline(f"{layers_text(self.layers)}: {', '.join([*hidden, 'dense', self.output])}", model)

    @classmethod
    def from_dict(cls, chosen: object) -> Self:
        """Return the source of a JSON object; what it leaves out keeps its default.

        Raises: SettingError for a value that may not be chosen and for a name that is not a setting.

        Example: Drawn.from_dict({"layers": "3-2"}).layers is (3, 2).
        """
        if not isinstance(chosen, Mapping):
            raise SettingError("source", "an object", chosen)
        given = dict(chosen)
        kind = given.pop("kind", cls.kind)
        if kind != cls.kind:
            raise SettingError("the kind of a source", cls.kind, kind)
        for name in given:
            if name not in DRAWN_NAMES:
                raise SettingError("the name of a setting", f"one of {', '.join(DRAWN_NAMES)}", name)
        return cls(**given)

    def to_dict(self) -> dict[str, Any]:
        """Return the source as a JSON object; `from_dict` gives it back. Without an original there is none in it."""
        values = {name: getattr(self, name) for name in DRAWN_NAMES}
        lists = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        return {"kind": self.kind} | {name: value for name, value in lists.items() if value is not None}


DRAWN_NAMES: Final = tuple(field.name for field in fields(Drawn))


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """A network that exists already, with samples of its own.

    stored   the network
    samples  the inputs of each sample, (n_0,); there may be none
    name     64 hexadecimal digits: the SHA-256 of the file it came from or, unless given, of its operations, their
             parameters and the samples

    Raises: ShapeError if a sample does not fit the model.

    Example: Stored(network([[[1, -2]]], [[0.5]]), ([3, 1],)).inputs(0) is (3, 1).
    """

    kind: ClassVar[str] = "stored"

    stored: Model
    samples: tuple[Floats, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        rows = enumerate(self.samples)
        samples = tuple(readonly_array(f"samples[{k}]", x, (self.stored.n_inputs,)) for k, x in rows)
        object.__setattr__(self, "samples", samples)
        object.__setattr__(self, "name", self.name or _digest(self.stored, samples))

    def model(self) -> Model:
        """Return the model."""
        return self.stored

    def inputs(self, sample: int) -> Floats:
        """Return the inputs of one sample, (n_0,); after the last comes the first again.

        Raises: ShapeError if there are none.
        """
        if not self.samples:
            raise ShapeError("samples", "one or more", 0)
        number: int = check("sample", sample)
        return self.samples[number % len(self.samples)]

    def check_model(self, model: Model) -> None:
        """Raise ShapeError unless the model has the same operations; their parameters may differ."""
        _check_outline(self.stored.outline, model)

    def to_dict(self) -> dict[str, Any]:
        """Return what names it, as a JSON object; its numbers travel as the model's."""
        layers, activation, output = list(self.stored.layers), self.stored.activation, self.stored.output
        return {"kind": self.kind, "name": self.name, "layers": layers, "activation": activation, "output": output}


def _digest(model: Model, samples: Sequence[Floats]) -> str:
    digest = hashlib.sha256(model.outline.encode())
    for name, array in [*model.parameters().items(), *(("sample", inputs) for inputs in samples)]:
        digest.update(f"{name}{array.shape}".encode() + array.tobytes())
    return digest.hexdigest()


def _check_outline(expected: str, model: Model) -> None:
    if model.outline != expected:
        raise ShapeError("the network of the source", expected, model.outline)
