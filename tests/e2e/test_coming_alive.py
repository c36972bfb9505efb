"""Our own page: recorded numbers first, Python's own behind them, and no seam between."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from e2e.element import ask, put, put_live, trace_of, until
from forward_pass import from_json
from forward_pass.trace_json import trace_to_dict
from forward_pass_site.checkout import Checkout
from forward_pass_site.record.reels import recorded_seeds

BADGES = {
    ("idle", "recorded"): "recorded",
    ("starting", "recorded"): "recorded · Python is (starting|loading, [0-9]{1,2}\u2009%)",
    ("live", "recorded"): "recorded",
    ("live", "live"): "live from Python",
}


def test_python_is_first_starting_and_then_live(start):
    assert [status for name, status in start.events if name == "statuschange"] == ["starting", "live"]


def test_the_trace_is_recorded_until_python_is_live_and_live_from_then_on(start):
    shown = [(frame["status"], frame["source"]) for frame in start.frames]
    assert shown[0][1] == "recorded"
    assert shown[-1] == ("live", "live")
    assert ("starting", "recorded") in shown


def test_the_badge_always_says_where_the_numbers_come_from(start):
    for frame in start.frames:
        assert re.fullmatch(BADGES[frame["status"], frame["source"]], frame["badge"])


def test_the_takeover_moves_neither_the_network_nor_the_sample_nor_the_time(start):
    *_, earlier, before, after = start.frames
    assert (before["source"], after["source"]) == ("recorded", "live")
    assert after["seed"] == before["seed"]
    passed_ms = after["timeMs"] - before["timeMs"]
    samples_on = after["sample"] - before["sample"]
    # Unless the pass ended in that very frame, the sample is the same; the time is never ahead of the clock.
    if passed_ms < 0:
        passed_ms, samples_on = passed_ms + 4000, samples_on - 1
    assert samples_on == 0
    # The frame may have been written down before the pass moved on in it.
    assert 0 <= passed_ms <= after["nowMs"] - earlier["nowMs"] + 20


def test_the_picture_moves_from_the_beginning(start):
    times = [frame["timeMs"] for frame in start.frames if frame["source"] == "recorded"]
    assert len({round(time) for time in times}) > 20
    assert all(later != earlier for earlier, later in pairwise(times[-20:]))


def test_the_takeover_announces_no_new_network(start):
    assert [source for name, source in start.events if name == "networkchange" and source == "live"] == []


def test_every_request_of_a_live_page_stays_on_its_own_origin(start, site_url):
    assert len(start.requests) > 10
    assert [url for _, url in start.requests if not url.startswith((site_url, "blob:", "data:"))] == []
    assert start.refused == []


@pytest.mark.parametrize(
    "file",
    ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "stdlib.pack", "packages.pack", "core.js", "worker.py"],
)
def test_each_part_of_the_runtime_is_fetched_from_the_site(start, site_url, file):
    fetched = [url for method, url in start.requests if method == "GET" and url.endswith(f"/{file}")]
    # A script is fetched by the page, which checks it, and by who imports it, who has it from the browser then.
    most = 1 if file.endswith((".wasm", ".pack")) else 3
    assert 1 <= len(fetched) <= most
    assert all(url.startswith(f"{site_url}static/vendor/") for url in fetched)


@pytest.mark.parametrize("seed", recorded_seeds()[:6])
def test_a_recorded_network_and_the_live_one_are_equal_bit_for_bit(live_page: Page, checkout: Checkout, seed):
    reel = from_json((checkout.recorded / f"seed-{seed}.json").read_text("utf-8"))
    put(live_page, seed=seed, sample=7, python="off", autoplay="false")
    until(live_page, "element.currentReel")
    recorded = ask(live_page, "element.currentReel.traces")
    put_live(live_page, seed=seed)
    live = ask(live_page, "element.currentReel.traces")
    assert [trace.pop("source") for trace in recorded] == ["recorded"] * 8
    assert [trace.pop("source") for trace in live] == ["live"] * 8
    expected = [json.loads(json.dumps(trace_to_dict(reel, sample))) for sample in range(8)]
    assert recorded == expected
    assert live == expected


def test_a_paused_picture_keeps_its_moment_when_live_numbers_replace_recorded_ones(live_page: Page):
    put_live(live_page)
    ask(live_page, "(element.step(3, 'sample'), element.seek(1234))")
    before = trace_of(live_page)
    # A recorded network is shown as recorded until Python has answered for it.
    sources = ask(
        live_page,
        """new Promise(resolve => {
            const badge = element.shadowRoot.querySelector(".badge");
            const sources = [];
            new MutationObserver(() => {
                if (sources.at(-1) !== badge.dataset.source) sources.push(badge.dataset.source);
                if (sources.includes("recorded") && sources.at(-1) === "live") resolve(sources);
            }).observe(badge, { attributes: true });
            element.setAttribute("seed", element.settings.seed);
        })""",
    )
    assert sources[-2:] == ["recorded", "live"]
    assert trace_of(live_page) == before
    assert ask(live_page, "element.currentTimeMs") == 1234
