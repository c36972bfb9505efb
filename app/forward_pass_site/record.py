"""Record the reels that play before Python is live: static/recorded/seed-<n>.json and manifest.js."""

from __future__ import annotations

import json
import shutil
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

from forward_pass_site.app_bundle import packed_core
from forward_pass_site.checkout import Checkout
from forward_pass_site.inside import Call, run_inside
from forward_pass_site.stamp import Stamp

SAMPLE_COUNT = 8
OWN_FOLDER = Path(__file__).parent


def recorded_seeds() -> list[int]:
    """Return the seeds to record, the default network's first."""
    seeds: list[int] = json.loads((files("forward_pass_site") / "recorded_seeds.json").read_text("utf-8"))
    return seeds


def record_reels(checkout: Checkout) -> None:
    """Record every seed's reel with the pinned Pyodide under Node, if core, seeds or runtimes changed."""
    seeds = recorded_seeds()
    inputs = [packed_core(checkout.app), json.dumps([seeds, SAMPLE_COUNT]).encode()]
    inputs += [(OWN_FOLDER / name).read_bytes() for name in ("runtimes.json", "inside.mjs", "reels.py", "record.py")]
    stamp = Stamp.of(checkout.recorded / ".stamp", inputs)
    if stamp.is_current():
        return
    print(f"  recording {len(seeds)} networks, {SAMPLE_COUNT} samples each, with the pinned Pyodide", file=sys.stderr)
    shutil.rmtree(checkout.recorded, ignore_errors=True)
    checkout.recorded.mkdir(parents=True)
    calls = [Call("recorded_reel", (seed, SAMPLE_COUNT), f"seed-{seed}.json") for seed in seeds]
    run_inside(checkout, OWN_FOLDER / "reels.py", calls, checkout.recorded)
    names = {path.name: path.name for path in reel_files(checkout)}
    (checkout.recorded / "manifest.js").write_text(manifest(checkout, names), "utf-8")
    stamp.write()


def reel_files(checkout: Checkout) -> list[Path]:
    """Return the recorded reels in the order of the list of seeds."""
    return [checkout.recorded / f"seed-{seed}.json" for seed in recorded_seeds()]


def manifest(checkout: Checkout, names: dict[str, str]) -> str:
    """Return manifest.js: which recorded file holds which network.

    `names` gives for each file its name in the site (the built one carries a content hash). The outer key is
    layers|activation|temperature|initialization, the inner one the seed.
    """
    networks: dict[str, dict[str, str]] = {}
    for path in reel_files(checkout):
        settings: dict[str, Any] = json.loads(path.read_text("utf-8"))["settings"]
        layers = "-".join(map(str, settings["layers"]))
        key = f"{layers}|{settings['activation']}|{settings['temperature']}|{settings['initialization']}"
        networks.setdefault(key, {})[str(settings["seed"])] = names[path.name]
    return f"export const MANIFEST = {json.dumps(networks, indent=2)};\n"
