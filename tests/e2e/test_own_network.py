"""A network of one's own: its file is played, answered by Python, changed, taken back, and refused where it is none."""

from __future__ import annotations

import json
from urllib.parse import quote

import numpy as np
import pytest
from playwright.sync_api import Page

from e2e.dropping import known, outputs_for
from e2e.element import ask, put_live, sentences, trace_of, until
from forward_pass import RunOptions, Stored, network, record
from forward_pass.formats.network_file import KnownSample, Made, NetworkFile

MODEL = network([[[1, -2], [0.5, 1], [2, 0]], [[1, 0, -1], [0.5, 0.25, 1]]], [[0, 0.5, 0], [0.1, 0]], "tanh")
INPUTS = (np.array([5.1, 3.5]), np.array([6.2, 2.9]))


def outputs_of(model, inputs):
    """Return what CPython gives for some inputs at T = 1."""
    return record(Stored(model, (inputs,)), [0], RunOptions(temperature=1)).traces[0].outputs.tolist()


def nearly(values):
    """Return them for comparison: the functions of a machine's C library may differ in the last bit."""
    return pytest.approx(values, abs=1e-14)


FILE = NetworkFile(
    MODEL,
    title="Petals",
    input_names=("length", "width"),
    classes=("wild", "tame"),
    samples=tuple(KnownSample(inputs, 0) for inputs in INPUTS),
    made=Made("scikit-learn", "1.8.0"),
)


def url_of(file: NetworkFile) -> str:
    return "data:application/json," + quote(file.to_json())


@pytest.fixture
def page(live_page: Page) -> Page:
    """Lend a page whose element plays the file, answered by Python."""
    put_live(live_page)
    ask(live_page, "element.src = argument", url_of(FILE))
    until(live_page, "element.trace?.source === 'live' && element.trace.layers.join() === '2,3,2'")
    return live_page


def test_a_network_file_is_answered_by_python_as_cpython_answers(page):
    trace = trace_of(page)
    assert trace["inputs"] == INPUTS[0].tolist()
    assert trace["outputs"] == nearly(outputs_of(MODEL, INPUTS[0]))
    assert len(ask(page, "element.settings.name")) == 64


def test_its_inputs_and_weights_can_be_changed_and_its_samples_followed(page):
    ask(page, "element.inputs = [1, 2]")
    until(page, "element.trace.inputs.join() === '1,2'")
    assert trace_of(page)["outputs"] == nearly(outputs_of(MODEL, np.array([1.0, 2.0])))
    ask(page, "element.changes = [[0, 0, 1, 4]]")
    until(page, "element.trace.weights[0][0][1] === 4")
    changed = network([[[1, 4], [0.5, 1], [2, 0]], [[1, 0, -1], [0.5, 0.25, 1]]], [[0, 0.5, 0], [0.1, 0]], "tanh")
    assert trace_of(page)["outputs"] == nearly(outputs_of(changed, np.array([1.0, 2.0])))
    ask(page, "(element.changes = [], element.inputs = null)")
    until(page, "element.trace.inputs[0] === 5.1")
    ask(page, "element.step(1, 'sample')")
    until(page, "element.trace.sample === 1")
    assert trace_of(page)["inputs"] == INPUTS[1].tolist()


def test_randomize_draws_one_of_the_same_layers_and_undo_brings_the_file_back(page):
    ask(page, "element.randomize()")
    until(page, "element.trace.inputs[0] !== 5.1")
    assert ask(page, "[element.trace.layers, element.settings.name ?? null]") == [[2, 3, 2], None]
    page.locator("forward-pass .bar .undo").dispatch_event("click")
    until(page, "element.trace.inputs[0] === 5.1")
    assert trace_of(page)["outputs"] == nearly(outputs_of(MODEL, INPUTS[0]))


def test_a_file_that_python_refuses_leaves_the_network_before_on_stage(page):
    broken = json.loads(FILE.to_json()) | {"tolerance": -1}
    ask(page, "element.src = argument", "data:application/json," + quote(json.dumps(broken)))
    until(page, "element.shadowRoot.querySelector('.notice').textContent.includes('tolerance')")
    assert [said for said in sentences(page) if "could not be read: tolerance must be" in said]
    assert trace_of(page)["inputs"] == INPUTS[0].tolist()


def test_another_file_takes_the_place_of_the_first(page):
    other = network([[[1, 1, 1]]], [[0]], output="linear")
    ask(page, "element.src = argument", url_of(NetworkFile(other, samples=(KnownSample(np.array([1.0, 2.0, 3.0])),))))
    until(page, "element.trace?.layers.join() === '3,1' && element.trace.source === 'live'")
    assert trace_of(page)["outputs"] == [6]


@pytest.mark.parametrize("name", ["external.onnx", "tfjs-plain.json", "normalized.h5"])
def test_the_attribute_names_files_of_other_frameworks_too_with_what_stands_beside_them(page, name):
    files, facts = known(name)
    page.route("**/nets/*", lambda route: route.fulfill(body=files[route.request.url.split("/")[-1]]))
    before = ask(page, "element.settings.name")
    ask(page, "element.src = argument", f"nets/{facts['files'][0]}")
    until(page, "element.trace?.source === 'live' && element.settings.name !== argument", before)
    outputs = outputs_for(page, facts["inputs"][0])
    # Of one that does not say what its outputs mean, the framework gave the sums.
    given = trace_of(page)["preActivations"][-1] if facts["chosen"] else outputs
    assert given == pytest.approx(facts["answers"][0], abs=1e-6)
    page.unroute_all()


def test_a_file_of_another_framework_that_is_refused_leaves_the_network_before_on_stage(page):
    page.route("**/nets/*", lambda route: route.fulfill(body=b"\x08 no network"))
    ask(page, "element.src = 'nets/wrong.onnx'")
    until(page, "element.shadowRoot.querySelector('.notice').textContent.includes('wrong.onnx')")
    assert [said for said in sentences(page) if "wrong.onnx could not be read: " in said]
    assert trace_of(page)["inputs"] == INPUTS[0].tolist()
    page.unroute_all()
