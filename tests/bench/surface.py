"""How long a map of what a network answers everywhere takes, beside one step of its training, in the page's own Python."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from forward_pass_site.checkout import Checkout
from forward_pass_site.runtime.later_pack import FORMATS
from forward_pass_site.runtime.pyodide_runner import Call, run_in_pyodide

# Both in turn, so that other work of the machine slows both; the least of each is what it takes by itself.
SCRIPT = """
import json
import time

from forward_pass.learning.evaluation import surface
from forward_pass.learning.history import advance, state_at
from forward_pass.learning.run import TrainingRun

STEPS = 100

def least_ms(rounds):
    run = TrainingRun("moons", layers=(2, 8, 8, 2), batch=32, optimizer="sgd")
    state = state_at(run, 0)
    surfaces, steps = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        surface(run, 0, 50)
        between = time.perf_counter()
        state = advance(run, state, state.step + STEPS)
        surfaces.append(1000 * (between - started))
        steps.append(1000 * (time.perf_counter() - between) / STEPS)
    return json.dumps([min(surfaces), min(steps)])
"""
ROUNDS = 30


def measure_surface(checkout: Checkout) -> tuple[float, float]:
    """Return the ms that a surface of 50 × 50 points takes, and those of one step of batch 32; both of 2-8-8-2."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "script.py").write_text(SCRIPT, "utf-8")
        calls = [Call("least_ms", (ROUNDS,), "least.json")]
        run_in_pyodide(checkout, folder / "script.py", calls, folder, archives=[checkout.vendor / "app" / FORMATS])
        surface, step = json.loads((folder / "least.json").read_text("utf-8"))
    return surface, step
