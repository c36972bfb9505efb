"""source.py: a trained network's name says all that is needed to make it again."""

from __future__ import annotations

import json

import numpy as np
import pytest

from forward_pass import ForwardPassError, answer
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import name_of, named_source

RUN = TrainingRun("xor", seed=3)


def test_a_name_makes_the_network_of_its_step():
    source = named_source(name_of(RUN, 5))
    for part, expected in RUN.at(5).parameters().items():
        assert np.array_equal(source.model().parameters()[part], expected)
    assert not np.array_equal(source.model().weights[0], RUN.at(4).weights[0])


def test_equal_runs_have_one_name_and_others_another():
    assert name_of(RUN, 5) == name_of(TrainingRun.from_dict(json.loads(json.dumps(RUN.to_dict()))), 5)
    assert len({name_of(RUN, 5), name_of(RUN, 6), name_of(RUN.changed(2, batch=3), 5)}) == 3


def test_reels_are_asked_for_by_the_name():
    name = name_of(RUN, 5)
    header, _ = answer(json.dumps({"source": {"kind": "stored", "name": name}, "samples": [0, 1]}))
    assert json.loads(header)["source"]["name"] == name


@pytest.mark.parametrize(
    "name",
    ["trained ", "trained {}", "trained {@5", 'trained {"task": "unknown"}@5', "trained {}@-1", "trained {}@1e9"],
)
def test_a_name_that_says_none_is_refused_in_a_sentence(name):
    with pytest.raises(ForwardPassError, match=r"must be|must have"):
        answer(json.dumps({"source": {"kind": "stored", "name": name}, "samples": [0]}))
