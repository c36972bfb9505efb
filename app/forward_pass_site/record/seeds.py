"""Find the seeds of lively networks: those whose predictions and pictures change from sample to sample.

`python -m forward_pass_site seeds > app/forward_pass_site/record/recorded_seeds.json` writes the list, the default seed
first, then the liveliest. The search is deterministic.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forward_pass import Drawn, Reel, record
from forward_pass_site.record.reels import SAMPLE_COUNT

CANDIDATES = 2000
FEWEST_FLIPS = 2
MOST_DARK_SHARE = 0.16
FEWEST_LIT_SHARE = 5 / 13
NARROWEST_RANGE = 0.35
SHARE_OF_POSITIVE = (0.4, 0.6)


@dataclass(frozen=True, slots=True)
class Liveliness:
    """Measures of how lively one reel of a two-class network looks.

    Attributes:
        flips: how often the predicted class changes from one sample to the next.
        dark_share: the share of hidden neurons that light up in none of the samples.
        lit_share: the share of hidden neurons that light up in a sample, for the sample with the fewest.
        probability_range: the largest probability of the first class less its smallest.
        typical_margin: the mean of |2p − 1|: 0 when undecided, 1 when saturated.
        positive_share: the share of weights above zero.
    """

    flips: int
    dark_share: float
    lit_share: float
    probability_range: float
    typical_margin: float
    positive_share: float

    @property
    def is_lively(self) -> bool:
        """Tell whether every measure is within its limits."""
        lowest, highest = SHARE_OF_POSITIVE
        return (
            self.flips >= FEWEST_FLIPS
            and self.dark_share <= MOST_DARK_SHARE
            and self.lit_share >= FEWEST_LIT_SHARE
            and self.probability_range >= NARROWEST_RANGE
            and lowest <= self.positive_share <= highest
        )

    @property
    def score(self) -> float:
        """Return how lively: flips and a wide range count, dark neurons and margins far from one half count against."""
        return (
            self.flips / (SAMPLE_COUNT - 1) + self.probability_range - self.dark_share - abs(self.typical_margin - 0.5)
        )


def liveliness(reel: Reel) -> Liveliness:
    """Measure one reel."""
    first_class = np.array([trace.probabilities[0] for trace in reel.traces])
    predicted = first_class > 0.5
    hidden = np.array([np.concatenate(trace.activations) for trace in reel.traces])
    weights = np.concatenate([layer.ravel() for layer in reel.model.weights])
    return Liveliness(
        flips=int(np.count_nonzero(predicted[1:] != predicted[:-1])),
        dark_share=float(np.mean((hidden <= 0).all(axis=0))),
        lit_share=float((hidden > 0).mean(axis=1).min()),
        probability_range=float(np.ptp(first_class)),
        typical_margin=float(np.mean(np.abs(2 * first_class - 1))),
        positive_share=float(np.mean(weights > 0)),
    )


def lively_seeds(count: int) -> list[int]:
    """Return the `count` liveliest of the first two thousand seeds, the default seed first."""
    default = Drawn().seed
    found = {}
    for seed in range(CANDIDATES):
        measured = liveliness(record(Drawn(seed=seed), range(SAMPLE_COUNT)))
        if measured.is_lively and seed != default:
            found[seed] = measured.score
    return [default, *sorted(found, key=lambda seed: (-found[seed], seed))][:count]
