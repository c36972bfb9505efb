"""Recorded reels: made by the pinned Pyodide, answering as CPython does."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from forward_pass import Drawn, RunOptions, from_json
from forward_pass.listing import listing
from forward_pass.trace_json import trace_to_dict
from forward_pass_site.record.record_in_pyodide import recorded_explanations, recorded_reel
from forward_pass_site.record.reels import (
    SAMPLE_COUNT,
    START,
    START_COUNT,
    explanation_files,
    record_reels,
    recorded_seeds,
    reel_files,
)

# exp and log may differ in the last bits between two C libraries; everything else is the same arithmetic.
RELATIVE_TOLERANCE = 1e-12


def test_at_least_24_networks_are_recorded_each_once_and_the_default_one_first():
    seeds = recorded_seeds()
    assert len(seeds) >= 24
    assert len(set(seeds)) == len(seeds)
    assert seeds[0] == Drawn().seed


@pytest.mark.parametrize("seed", recorded_seeds()[:4])
def test_a_recorded_reel_equals_what_cpython_computes(checkout, seed):
    recorded = json.loads((checkout.recorded / f"seed-{seed}.json").read_text())
    computed = json.loads(recorded_reel(seed, SAMPLE_COUNT))
    recorded_values, computed_values = np.array(recorded.pop("values")), np.array(computed.pop("values"))
    assert recorded == computed
    np.testing.assert_allclose(recorded_values, computed_values, rtol=RELATIVE_TOLERANCE, atol=1e-15)


def test_every_reel_is_the_default_architecture_and_eight_samples(checkout):
    for seed, path in zip(recorded_seeds(), reel_files(checkout), strict=True):
        reel = json.loads(path.read_text())
        assert Drawn.from_dict(reel["source"]) == Drawn(seed=seed)
        assert RunOptions.from_dict(reel["options"]) == RunOptions()
        assert reel["samples"] == list(range(8))


def test_a_page_begins_with_the_first_samples_of_the_first_network(checkout):
    written = json.loads((checkout.recorded / START).read_text())
    whole = from_json(reel_files(checkout)[0].read_text())
    assert written.pop("recordedSamples") == len(whole.traces)
    start = from_json(json.dumps(written))
    assert (start.source, start.samples) == (whole.source, whole.samples[:START_COUNT])
    for sample in range(START_COUNT):
        assert trace_to_dict(start, sample) == trace_to_dict(whole, sample)


def test_recorded_explanations_equal_what_cpython_computes(checkout):
    recorded = json.loads(explanation_files(checkout)[0].read_text())
    computed = json.loads(recorded_explanations(recorded_seeds()[0], SAMPLE_COUNT))
    assert recorded.pop("curves") == computed.pop("curves")
    for name, shares in computed.pop("shares").items():
        np.testing.assert_allclose(recorded["shares"].pop(name), shares, rtol=RELATIVE_TOLERANCE, atol=1e-15)
    assert recorded.pop("shares") == {}
    assert recorded == computed


def test_the_manifest_names_every_recorded_network_under_its_settings(checkout):
    text = (checkout.recorded / "manifest.js").read_text()
    names, values = zip(*re.findall(r"export const (\w+) = (.*);\n", text), strict=True)
    assert names == ("SEEDS", "SAMPLES", "START")
    seeds, samples, start = values
    assert json.loads(seeds) == {"5-7-6-2|relu|0.65|he|softmax": sorted(recorded_seeds())}
    assert int(samples) == SAMPLE_COUNT
    assert json.loads(start) == {"seed": recorded_seeds()[0], "samples": START_COUNT}
    for seed in recorded_seeds():
        assert (checkout.recorded / f"seed-{seed}.json").is_file()
        assert (checkout.recorded / f"explained-{seed}.json").is_file()


def test_nothing_is_recorded_again_while_nothing_changed(checkout):
    before = [path.stat().st_mtime_ns for path in reel_files(checkout)]
    record_reels(checkout)
    assert [path.stat().st_mtime_ns for path in reel_files(checkout)] == before


def test_the_listing_of_the_pinned_python_is_the_one_of_this_one(checkout):
    text = (checkout.recorded / "listing.js").read_text("utf-8")
    assert json.loads(re.sub(r"^export const LISTING = |;\n$", "", text)) == json.loads(json.dumps(listing()))
