"""The trained networks: made by the pinned Pyodide, as good as they say, small, and the same as CPython would make."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from forward_pass import forward
from forward_pass.formats.network_file import NetworkFile, read_network
from forward_pass.learning.document import judged
from forward_pass.learning.strokes import pixels_of
from forward_pass_site.build.dev_content import DevContent
from forward_pass_site.record.datasets import pinned_datasets
from forward_pass_site.record.networks import NETWORKS, network_files, train_networks
from forward_pass_site.record.train_in_pyodide import named_task, trained_network
from unit.forward_pass_site.record.vector_numerals import written

STROKES = Path(__file__).parents[3] / "fixtures" / "strokes.json"
LAYERS = {"xor": (2, 4, 2), "moons": (2, 8, 8, 2), "iris": (4, 8, 3), "digits": (64, 24, 10), "curve": (1, 12, 1)}
# The share of unseen samples that must be named rightly.
FEWEST_RIGHT = {"xor": 1.0, "moons": 0.95, "iris": 0.93, "digits": 0.95}
MOST_ERROR = 0.05
MOST_BYTES = 120_000
MOST_RECORDED = 8
FEWEST_STROKES_RIGHT = 40
FEWEST_NUMERALS_RIGHT = 700


@pytest.fixture(scope="module")
def built(checkout) -> dict[str, NetworkFile]:
    return {path.stem: read_network(path.read_bytes()) for path in network_files(checkout)}


def test_there_are_five_of_these_sizes_in_the_order_of_the_gallery(built):
    assert list(built) == list(NETWORKS)
    assert {name: file.model.layers for name, file in built.items()} == LAYERS


@pytest.mark.parametrize("name", NETWORKS)
def test_each_says_how_well_it_does_on_unseen_data_which_is_true_and_well_enough(checkout, built, name):
    file, task = built[name], named_task(name, checkout.vendor / "datasets")
    here = judged(file.model, task.unseen)
    assert (here.of, here.right) == (file.unseen.of, file.unseen.right)
    if name in FEWEST_RIGHT:
        assert file.unseen.right >= FEWEST_RIGHT[name] * file.unseen.of
    else:
        assert here.error == pytest.approx(file.unseen.error)
        assert file.unseen.error <= MOST_ERROR


def test_the_curve_brings_its_points_and_those_of_the_sine(built):
    file = built["curve"]
    assert file.curve.truth == pytest.approx(np.sin(np.linspace(*file.ranges[0], len(file.curve.truth))), abs=1e-4)
    assert file.curve.outputs == pytest.approx(file.curve.truth, abs=0.1)
    assert all(file.curve is None for name, file in built.items() if name != "curve")


@pytest.mark.parametrize("name", NETWORKS)
def test_no_sample_and_nothing_that_it_is_judged_by_was_trained_on(checkout, built, name):
    task = named_task(name, checkout.vendor / "datasets")
    seen = {row.tobytes() for row in task.training.inputs}
    unseen = {row.tobytes() for row in task.unseen.inputs}
    assert not seen & unseen
    assert all(np.asarray(sample.inputs).tobytes() in unseen for sample in built[name].samples)


@pytest.mark.parametrize("name", NETWORKS)
def test_each_is_small_plays_at_once_and_has_names_and_ranges_for_all_that_is_shown(checkout, built, name):
    file = built[name]
    content = (checkout.recorded / "networks" / f"{name}.json").read_bytes()
    assert len(gzip.compress(content, 9)) <= MOST_BYTES
    assert 4 <= len(file.recorded.traces) <= MOST_RECORDED
    for sample, trace in zip(file.samples, file.recorded.traces, strict=False):
        assert np.array_equal(sample.inputs, trace.inputs)
    assert len(file.classes) == file.model.layers[-1]
    for sample in file.samples:
        assert all(low <= x <= high for x, (low, high) in zip(sample.inputs, file.ranges, strict=True))
    assert file.title
    assert file.about


@pytest.mark.parametrize("name", NETWORKS)
def test_each_is_valid_by_the_schema_and_its_reel_has_its_name(checkout, built, name):
    document = json.loads((checkout.recorded / "networks" / f"{name}.json").read_text("utf-8"))
    schema = json.loads((checkout.root / "docs" / "network.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    assert document["recorded"]["source"]["name"] == built[name].source().name


@pytest.mark.parametrize("name", ["xor", "moons", "iris", "digits"])
def test_the_first_samples_are_of_different_classes(built, name):
    labels = [sample.label for sample in built[name].samples[:4]]
    assert len(set(labels)) >= min(3, len(built[name].classes))


def test_inputs_of_digits_are_an_image(built):
    assert built["digits"].input_shape == (8, 8)


def test_flowers_are_measured_in_centimetres_and_standardized_first(built):
    assert built["iris"].units == ("cm",) * 4
    assert built["iris"].model.operations[0].kind == "standardize"


def test_of_fifty_digits_drawn_on_a_pad_at_least_forty_are_read_rightly(built):
    drawn = json.loads(STROKES.read_text("utf-8"))
    assert len(drawn) == 50
    pixels = [pixels_of([np.array(stroke) for stroke in digit["points"]]) for digit in drawn]
    read = [int(trace.probabilities.argmax()) for trace in forward(built["digits"].model, pixels)]
    assert sum(map(int.__eq__, read, [digit["digit"] for digit in drawn])) >= FEWEST_STROKES_RIGHT


def test_of_a_fonts_numerals_under_a_hundred_slants_and_tremors_most_are_read_rightly(built):
    # Its 6 and its 8 look otherwise than those that the network learned from: 741 of 1000 when this was written.
    wanted = [digit for digit in range(10) for _ in range(100)]
    pixels = [pixels_of(written(digit, hand)) for digit in range(10) for hand in range(100)]
    read = [int(trace.probabilities.argmax()) for trace in forward(built["digits"].model, pixels)]
    assert sum(map(int.__eq__, read, wanted)) >= FEWEST_NUMERALS_RIGHT


def test_cpython_trains_the_same_network(built):
    # Libraries differ in the last bits of exp, which rounding to two decimals takes away.
    here = read_network(trained_network("xor"))
    for name, array in here.model.parameters().items():
        np.testing.assert_allclose(array, built["xor"].model.parameters()[name], atol=0.02)


def test_nothing_is_trained_again_while_nothing_changed(checkout):
    before = [path.stat().st_mtime_ns for path in network_files(checkout)]
    train_networks(checkout)
    assert [path.stat().st_mtime_ns for path in network_files(checkout)] == before


def test_sources_are_served_with_the_networks_beside_the_page(checkout):
    served = DevContent(checkout).find("/networks/iris.json")
    assert served.data == (checkout.recorded / "networks" / "iris.json").read_bytes()


def test_the_data_are_the_pinned_ones_and_named_in_the_licence(checkout):
    wheel, files = pinned_datasets()
    assert [file.name for file in files] == ["iris.csv", "digits.csv.gz"]
    assert all(file.matches(checkout.vendor / "datasets" / file.name) for file in files)
    licence = (checkout.root / "LICENSE").read_text("utf-8")
    assert wheel.replace("==", " ") in licence
    assert "CC BY 4.0" in licence
