"""Firefox and WebKit: a link leads there to the same numbers, the same moment and the same target; and tells what leads nowhere."""

from __future__ import annotations

import numpy as np
import pytest

from engines import Engine
from forward_pass import Drawn, RunOptions, record
from forward_pass.learning.run import TrainingRun

pytestmark = pytest.mark.engines

ELEMENT = "document.querySelector('forward-pass')"
INPUTS = [0.1, 0.9, 0.25, 0, 1]
CHANGES = ((0, 3, 2, 0.55), (1, 0, -1, -0.1))
LINK = "#v=1&seed=7&sample=3&temperature=1.5&inputs=0.1,0.9,0.25,0,1&changes=0.3.2:0.55,1.0.b:-0.1&moment=1234.5&target=e0.2.5"


def test_a_link_leads_to_the_same_numbers_moment_and_target(engine: Engine, site_url):
    engine.open(f"{site_url}{LINK}")
    engine.until(f"{ELEMENT}.trace?.drawnInputs === false && {ELEMENT}.trace.temperature === 1.5")
    engine.until(f"{ELEMENT}.trace.changes.length === 2")
    shown = engine.ask(f"return {{ ...{ELEMENT}.trace }}")
    [trace] = record(Drawn(seed=7), [0], RunOptions(1.5, changes=CHANGES), inputs=INPUTS).traces
    assert shown["inputs"] == INPUTS
    assert shown["logits"] == pytest.approx(list(trace.logits), rel=1e-15)
    assert shown["probabilities"] == pytest.approx(list(trace.probabilities), rel=1e-15)
    state = engine.ask(
        f"const {{ paused, currentTimeMs, target }} = {ELEMENT}; return {{ paused, currentTimeMs, target }};"
    )
    assert state == {
        "paused": True, "currentTimeMs": 1234.5, "target": {"kind": "edge", "layer": 0, "from": 2, "to": 5},
    }  # fmt: skip
    assert engine.ask("return location.hash") == LINK


def test_a_link_to_a_step_of_a_training_leads_to_the_network_that_cpython_trains(engine: Engine, site_url):
    engine.open("about:blank")  # a link that differs behind # alone would load nothing
    engine.open(f"{site_url}#v=1&train=moons@120")
    engine.until(f"{ELEMENT}.currentReel?.settings.name?.endsWith('@120')")
    shown = engine.ask(f"return {ELEMENT}.trace.weights.flat(2)")
    network = TrainingRun("moons").at(120)
    assert shown == pytest.approx(np.concatenate([np.ravel(weights) for weights in network.weights]), abs=1e-9)


def test_what_leads_nowhere_is_told(engine: Engine, site_url):
    engine.ask("location.hash = '#v=2'")
    engine.until(f"{ELEMENT}.querySelector('[slot=notice]')?.textContent.includes('v must be 1; got 2')")
    engine.until(f"{ELEMENT}.settings.seed === 65")
