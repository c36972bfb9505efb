"""Lively seeds: the recorded list is the search's own answer."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from forward_pass import Drawn, record
from forward_pass_site.record.reels import SAMPLE_COUNT, recorded_seeds
from forward_pass_site.record.seeds import Liveliness, liveliness, lively_seeds


@pytest.mark.slow
def test_the_recorded_seeds_are_what_the_search_finds():
    assert lively_seeds(len(recorded_seeds())) == recorded_seeds()


def test_every_recorded_network_is_lively():
    for seed in recorded_seeds():
        assert liveliness(record(Drawn(seed=seed), range(SAMPLE_COUNT))).is_lively, seed


def test_liveliness_is_what_plain_loops_count():
    reel = record(Drawn(seed=3), range(SAMPLE_COUNT))
    measured = liveliness(reel)
    classes = [int(np.argmax(trace.probabilities)) for trace in reel.traces]
    assert measured.flips == sum(one != two for one, two in pairwise(classes))
    dark = sum(
        all(trace.activations[layer][neuron] <= 0 for trace in reel.traces)
        for layer, count in enumerate((7, 6))
        for neuron in range(count)
    )
    assert measured.dark_share == dark / 13
    lit = [sum(value > 0 for layer in trace.activations for value in layer) for trace in reel.traces]
    assert measured.lit_share == min(lit) / 13


def test_a_network_whose_prediction_never_changes_is_not_lively():
    lively = Liveliness(3, 0.0, 0.5, 0.5, 0.5, 0.5)
    assert lively.is_lively
    for change in (
        {"flips": 0},
        {"dark_share": 0.5},
        {"lit_share": 0.1},
        {"probability_range": 0.1},
        {"positive_share": 0.9},
    ):
        assert not replace(lively, **change).is_lively, change
