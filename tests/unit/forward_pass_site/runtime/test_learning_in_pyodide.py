"""The page's Python trains as this one does: the same networks at the same steps, but for the last digits."""

from __future__ import annotations

import json

import numpy as np
import pytest

from forward_pass.learning.run import TrainingRun
from forward_pass_site.checkout import Checkout
from forward_pass_site.runtime.later_pack import FORMATS
from forward_pass_site.runtime.pyodide_runner import Call, run_in_pyodide

SCRIPT = """
import json
from forward_pass.endpoint import endpoints

def trained(run, step):
    header, values = endpoints()["train"](json.dumps({"run": json.loads(run), "step": step, "steps": 0}))
    return json.dumps({"arrays": json.loads(header)["arrays"], "values": values.tolist()})
"""
RUNS = [
    (TrainingRun("moons", temperature=0.65).changed(100, learning_rate=0.05, batch=7), 400),
    (TrainingRun("spiral", optimizer="momentum", weight_decay=0.001), 300),
    (TrainingRun("curve", activation="gelu"), 300),
]
# docs/learning.md names it.
TOLERANCE = 1e-9


@pytest.mark.slow
def test_a_step_is_the_same_network_in_the_page_s_python(checkout: Checkout, tmp_path):
    (tmp_path / "script.py").write_text(SCRIPT)
    calls = [Call("trained", (json.dumps(run.to_dict()), step), f"{run.task}.json") for run, step in RUNS]
    archives = [checkout.vendor / "app" / FORMATS]
    run_in_pyodide(checkout, tmp_path / "script.py", calls, tmp_path, archives=archives)
    for run, step in RUNS:
        answer = json.loads((tmp_path / f"{run.task}.json").read_text())
        assert answer["arrays"][0] == ["rows", [1, 5]]
        found, own = np.array(answer["values"][5:]), run.at(step).parameters()
        expected = np.concatenate([own[name].ravel() for name, _ in answer["arrays"][1:]])
        assert found == pytest.approx(expected, abs=TOLERANCE)
