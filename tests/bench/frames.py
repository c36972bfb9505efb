"""What a frame costs, script and raster together: frames follow each other as fast as they can be made."""

from __future__ import annotations

from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

import chromium
from bench.pages import alone

UNLOCKED = ("--disable-frame-rate-limit", "--disable-gpu-vsync")
SECONDS = 4
LARGE = "784-128-64-10"
LIVE_WITHIN_MS = 120_000
# From one animation frame to the next, in ms.
GAPS = """async seconds => {
    const gaps = [];
    const end = performance.now() + 1000 * seconds;
    let last = await new Promise(requestAnimationFrame);
    while (performance.now() < end) {
        const now = await new Promise(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
    }
    return gaps;
}"""
# Before anything of the page runs: how long each callback of an animation frame takes.
STOPWATCH = """
window.scriptMs = [];
const request = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => request((now) => {
    const start = performance.now();
    callback(now);
    scriptMs.push(performance.now() - start);
});
"""


def percentile(values: list[float], percent: float) -> float:
    """Return the value that so many percent of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * percent / 100))]


def open_alone(browser: Browser, site_url: str, *, scale: float = 1, script: str = "", **attributes: Any) -> Page:
    """Open one element alone and wait until it has its numbers."""
    context = browser.new_context(device_scale_factor=scale, viewport={"width": 1280, "height": 800})
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.goto(alone(site_url, **attributes))
    source = "live" if attributes.get("python") == "eager" else "recorded"
    condition = "source => document.querySelector('forward-pass').trace?.source === source"
    page.wait_for_function(condition, arg=source, timeout=LIVE_WITHIN_MS, polling=100)
    return page


def frame_ms(page: Page) -> float:
    """Return the median time of a frame."""
    gaps: list[float] = page.evaluate(GAPS, SECONDS)
    return median(gaps)


def measure_frames(playwright: Playwright, site_url: str, naive_url: str, rounds: int) -> dict[str, list[float]]:
    """Return for each figure its value in every round."""
    found: dict[str, list[float]] = {}
    browser = chromium.launch(playwright, more_flags=UNLOCKED)
    for _ in range(rounds):
        for scale in (1, 2):
            context = browser.new_context(device_scale_factor=scale, viewport={"width": 1280, "height": 800})
            naive = context.new_page()
            naive.goto(naive_url)
            naive_ms = frame_ms(naive)
            context.close()
            ours = open_alone(browser, site_url, scale=scale, python="off")
            ours_ms = frame_ms(ours)
            ours.context.close()
            found.setdefault(f"frame at dpr {scale} / naive", []).append(ours_ms / naive_ms)
            if scale == 1:
                large = open_alone(browser, site_url, python="eager", layers=LARGE)
                found.setdefault("frame of 109,184 edges / default", []).append(frame_ms(large) / ours_ms)
                large.context.close()
    browser.close()
    return found


def measure_script(playwright: Playwright, site_url: str) -> float:
    """Return how long script runs in a frame of the default network, in ms, 95th percentile."""
    browser = chromium.launch(playwright)
    page = open_alone(browser, site_url, script=STOPWATCH, python="off")
    page.wait_for_function("scriptMs.length > 480", timeout=60_000, polling=200)
    times: list[float] = page.evaluate("scriptMs.slice(30)")
    browser.close()
    return percentile(times, 95)
