"""Record what the page shows before Python is live: static/recorded.

seed-<n>.json is the reel of one network, explained-<n>.json what its cards say beyond the reel. start.json holds the
first samples of the first network, so that something moves after fewer bytes. manifest.js lists the recorded seeds, and
listing.js holds the source of the forward pass.
"""

from __future__ import annotations

import json
import shutil
import sys
from importlib.resources import files
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.runtime.app_bundle import packed_core
from forward_pass_site.runtime.pins import RUNTIMES
from forward_pass_site.runtime.pyodide_runner import DRIVER, Call, run_in_pyodide
from forward_pass_site.stamp import Stamp

SAMPLE_COUNT = 8
START, START_COUNT = "start.json", 4
LISTING = "listing.js"
MANIFEST = "manifest.js"
SCRIPT = Path(__file__).with_name("record_in_pyodide.py")


def recorded_seeds() -> list[int]:
    """Return the seeds to record, the default network's first."""
    seeds: list[int] = json.loads((files("forward_pass_site.record") / "recorded_seeds.json").read_text("utf-8"))
    return seeds


def record_reels(checkout: Checkout) -> None:
    """Record the reels and the listing with the pinned Pyodide under Node, if core, seeds or runtimes changed."""
    seeds = recorded_seeds()
    inputs = [packed_core(checkout.app), json.dumps([seeds, SAMPLE_COUNT, START_COUNT]).encode()]
    inputs += [path.read_bytes() for path in (RUNTIMES, DRIVER, SCRIPT, Path(__file__))]
    stamp = Stamp.of(checkout.recorded / ".stamp", inputs)
    if stamp.is_current():
        return
    print(f"  recording {len(seeds)} networks, {SAMPLE_COUNT} samples each, with the pinned Pyodide", file=sys.stderr)
    shutil.rmtree(checkout.recorded, ignore_errors=True)
    checkout.recorded.mkdir(parents=True)
    calls = [Call("recorded_reel", (seed, SAMPLE_COUNT), f"seed-{seed}.json") for seed in seeds]
    calls += [Call("recorded_explanations", (seed, SAMPLE_COUNT), f"explained-{seed}.json") for seed in seeds]
    calls.append(Call("recorded_start", (seeds[0], START_COUNT, SAMPLE_COUNT), START))
    calls.append(Call("recorded_listing", (), LISTING))
    calls.append(Call("recorded_manifest", (seeds, SAMPLE_COUNT, START_COUNT), MANIFEST))
    run_in_pyodide(checkout, SCRIPT, calls, checkout.recorded)
    stamp.write()


def reel_files(checkout: Checkout) -> list[Path]:
    """Return the recorded reels in the order of the list of seeds."""
    return [checkout.recorded / f"seed-{seed}.json" for seed in recorded_seeds()]


def explanation_files(checkout: Checkout) -> list[Path]:
    """Return the recorded explanations in the order of the list of seeds."""
    return [checkout.recorded / f"explained-{seed}.json" for seed in recorded_seeds()]
