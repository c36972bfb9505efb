"""reel-request.js: what Python is asked for."""

from __future__ import annotations

from browser.scripts import DEFAULT

MODULE = "backend/reel-request"


def test_samples_are_asked_for_in_groups_that_begin_with_a_multiple_of_eight(lab):
    request = lab.call(MODULE, "reelRequest", DEFAULT | {"sample": 11}, None, DEFAULT["temperature"])
    assert request["samples"] == list(range(8, 16))
    assert set(request) == {"source", "options", "samples"}


def test_given_inputs_are_asked_about_once_and_compared_with_the_sample(lab):
    inputs = [0.1, 0.2, 0.3, 0.4, 0.5]
    request = lab.call(MODULE, "reelRequest", DEFAULT | {"sample": 11}, inputs, 0.65)
    assert request["samples"] == [11]
    assert request["inputs"] == inputs
    assert request["compare"] == {"temperature": 0.65}


def test_another_temperature_than_the_authors_is_compared_with_his(lab):
    request = lab.call(MODULE, "reelRequest", DEFAULT | {"temperature": 2}, None, 0.65)
    assert request["options"]["temperature"] == 2
    assert request["compare"] == {"temperature": 0.65}
