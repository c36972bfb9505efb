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
import numpy as np
from forward_pass.endpoint import endpoints

def trained(run, step):
    header, values = endpoints()["train"](json.dumps({"run": json.loads(run), "step": step, "steps": 0}))
    return json.dumps({"arrays": json.loads(header)["arrays"], "values": values.tolist()})

def differing():
    "Return shapes whose product by the kernel is not that of NumPy to the last bit, and how many were tried."
    from forward_pass.learning.products import RowsProduct, kernel, product
    assert kernel() is not None
    rng, found, tried = np.random.default_rng(0), [], 0
    for m, n, p in [(1, 1, 1), (1, 5, 4), (3, 2, 9), (4, 4, 4), (4, 1, 5), (5, 7, 3), (9, 33, 11), (24, 65, 32)]:
        large_a, large_b = rng.normal(size=(m, n + 1)), rng.normal(size=(2 * p, n)) * 10.0 ** rng.integers(-8, 8, n)
        for a in (large_a[:, :n], np.asfortranarray(large_a)[:, 1:], large_a[::-1, :n]):
            for b in (large_b[:p].T, np.ascontiguousarray(large_b[:p].T), large_b[::2].T):
                out, expected = np.full((m, p), np.nan), np.empty((m, p))
                product(a, b, out)()
                np.matmul(a, b, out=expected)
                tried += 1
                if out.tobytes() != expected.tobytes():
                    found.append([m, n, p])
        RowsProduct(a, large_b, p, out, transposed=True).compute(p)
        if out.tobytes() != np.matmul(a, large_b[p:].T).tobytes():
            found.append(["rows", m, n, p])
        rows = np.full((m, n), np.nan)
        RowsProduct(out, large_b, p, rows, transposed=False).compute(p)
        if rows.tobytes() != np.matmul(out, large_b[p:]).tobytes():
            found.append(["rows that stand", m, n, p])
    return json.dumps({"found": found, "tried": tried})
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
    calls = [Call("differing", (), "differing.json")]
    calls += [Call("trained", (json.dumps(run.to_dict()), step), f"{run.task}.json") for run, step in RUNS]
    archives = [checkout.vendor / "app" / FORMATS]
    run_in_pyodide(checkout, tmp_path / "script.py", calls, tmp_path, archives=archives)
    # Its products are those of NumPy there, only sooner.
    assert json.loads((tmp_path / "differing.json").read_text()) == {"found": [], "tried": 72}
    for run, step in RUNS:
        answer = json.loads((tmp_path / f"{run.task}.json").read_text())
        assert answer["arrays"][0] == ["rows", [1, 5]]
        found, own = np.array(answer["values"][5:]), run.at(step).parameters()
        expected = np.concatenate([own[name].ravel() for name, _ in answer["arrays"][1:]])
        assert found == pytest.approx(expected, abs=TOLERANCE)
