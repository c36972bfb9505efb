"""What a picture shows, in words: the same sentence that the element gives to those who cannot see it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from forward_pass import Settings, record
from forward_pass_site.cli.labels import Labels

THIN_SPACE = "\u2009"
# As many classes are told in their order; of more, the likeliest.
MOST_TOLD = 4
TOLD_OF_MANY = 3


def describe(settings: Settings, sample: int, labels: Labels) -> str:
    """Return one network and what it makes of one sample, computed here and now.

    Raises: SettingError for a sample number that may not be chosen.

    Example: describe(Settings(layers=(1, 2), seed=1), 0, Labels()) begins "Neural network with layers of 1, 2 neurons".
    """
    probabilities = record(settings, [sample]).traces[0].probabilities.tolist()
    ranked = sorted(enumerate(probabilities), key=lambda output: -output[1])
    told = ranked[:TOLD_OF_MANY] if len(ranked) > MOST_TOLD else sorted(ranked)
    outputs = ", ".join(f"{labels.of_class(k)} {percent(p)}" for k, p in told)
    layers = ", ".join(map(str, settings.layers))
    return f"Neural network with layers of {layers} neurons, seed {settings.seed}, sample {sample}. Outputs: {outputs}."


def percent(probability: float) -> str:
    """Return a probability as a percentage with one digit; halves go up, as JavaScript's toFixed has them.

    Example: percent(0.0625) is "6.3 %", with a thin space.
    """
    return f"{Decimal(probability * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}{THIN_SPACE}%"
