"""The network file: a network with the names, samples and answers that belong to it, as one JSON document."""

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from forward_pass.arrays import readonly_array
from forward_pass.errors import ForwardPassError, ShapeError
from forward_pass.formats.arrays_json import write_array
from forward_pass.formats.drawn_curve import DrawnCurve
from forward_pass.formats.errors import FormatError
from forward_pass.formats.fields import items, number, text, texts, whole
from forward_pass.formats.parity import Parity, compare_with_answers
from forward_pass.formats.samples import KnownSample, Made, Unseen
from forward_pass.limits import LIMITS
from forward_pass.model import Model
from forward_pass.reel import Reel
from forward_pass.settings import check
from forward_pass.sources import Stored
from forward_pass.wire import encode

__all__ = ["FORMAT", "VERSION", "DrawnCurve", "KnownSample", "Made", "NetworkFile", "Parity", "Unseen", "read_network"]

FORMAT: Final = "forward-pass-network"
VERSION: Final = 1
MOST_SAMPLES: Final = 64
LONGEST_TITLE: Final = 120
LONGEST_ABOUT: Final = 600


@dataclass(frozen=True, slots=True, eq=False)
class NetworkFile:
    """A network and what belongs to it.

    model        the network
    title        what it is called
    about        what it does, in one or two plain sentences
    input_names  one for each input, or none at all; so are
    units        such as "cm", and
    ranges       (lowest, highest) that an input usually has
    input_shape  (rows, columns) where the inputs are an image
    classes      names of the outputs; of a single sigmoid its "yes", or "no" and "yes"
    temperature  T of the softmax
    samples      at most 64
    tolerance    how far an output may lie from the framework's answer; None for 1e-6
    made         the framework it was made with
    unseen       how it does on samples that it was not trained with
    curve        its output over its input, and what that should be, where it has one of each
    recorded     the traces of its samples, which can be played at once

    Raises: FormatError, naming the place in the document, for what does not fit the network.

    Example: NetworkFile(network([[[1, -2]]], [[0.5]]), classes=("up",)).to_dict()["classes"] is ["up"].
    """

    model: Model
    title: str = ""
    about: str = ""
    input_names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    ranges: tuple[tuple[float, float], ...] = ()
    input_shape: tuple[int, int] | None = None
    classes: tuple[str, ...] = ()
    temperature: float = 1.0
    samples: tuple[KnownSample, ...] = ()
    tolerance: float | None = None
    made: Made | None = None
    unseen: Unseen | None = None
    curve: DrawnCurve | None = None
    recorded: Reel | None = None

    def __post_init__(self) -> None:
        n_in, put = self.model.n_inputs, object.__setattr__
        text("title", self.title, LONGEST_TITLE)
        text("about", self.about, LONGEST_ABOUT)
        put(self, "input_names", texts("inputs.names", self.input_names, n_in) if self.input_names else ())
        put(self, "units", texts("inputs.units", self.units, n_in) if self.units else ())
        put(self, "ranges", _checked_ranges(self.ranges, n_in) if self.ranges else ())
        put(self, "input_shape", _checked_shape(self.input_shape, n_in))
        put(self, "classes", _checked_classes(self.classes, self.model))
        put(self, "temperature", _checked_temperature(self.temperature, self.model))
        listed = items("samples", self.samples, MOST_SAMPLES)
        n_out = self.model.layers[-1]
        checked = (_checked_sample(f"samples[{k}]", sample, self.model, n_out) for k, sample in enumerate(listed))
        put(self, "samples", tuple(checked))
        if self.tolerance is not None:
            put(self, "tolerance", number("tolerance", self.tolerance, above=0))
        if self.curve is not None:
            self.curve.check(self.model, self.ranges)
        if self.recorded is not None:
            put(self, "recorded", _checked_reel(self.recorded, self.source()))

    def source(self) -> Stored:
        """Return the network with the inputs of its samples, for `record`; all but `recorded` decides its name."""
        text = json.dumps(self._document(), allow_nan=False, sort_keys=True)
        name = hashlib.sha256(text.encode()).hexdigest()
        return Stored(self.model, tuple(sample.inputs for sample in self.samples), name)

    def parity(self) -> Parity:
        """Run the samples, and return how exactly they give what the framework answered."""
        return compare_with_answers(
            self.model, self.samples, temperature=self.temperature, tolerance=self.tolerance, made=self.made
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the document, as JSON; `read_network` gives the network file back. What is empty is left out."""
        recorded = {} if self.recorded is None else {"recorded": _reel_to_dict(self.recorded)}
        return self._document() | recorded

    def _document(self) -> dict[str, Any]:
        """Return the document without what was recorded."""
        ranges, shape = [list(pair) for pair in self.ranges], list(self.input_shape or ())
        inputs = {"names": list(self.input_names), "units": list(self.units), "ranges": ranges, "shape": shape}
        document = {
            "title": self.title,
            "about": self.about,
            "inputs": {"count": self.model.n_inputs} | {name: value for name, value in inputs.items() if value},
            "operations": [_operation_to_dict(operation) for operation in self.model.operations],
            "classes": list(self.classes),
            "temperature": self.temperature if self.temperature != 1 else None,
            "samples": [sample.to_dict() for sample in self.samples],
            "tolerance": self.tolerance,
            "made": self.made and self.made.to_dict(),
            "unseen": self.unseen and self.unseen.to_dict(),
            "curve": self.curve and self.curve.to_dict(),
        }
        kept = {name: value for name, value in document.items() if value not in ("", None, [])}
        return {"format": FORMAT, "version": VERSION, **kept}

    def to_json(self) -> str:
        """Return the document as one JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def save(self, path: str | Path) -> None:
        """Write the document to a file."""
        Path(path).write_text(self.to_json() + "\n", "utf-8")

    def to_html(self, path: str | Path) -> None:
        """Write one page that plays the samples, with their cards, from a file and without a server.

        Raises: FormatError if there are no samples; OSError if the file cannot be written.
        """
        from forward_pass_site.export.page_file import write_page

        write_page(self, path)

    def show(self) -> None:
        """Show it in a notebook: as a widget that the kernel answers or, without anywidget, as a still."""
        from forward_pass_site.export.still import show

        show(self)

    def _repr_html_(self) -> str:
        from forward_pass_site.export.still import html_of

        return html_of(self)


def read_network(document: object) -> NetworkFile:
    """Return the network file of a document: a JSON text, its UTF-8 bytes, or the object that it holds.

    Raises: FormatError, naming the place and what was expected there, for anything that is not a network.

    Example: read_network(file.to_json()).model.layers is file.model.layers.
    """
    from forward_pass.formats.network_json import network_of

    try:
        return network_of(document)
    except FormatError:
        raise
    except ForwardPassError as error:
        raise FormatError(error.name, error.expectation, error.value) from error


def _operation_to_dict(operation: Any) -> dict[str, Any]:
    arrays = {name: write_array(array) for name, array in operation.parameters().items()}
    return {"kind": operation.kind, **operation.settings(), **arrays}


def _reel_to_dict(reel: Reel) -> dict[str, Any]:
    header, values = encode(reel)
    return header | {"values": values.tolist()}


def _checked_reel(reel: Reel, source: Stored) -> Reel:
    """Return a reel of the source's network, named as the source is now: samples or names may be others since."""
    mine, recorded = source.stored, reel.model
    theirs = recorded.parameters()
    same = mine.outline == recorded.outline and all(
        np.array_equal(array, theirs[name]) for name, array in mine.parameters().items()
    )
    if not same:
        raise FormatError("recorded", "a reel of this network", reel.source.to_dict().get("name", "one of another"))
    return replace(reel, source=source)


def _checked_ranges(ranges: object, count: int) -> tuple[tuple[float, float], ...]:
    listed = items("inputs.ranges", ranges, count)
    if len(listed) != count:
        raise FormatError("inputs.ranges", f"a list of {count} pairs", f"{len(listed)} of them")
    checked = []
    for k, pair in enumerate(listed):
        place, rule = f"inputs.ranges[{k}]", LIMITS["inputs"]
        ends = [number(f"{place}[{end}]", value) for end, value in enumerate(items(place, pair, 2))]
        if len(ends) != 2 or not rule["minimum"] <= ends[0] < ends[1] <= rule["maximum"]:
            limits = f"from {rule['minimum']} to {rule['maximum']}"
            raise FormatError(place, f"two numbers {limits}, the lower one first", pair)
        checked.append((ends[0], ends[1]))
    return tuple(checked)


def _checked_shape(shape: object, count: int) -> tuple[int, int] | None:
    if shape is None:
        return None
    sides = [whole("inputs.shape", side, 1, count) for side in items("inputs.shape", shape, 2)]
    if len(sides) != 2 or sides[0] * sides[1] != count:
        raise FormatError("inputs.shape", f"[rows, columns] whose product is {count}", shape)
    return sides[0], sides[1]


def _checked_classes(classes: object, model: Model) -> tuple[str, ...]:
    count = model.layers[-1]
    listed = items("classes", classes, max(2, count))
    both = model.output == "sigmoid" and count == 1 and len(listed) == 2
    return texts("classes", listed, 2 if both else count) if listed else ()


def _checked_temperature(temperature: float, model: Model) -> float:
    if temperature != 1 and model.output != "softmax":
        raise FormatError("temperature", "left out unless the output is softmax", temperature)
    checked: float = check("temperature", temperature)
    return checked


def _checked_sample(place: str, sample: KnownSample, model: Model, n_out: int) -> KnownSample:
    try:
        inputs = readonly_array(f"{place}.inputs", sample.inputs, (model.n_inputs,))
        answer = None if sample.answer is None else readonly_array(f"{place}.answer", sample.answer, (n_out,))
    except ShapeError as error:
        raise FormatError(error.name, error.expectation, error.value) from None
    rule = LIMITS["inputs"]
    if not ((inputs >= rule["minimum"]) & (inputs <= rule["maximum"])).all():
        raise FormatError(f"{place}.inputs", f"numbers from {rule['minimum']} to {rule['maximum']}", inputs.tolist())
    most = 1 if n_out == 1 and model.output == "sigmoid" else n_out - 1
    label = None if sample.label is None else whole(f"{place}.label", sample.label, 0, most)
    return KnownSample(inputs, label, answer)
