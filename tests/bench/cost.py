"""What a pass that plays costs a computer: main thread and processor, beside earlier builds that are made for it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, Playwright

import chromium
from bench.frames import open_alone
from bench.pages import BuiltSite
from forward_pass_site.checkout import Checkout
from forward_pass_site.serve.server import serving

# The builds that are compared with: before anything was done about this, and before a pass was painted in strips.
BEFORE, WHOLE = "79513c6", "781a140"
# What is loaded after the first pulse has come by then; so many frames are a pass or more.
WARM_UP_FRAMES = 120
MEASURED_FRAMES = 240
# Looked at seldom, so that looking costs nothing.
LOOK_EVERY_MS = 250
# What a build needs that no commit holds.
FETCHED = ("node_modules", "static/vendor")
# Counted by the browser: on a busy machine fewer frames are shown, and each costs the same.
COUNT_FRAMES = "window.shown = 0; (function count() { shown++; requestAnimationFrame(count); })();"


def built(checkout: Checkout, commit: str) -> Path:
    """Return the site as a commit of this repository builds it; it is kept under build/ for the next time."""
    kept = checkout.root / "build" / "earlier" / commit
    if not (kept / "build" / "site").is_dir():
        _build(checkout, commit, kept)
    return kept / "build" / "site"


def _build(checkout: Checkout, commit: str, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    archive = subprocess.run(["git", "archive", commit], cwd=checkout.root, check=True, stdout=subprocess.PIPE).stdout
    subprocess.run(["tar", "--extract"], cwd=into, check=True, input=archive)
    for name in FETCHED:
        subprocess.run(["cp", "-R", str(checkout.root / name), str(into / name)], check=True)
    command = [sys.executable, "-m", "forward_pass_site", "build"]
    environment = os.environ | {"PYTHONPATH": str(into / "app")}
    subprocess.run(command, cwd=into, check=True, env=environment, stdout=subprocess.DEVNULL)


def measure_cost(playwright: Playwright, checkout: Checkout, site: Path, rounds: int) -> dict[str, float]:
    """Return what 60 frames of play cost the main thread and all processes, as parts of what they cost before."""
    used: dict[str, list[tuple[float, float]]] = {}
    with ExitStack() as stack:
        sites = {name: built(checkout, name) for name in (BEFORE, WHOLE)} | {"now": site}
        urls = {name: stack.enter_context(serving(BuiltSite(folder))) for name, folder in sites.items()}
        for _ in range(rounds):
            for name, url in urls.items():
                used.setdefault(name, []).append(_play(playwright, url))
    main_ms, all_ms = ({name: median(one[k] for one in values) for name, values in used.items()} for k in (0, 1))
    return {
        "main thread": main_ms["now"] / main_ms[BEFORE],
        "main thread, ms": main_ms["now"],
        "processor": all_ms["now"] / all_ms[WHOLE],
        "processor, ms": all_ms["now"],
    }


def _play(playwright: Playwright, url: str) -> tuple[float, float]:
    """Return the main thread's and all processes' processor time in ms while 60 frames are shown."""
    browser = chromium.launch(playwright)
    page = open_alone(browser, url, script=COUNT_FRAMES, python="off")
    _show(page, WARM_UP_FRAMES)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    processes = browser.new_browser_cdp_session()
    before = _used(session, processes, page)
    _show(page, before[2] + MEASURED_FRAMES)
    after = _used(session, processes, page)
    browser.close()
    main_s, all_s, frames = (now - then for now, then in zip(after, before, strict=True))
    return 60_000 * main_s / frames, 60_000 * all_s / frames


def _show(page: Page, frames: int) -> None:
    """Wait until the page has shown so many frames since it was opened."""
    page.wait_for_function("frames => shown >= frames", arg=frames, polling=LOOK_EVERY_MS)


def _used(session: CDPSession, processes: CDPSession, page: Page) -> tuple[float, float, int]:
    """Return the seconds used so far by the main thread and by all processes, and how many frames were shown."""
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    all_s = sum(one["cpuTime"] for one in processes.send("SystemInfo.getProcessInfo")["processInfo"])
    return metrics["TaskDuration"], all_s, page.evaluate("shown")
