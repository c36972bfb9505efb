"""Describe a picture in words: the same sentence that the element gives to screen readers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from forward_pass import Settings, record
from forward_pass_site.cli.labels import Labels

THIN_SPACE = "\u2009"
# Up to so many classes are all listed; of more, only the likeliest.
MOST_LISTED = 4
LISTED_OF_MANY = 3


def describe(settings: Settings, sample: int, labels: Labels) -> str:
    """Return a sentence on one network and its outputs for one sample, which are computed here.

    Raises: SettingError for a sample number that may not be chosen.

    Example: describe(Settings(layers=(1, 2), seed=1), 0, Labels()) begins "Neural network with layers of 1, 2 neurons".
    """
    probabilities = record(settings, [sample]).traces[0].probabilities.tolist()
    ranked = sorted(enumerate(probabilities), key=lambda output: -output[1])
    listed = ranked[:LISTED_OF_MANY] if len(ranked) > MOST_LISTED else sorted(ranked)
    outputs = ", ".join(f"{labels.of_class(k)} {percent(p)}" for k, p in listed)
    layers = ", ".join(map(str, settings.layers))
    return f"Neural network with layers of {layers} neurons, seed {settings.seed}, sample {sample}. Outputs: {outputs}."


def percent(probability: float) -> str:
    """Return a probability as a percentage with one digit; halves are rounded up, as JavaScript's toFixed does.

    Example: percent(0.0625) is "6.3 %", with a thin space.
    """
    return f"{Decimal(probability * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}{THIN_SPACE}%"
