"""Describe a picture in words: the same sentence that the element gives to screen readers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from forward_pass import Trace, record
from forward_pass_site.cli.labels import Labels
from forward_pass_site.cli.options import ChosenNetwork

THIN_SPACE = "\u2009"
MINUS = "\u2212"
# Up to so many outputs are all listed; of more, only the largest.
MOST_LISTED = 4
LISTED_OF_MANY = 3


def describe(network: ChosenNetwork, labels: Labels) -> str:
    """Return a sentence on one network and its outputs for its first sample, which are computed here.

    Example: of a network of 1-2 neurons it begins "Neural network with layers of 1, 2 neurons".
    """
    source, sample = network.source, network.sample
    outputs = ", ".join(_outputs(record(source, [sample], network.options).traces[0], labels))
    layers = ", ".join(map(str, source.layers))
    return f"Neural network with layers of {layers} neurons, seed {source.seed}, sample {sample}. Outputs: {outputs}."


def percent(probability: float) -> str:
    """Return a probability as a percentage with one digit; halves are rounded up, as JavaScript's toFixed does.

    Example: percent(0.0625) is "6.3 %", with a thin space.
    """
    return f"{_fixed(probability * 100, '0.1')}{THIN_SPACE}%"


def number(value: float) -> str:
    """Return an output that is no probability, with two digits and a true minus sign.

    Example: number(-0.125) is "−0.13", number(-0.001) is "0.00".
    """
    digits = _fixed(abs(value), "0.01")
    return f"{MINUS if value < 0 and Decimal(digits) else ''}{digits}"


def _outputs(trace: Trace, labels: Labels) -> list[str]:
    """Return each output to be listed, with its name. A single sigmoid answers yes and no."""
    values = trace.outputs.tolist()
    *_, last = trace.model
    if last.operation.kind == "linear":
        named = [(f"{labels.of_class(k, f'output {k + 1}')} {number(y)}", y) for k, y in enumerate(values)]
    elif last.operation.kind == "sigmoid" and len(values) == 1:
        no = trace.arrays[f"{last.name}.complements"].item()
        return [f"{labels.of_class(0, 'yes')} {percent(values[0])}", f"{labels.of_class(1, 'no')} {percent(no)}"]
    else:
        named = [(f"{labels.of_class(k)} {percent(p)}", p) for k, p in enumerate(values)]
    if len(named) > MOST_LISTED:
        named = sorted(named, key=lambda output: -output[1])[:LISTED_OF_MANY]
    return [text for text, _ in named]


def _fixed(value: float, unit: str) -> str:
    return str(Decimal(value).quantize(Decimal(unit), ROUND_HALF_UP))
