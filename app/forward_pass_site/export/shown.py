"""What is shown of a network outside of our site: its recorded samples and the words beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape

from forward_pass import Reel, RunOptions, Stored, record
from forward_pass.explain_wire import explanations_to_json
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import NetworkFile
from forward_pass_site.cli.description import number, percent
from forward_pass_site.cli.labels import RULE, Labels
from forward_pass_site.record.reels import SAMPLE_COUNT

# With more edges than this, cards get along with what the reel itself says: the shares of all edges would be megabytes.
MOST_EXPLAINED = 5000
SAMPLES_NEEDED = "1 or more, which it is shown computing, such as X[:8] of from_sklearn(model, X[:8])"


@dataclass(frozen=True)
class Shown:
    """A network with up to eight of its samples, computed.

    network  the network as its file has it

    Raises: FormatError if it has no samples.

    Example: Shown(network).title is the file's title, or "A network of 4-8-3 neurons".
    """

    network: NetworkFile

    def __post_init__(self) -> None:
        if not self.network.samples:
            raise FormatError("samples", SAMPLES_NEEDED, "none")

    @property
    def title(self) -> str:
        """Its title, or how many neurons it has."""
        layers = "-".join(map(str, self.network.model.layers))
        return self.network.title or f"A network of {layers} neurons"

    @cached_property
    def source(self) -> Stored:
        """Where its numbers come from."""
        return self.network.source()

    @cached_property
    def reel(self) -> Reel:
        """The traces of its first samples."""
        options = RunOptions(temperature=self.network.temperature)
        return record(self.source, range(min(SAMPLE_COUNT, len(self.network.samples))), options)

    @property
    def labels(self) -> Labels:
        """The names of its inputs and classes, cut to what the element takes; of a single sigmoid yes comes first."""
        most = RULE["maximumCharacters"]
        inputs, classes = self.network.input_names, self.network.classes
        if len(classes) > self.network.model.layers[-1]:
            classes = classes[::-1]
        return Labels(tuple(name[:most] for name in inputs), tuple(name[:most] for name in classes))

    def document(self) -> str:
        """Return the network file with these traces in it, as JSON text: names, units and ranges travel with them."""
        return replace(self.network, recorded=self.reel).to_json()

    def children(self) -> str:
        """Return what stands inside the element: network and explanations, and a table for where no script runs."""
        scripts = _data(self.document(), " data-network")
        if sum(weights.size for weights in self.reel.model.weights) <= MOST_EXPLAINED:
            named = {"name": self.source.name, "samples": len(self.reel.traces)}
            explained = named | json.loads(explanations_to_json(self.reel))
            scripts += _data(json.dumps(explained, separators=(",", ":"), allow_nan=False), " data-explained")
        return scripts + self.table()

    def table(self) -> str:
        """Return the outputs of each sample as an HTML table without line breaks."""
        last = self.reel.model.output
        write = number if last == "linear" else percent
        unnamed = "output" if last == "linear" else "class"
        count = self.reel.model.layers[-1]
        names = [self.labels.of_class(k, f"{unnamed} {k + 1}") for k in range(count)]
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in ["sample", *names])
        rows = ""
        for sample, trace in zip(self.reel.samples, self.reel.traces, strict=True):
            cells = "".join(f"<td>{write(value)}</td>" for value in trace.outputs.tolist())
            rows += f'<tr><th scope="row">{sample}</th>{cells}</tr>'
        caption = f"<caption>{escape(self.title)}: its outputs</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _data(text: str, attributes: str = "") -> str:
    r"""Return JSON as a data script; `<` is written as \u003c: JSON reads the same, and HTML sees no tag."""
    escaped = text.strip().replace("<", r"\u003c")
    return f'<script type="application/json"{attributes}>{escaped}</script>'
