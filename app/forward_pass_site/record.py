"""Record what is shown before Python is live, and what panels and cards say of it: static/recorded.

seed-<n>.json are the reels, explained-<n>.json what is fetched when a card is opened first; manifest.js and
explanations.js say which there are; listing.js is the source of the forward pass.
"""

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
LISTING = "listing.js"
OWN_FOLDER = Path(__file__).parent


def recorded_seeds() -> list[int]:
    """Return the seeds to record, the default network's first."""
    seeds: list[int] = json.loads((files("forward_pass_site") / "recorded_seeds.json").read_text("utf-8"))
    return seeds


def record_reels(checkout: Checkout) -> None:
    """Record the reels and the listing with the pinned Pyodide under Node, if core, seeds or runtimes changed."""
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
    calls += [Call("recorded_explanations", (seed, SAMPLE_COUNT), f"explained-{seed}.json") for seed in seeds]
    calls.append(Call("recorded_listing", (), LISTING))
    run_inside(checkout, OWN_FOLDER / "reels.py", calls, checkout.recorded)
    names = {path.name: path.name for path in [*reel_files(checkout), *explanation_files(checkout)]}
    for module, text in manifests(checkout, names).items():
        (checkout.recorded / module).write_text(text, "utf-8")
    stamp.write()


def reel_files(checkout: Checkout) -> list[Path]:
    """Return the recorded reels in the order of the list of seeds."""
    return [checkout.recorded / f"seed-{seed}.json" for seed in recorded_seeds()]


def explanation_files(checkout: Checkout) -> list[Path]:
    """Return the recorded explanations in the order of the list of seeds."""
    return [checkout.recorded / f"explained-{seed}.json" for seed in recorded_seeds()]


def manifests(checkout: Checkout, names: dict[str, str]) -> dict[str, str]:
    """Return manifest.js and explanations.js: which recorded file holds which network, and which explains it.

    `names` gives for each file its name in the site (the built one carries a content hash). The outer key is
    layers|activation|temperature|initialization, the inner one the seed. SAMPLES: how many of each are explained.
    """
    reels: dict[str, dict[str, str]] = {}
    explanations: dict[str, dict[str, str]] = {}
    for reel, explanation in zip(reel_files(checkout), explanation_files(checkout), strict=True):
        settings: dict[str, Any] = json.loads(reel.read_text("utf-8"))["settings"]
        layers = "-".join(map(str, settings["layers"]))
        key = f"{layers}|{settings['activation']}|{settings['temperature']}|{settings['initialization']}"
        reels.setdefault(key, {})[str(settings["seed"])] = names[reel.name]
        explanations.setdefault(key, {})[str(settings["seed"])] = names[explanation.name]
    return {
        "manifest.js": f"export const MANIFEST = {json.dumps(reels, indent=2)};\n",
        "explanations.js": f"export const SAMPLES = {SAMPLE_COUNT};\n"
        f"export const EXPLANATIONS = {json.dumps(explanations, indent=2)};\n",
    }
